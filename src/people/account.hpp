// The client API's Account.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/write.hpp"
#include "people/house.hpp"
#include "people/person.hpp"

namespace stadt {

struct AccountField {
  std::string name;
  std::string value;
  std::optional<Time> verified_at;
};
BOOST_DESCRIBE_STRUCT(AccountField, (), (name, value, verified_at))

// What the city adds to an account: only what everybody may see.
struct AccountHouse {
  std::string pronouns;
  std::string line;
  std::vector<std::string> talk_to_me_about;
  std::vector<std::string> burns_for;
  std::vector<std::string> can;
  std::vector<HouseItem> roles;
};
BOOST_DESCRIBE_STRUCT(AccountHouse, (), (pronouns, line, talk_to_me_about, burns_for, can, roles))

struct AccountRole {
  std::string id;
  std::string name;
  std::string color;
};
BOOST_DESCRIBE_STRUCT(AccountRole, (), (id, name, color))

struct AccountSource {
  std::string note;
  std::vector<AccountField> fields;
  Visibility privacy = Visibility::public_;
  bool sensitive = false;
  std::optional<std::string> language;
  std::int64_t follow_requests_count = 0;
  bool hide_collections = false;
  bool discoverable = true;
  bool indexable = true;
};
BOOST_DESCRIBE_STRUCT(AccountSource, (),
                      (note, fields, privacy, sensitive, language, follow_requests_count, hide_collections,
                       discoverable, indexable))

// An account in short, where many people are shown or only their faces.
struct Face {
  PersonId id;
  std::string username;
  std::string acct;
  std::string display_name;
  std::string url;
  std::string avatar;
};
BOOST_DESCRIBE_STRUCT(Face, (), (id, username, acct, display_name, url, avatar))

struct Account {
  PersonId id;
  std::string username;
  std::string acct;
  std::string display_name;
  bool locked = false;
  bool bot = false;
  bool group = false;
  bool discoverable = true;
  bool noindex = false;
  Time created_at;
  std::string note;
  std::string url;
  std::string uri;
  std::string avatar;
  std::string avatar_static;
  std::string header;
  std::string header_static;
  std::int64_t followers_count = 0;
  std::int64_t following_count = 0;
  std::int64_t statuses_count = 0;
  std::optional<std::string> last_status_at;
  bool hide_collections = false;
  std::vector<std::string> emojis;
  std::vector<AccountField> fields;
  std::vector<AccountRole> roles;
  AccountHouse stadt;
  json::Absent<AccountSource> source;  // only for the person themselves
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, username, acct, display_name, locked, bot, group, discoverable, noindex, created_at, note,
                       url, uri, avatar, avatar_static, header, header_static, followers_count, following_count,
                       statuses_count, last_status_at, hide_collections, emojis, fields, roles, stadt, source))

}  // namespace stadt
