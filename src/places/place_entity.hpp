// Places as the API shows them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/write.hpp"
#include "people/account.hpp"
#include "places/members.hpp"

namespace stadt {

// A place among others.
struct ListedPlace : Place {
  std::int64_t members = 0;
  std::optional<Time> last_at;          // somebody spoke there; none: nobody did yet
  std::optional<places::Standing> you;  // none: the viewer has nothing to do with it
};
BOOST_DESCRIBE_STRUCT(ListedPlace, (Place), (members, last_at, you))

// Members whom the viewer knows, the best known first.
struct FamiliarMembers {
  std::int64_t count = 0;
  json::Rendered<std::vector<Account>> people;
};
BOOST_DESCRIBE_STRUCT(FamiliarMembers, (), (count, people))

struct PlacePage {
  Place place;
  json::Rendered<std::vector<Account>> hosts;
  std::string house_rule;  // as typed
  std::string house_rule_html;
  Admission admission = Admission::open;
  std::int64_t members = 0;
  std::optional<FamiliarMembers> familiar;  // only if there is anybody
  std::optional<places::Standing> you;      // of whoever is signed in
  bool may_host = false;
  bool may_open_tables = false;
};
BOOST_DESCRIBE_STRUCT(PlacePage, (),
                      (place, hosts, house_rule, house_rule_html, admission, members, familiar, you, may_host,
                       may_open_tables))

struct Member {
  json::Rendered<Account> account;
  MembershipState state = MembershipState::member;
  bool shown = true;
  bool hosting = false;
  Time since;
};
BOOST_DESCRIBE_STRUCT(Member, (), (account, state, shown, hosting, since))

}  // namespace stadt
