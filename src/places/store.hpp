// Every SQL statement about places and their members.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "places/membership.hpp"
#include "places/place.hpp"
#include "sql/database.hpp"

namespace stadt::places_store {

// Reading; what has closed is not there.
std::optional<Place> place(sql::Session& db, PlaceId id);
std::vector<Place> places(sql::Session& db, std::span<const PlaceId> ids);
std::optional<PlaceId> by_handle(sql::Session& db, std::string_view handle);
// The newest first.
std::vector<Place> all(sql::Session& db, std::int64_t before, int limit);
std::optional<PlaceTerms> terms(sql::Session& db, PlaceId id);
struct Counted {
  PlaceId place;
  std::int64_t members = 0;
};
std::vector<Counted> members_of(sql::Session& db, std::span<const PlaceId> ids);
// Of the tables of each place those that spoke last, at most `limit`.
struct LastSpoken {
  PlaceId place;
  PersonId host;
  PostId last;
};
std::vector<LastSpoken> spoken_last(sql::Session& db, std::span<const PlaceId> places, std::size_t limit);
std::vector<PersonId> hosts(sql::Session& db, PlaceId id);
std::vector<PersonId> all_hosts(sql::Session& db);
bool is_host(sql::Session& db, PlaceId id, PersonId person);
// Of these places those that somebody hosts.
std::vector<PlaceId> hosted(sql::Session& db, PersonId person, std::span<const PlaceId> places);

// Writing. Each claim answers whether it changed anything.
bool claim_handle(sql::Transaction& transaction, std::string_view handle, PlaceId id);
void insert(sql::Transaction& transaction, const Place& place);
// Holds the place until the transaction ends; false if there is none.
bool lock(sql::Transaction& transaction, PlaceId id);
void update(sql::Transaction& transaction, const Place& place, const PlaceTerms& terms);
void close(sql::Transaction& transaction, PlaceId id, Time at);
bool insert_host(sql::Transaction& transaction, PlaceId id, PersonId person, std::int64_t position);
bool delete_host(sql::Transaction& transaction, PlaceId id, PersonId person);
void note_opened(sql::Transaction& transaction, PersonId person, PlaceId id, Time at);
int count_opened(sql::Session& db, PersonId person, Time since);

// Memberships: two rows, one of the person and one of the place; none is no row.
std::optional<Membership> membership(sql::Session& db, PersonId person, PlaceId place);
// Of somebody; `shown` only those that they show.
enum class Which { all, shown };
std::vector<Membership> memberships(sql::Session& db, PersonId person, Which which, int limit);
std::vector<Membership> members(sql::Session& db, PlaceId place, Which which, std::int64_t before, int limit);
// Who asks to be let in, or was put out; the latest first.
std::vector<Membership> at_the_door(sql::Session& db, PlaceId place, MembershipState state, std::int64_t before,
                                    int limit);
int count_memberships(sql::Session& db, PersonId person);
void put_membership(sql::Transaction& transaction, const Membership& membership);
void delete_membership(sql::Transaction& transaction, PersonId person, PlaceId place);
void count_members(sql::Transaction& transaction, PlaceId place, int change);

bool insert_follow(sql::Transaction& transaction, PersonId person, PlaceId place, std::int64_t id);
bool delete_follow(sql::Transaction& transaction, PersonId person, PlaceId place);
bool follows(sql::Session& db, PersonId person, PlaceId place);
std::vector<PlaceId> followed(sql::Session& db, PersonId person);
int count_followed(sql::Session& db, PersonId person);

}  // namespace stadt::places_store
