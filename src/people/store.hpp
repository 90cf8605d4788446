// Every SQL statement about people, their houses and their relations.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "people/house.hpp"
#include "people/person.hpp"
#include "people/relation.hpp"
#include "sql/database.hpp"
#include "sql/range.hpp"

namespace stadt::people_store {

struct NewPerson {
  PersonId id;
  std::string handle;  // as shown
  std::string email;   // normalised
  std::string password;
  std::string language;
  std::string reason;
  std::string name;
  Time at;
};

// What of a new person is taken already.
struct Taken {
  bool handle = false;
  bool email = false;
};

// Holds these people until the transaction ends: what is read of them and of how they stand to each other afterwards
// stays true. Before posts are written, conversations and posts are locked first and people last.
void lock(sql::Transaction& transaction, std::vector<PersonId> people);
Taken claim(sql::Transaction& transaction, const NewPerson& person);
void insert(sql::Transaction& transaction, const NewPerson& person);
void update(sql::Transaction& transaction, const Person& person);
void set_role(sql::Transaction& transaction, PersonId person, Role role);
std::vector<PersonId> with_roles(sql::Session& db);

std::optional<Person> person(sql::Session& db, PersonId id);
std::vector<Person> people(sql::Session& db, std::span<const PersonId> ids);
std::optional<PersonId> by_handle(sql::Session& db, std::string_view lower_handle);
std::vector<PersonId> by_handle_prefix(sql::Session& db, std::string_view prefix, int limit);

struct OwnedItem {
  PersonId person;
  HouseItem item;
};
std::vector<OwnedItem> items(sql::Session& db, std::span<const PersonId> ids);
void replace_items(sql::Transaction& transaction, PersonId person, std::span<const HouseItem> items);

// Relations. Each change answers whether it changed anything, so that counters stay exact under races.
struct Follow {
  PersonId follower;
  PersonId target;
  FollowState state = FollowState::following;
  bool boosts = true;
  bool notify = false;
  std::string languages;
  std::int64_t id = 0;
};
std::optional<FollowState> follow_state(sql::Session& db, PersonId follower, PersonId target);
bool insert_follow(sql::Transaction& transaction, const Follow& follow);
void update_follow(sql::Transaction& transaction, const Follow& follow);
bool accept_follow(sql::Transaction& transaction, PersonId follower, PersonId target);
// What the follow was before it was deleted; nothing if there was none.
std::optional<FollowState> delete_follow(sql::Transaction& transaction, PersonId follower, PersonId target);
std::vector<PersonId> followers_to_tell(sql::Session& db, PersonId person, int limit);
void count_follow(sql::Transaction& transaction, PersonId follower, PersonId target, int change);

bool insert_block(sql::Transaction& transaction, PersonId blocker, PersonId target, std::int64_t id);
bool delete_block(sql::Transaction& transaction, PersonId blocker, PersonId target);
bool blocks(sql::Session& db, PersonId blocker, PersonId target);
void put_mute(sql::Transaction& transaction, PersonId person, PersonId target, bool notifications, Time until,
              std::int64_t id);
bool delete_mute(sql::Transaction& transaction, PersonId person, PersonId target);
void put_note(sql::Transaction& transaction, PersonId person, PersonId target, std::string_view note);

std::vector<Relationship> relationships(sql::Session& db, PersonId viewer, std::span<const PersonId> others, Time now);
std::int64_t count_follow_requests(sql::Session& db, PersonId person);

// A person in a list with the internal id that pages it.
struct Listed {
  PersonId person;
  std::int64_t cursor = 0;
};
// Newest first; a mute that is over is listed no more.
enum class List { followers, following, requests, blocks, mutes };
std::vector<Listed> list(sql::Session& db, List which, PersonId person, const sql::Range& range, Time now);

}  // namespace stadt::people_store
