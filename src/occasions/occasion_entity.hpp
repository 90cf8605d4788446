// An occasion as the API shows it to one of those whom it was told to, with the ways to get in touch.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "json/write.hpp"
#include "occasions/occasion.hpp"
#include "people/account.hpp"

namespace stadt {

// What the reader can do now. `call` is a telephone number that the teller's house shows them, as a link.
struct OccasionWays {
  bool write = false;
  std::optional<std::string> call;
  bool arrange = false;
};
BOOST_DESCRIBE_STRUCT(OccasionWays, (), (write, call, arrange))

struct OccasionRole {
  std::string text;
  std::string organisation;
};
BOOST_DESCRIBE_STRUCT(OccasionRole, (), (text, organisation))

struct OccasionEntity {
  OccasionId id;
  json::Rendered<Account> account;
  OccasionKind kind = OccasionKind::other;
  std::string words;                 // plain text, with line breaks
  std::optional<OccasionRole> role;  // only where the reader may see it in the house, too
  OccasionWays ways;
  Time told_at;
  Time ends_at;
  std::optional<Time> changed_at;
  json::Absent<Audience> audience;   // for the one who told it
  json::Absent<Time> changes_until;  // the same: until then it can be put in other words
};
BOOST_DESCRIBE_STRUCT(OccasionEntity, (),
                      (id, account, kind, words, role, ways, told_at, ends_at, changed_at, audience, changes_until))

}  // namespace stadt
