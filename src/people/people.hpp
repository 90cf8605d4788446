// What people do: arrive, change their house, follow, block, mute. Each runs inside one transaction and writes what
// follows from it to the event log.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/env.hpp"
#include "people/house.hpp"
#include "people/person.hpp"
#include "sql/database.hpp"

namespace stadt::people {

struct Arrival {
  std::string handle;
  std::string email;
  std::string password_hash = {};
  std::string name = {};
  std::string language = "de";
  std::string reason = {};
};
// The handle and the address are claimed; a taken one is an error with the field's details (ERR_TAKEN).
Result<PersonId> arrive(sql::Transaction& transaction, Env& env, const Arrival& arrival);
Result<> give_role(sql::Transaction& transaction, PersonId person, Role role);
// Greeters, moderators and operators.
std::vector<PersonId> who_look_after_the_city(sql::Session& db);

// Only what is set is changed.
struct ProfileChange {
  std::optional<std::string> name;
  std::optional<std::string> pronouns;
  std::optional<std::string> line;
  std::optional<std::string> bio;
  std::optional<std::string> bio_html;
  std::optional<std::string> region;
  std::optional<std::string> time_zone;
  std::optional<std::string> language;
  std::optional<bool> locked;
  std::optional<bool> bot;
  std::optional<bool> discoverable;
  std::optional<bool> indexable;
  std::optional<bool> hide_collections;
  std::optional<bool> overheard;
  std::optional<std::string> avatar;
  std::optional<std::string> header;
  std::optional<Audience> default_audience;
  std::optional<std::string> default_language;
  std::optional<bool> default_sensitive;
  std::optional<std::vector<HouseItem>> items;   // all of them
  std::optional<std::vector<HouseItem>> fields;  // the fields alone, in place of the former ones
};
// The media keys of pictures that nobody shows any more once this is committed.
using DroppedPictures = std::vector<std::string>;
Result<DroppedPictures> change_profile(sql::Transaction& transaction, Env& env, PersonId person,
                                       const ProfileChange& change);

struct FollowWish {
  std::optional<bool> boosts;
  std::optional<bool> notify;
  std::optional<std::vector<std::string>> languages;
};
// Whoever is gone or has blocked one of the two reads as not found. Repeating changes the options.
Result<> follow(sql::Transaction& transaction, Env& env, PersonId person, PersonId target, const FollowWish& wish);
// Followers who asked to be told of what the person writes.
std::vector<PersonId> followers_to_tell(sql::Session& db, PersonId person, int limit);
Result<> unfollow(sql::Transaction& transaction, Env& env, PersonId person, PersonId target);
Result<> accept_follow(sql::Transaction& transaction, Env& env, PersonId person, PersonId follower);
// Ends a request or a follow of somebody else.
Result<> remove_follower(sql::Transaction& transaction, Env& env, PersonId person, PersonId follower);
// Ends follows and contact in both directions.
Result<> block(sql::Transaction& transaction, Env& env, PersonId person, PersonId target);
Result<> unblock(sql::Transaction& transaction, Env& env, PersonId person, PersonId target);
struct MuteWish {
  bool notifications = true;
  std::int64_t seconds = 0;  // 0: for good
};
Result<> mute(sql::Transaction& transaction, Env& env, PersonId person, PersonId target, const MuteWish& wish);
Result<> unmute(sql::Transaction& transaction, Env& env, PersonId person, PersonId target);
Result<> put_note(sql::Transaction& transaction, PersonId person, PersonId target, const std::string& note);

// In one round; who is unknown is not among them.
std::unordered_map<PersonId, Person> by_id(sql::Session& db, std::span<const PersonId> people);
// Somebody who lives here and lets others find them: whom a list of people may name that they did not ask for.
bool wants_to_be_found(const Person& person);

}  // namespace stadt::people
