// A resident as SQL knows them. What the client API shows of them is made in people/accounts.hpp.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/audience.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class PersonState { active = 0, unconfirmed = 1, suspended = 2, gone = 3 };
BOOST_DESCRIBE_ENUM(PersonState, active, unconfirmed, suspended, gone)

enum class Role { resident = 0, greeter = 1, moderator = 2, operator_ = 3 };
BOOST_DESCRIBE_ENUM(Role, resident, greeter, moderator, operator_)

struct Person {
  PersonId id;
  std::string handle;
  std::string name;
  std::string pronouns;
  std::string line;
  std::string bio;
  std::string bio_html;
  std::string language;
  std::string time_zone;
  std::string region;
  std::string avatar;
  std::string header;
  bool locked = false;
  bool bot = false;
  bool discoverable = true;
  bool indexable = true;
  bool hide_collections = false;
  bool overheard = true;
  PersonState state = PersonState::active;
  Role role = Role::resident;
  Audience default_audience = Audience::public_;
  std::string default_language;
  bool default_sensitive = false;
  std::int64_t followers = 0;
  std::int64_t following = 0;
  std::int64_t posts = 0;
  Time last_post_at;
  std::int64_t version = 0;
  Time created_at;
  Time updated_at;

  bool operator==(const Person&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, handle, name, pronouns, line, bio, bio_html, language, time_zone, region, avatar, header,
                       locked, bot, discoverable, indexable, hide_collections, overheard, state, role, default_audience,
                       default_language, default_sensitive, followers, following, posts, last_post_at, version,
                       created_at, updated_at))

}  // namespace stadt
