// Every SQL statement about pictures on walls.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "galleries/exhibition.hpp"
#include "sql/database.hpp"
#include "sql/range.hpp"

namespace stadt::galleries_store {

std::optional<Exhibition> exhibition(sql::Session& db, ExhibitionId id);
std::vector<Exhibition> exhibitions(sql::Session& db, std::span<const ExhibitionId> ids);
// Of a house or a place, the newest first.
std::vector<ExhibitionId> of_owner(sql::Session& db, std::int64_t owner, int limit);
// Held for this transaction.
std::optional<Exhibition> locked(sql::Transaction& transaction, ExhibitionId id);
void insert(sql::Transaction& transaction, const Exhibition& exhibition);
void update(sql::Transaction& transaction, const Exhibition& exhibition);
// With its guest book; its works are taken down before.
void remove(sql::Transaction& transaction, const Exhibition& exhibition, Time now);

// Whom its hosts have asked to hang their works there.
std::vector<PersonId> artists(sql::Session& db, ExhibitionId exhibition);
void set_artists(sql::Transaction& transaction, ExhibitionId exhibition, std::span<const PersonId> artists);

// In their order.
std::vector<Work> works(sql::Session& db, ExhibitionId exhibition);
// The first of each.
std::vector<Work> first_works(sql::Session& db, std::span<const ExhibitionId> exhibitions);
std::optional<Work> work(sql::Session& db, ExhibitionId exhibition, WorkId id);
// At the end of the wall.
void hang(sql::Transaction& transaction, const Work& work);
void update(sql::Transaction& transaction, const Work& work);
void take_down(sql::Transaction& transaction, const Work& work);
void order(sql::Transaction& transaction, ExhibitionId exhibition, std::span<const WorkId> works);

struct WorkTable {
  WorkId work;
  PostId post;
};
std::vector<WorkTable> tables(sql::Session& db, ExhibitionId exhibition);
std::optional<PostId> table(sql::Session& db, ExhibitionId exhibition, WorkId work);
// Whether the work's table is this post now; `former`: what stood in its place.
bool claim_table(sql::Transaction& transaction, ExhibitionId exhibition, const WorkTable& table, PostId former);

std::vector<GuestEntry> entries(sql::Session& db, ExhibitionId exhibition, const sql::Range& range);
std::optional<GuestEntry> entry(sql::Session& db, ExhibitionId exhibition, GuestEntryId id);
// Whether the person had not signed on that day.
bool sign(sql::Transaction& transaction, ExhibitionId exhibition, const GuestEntry& entry, std::int64_t day);
bool remove_entry(sql::Transaction& transaction, ExhibitionId exhibition, GuestEntryId id);
// They may sign once more on that day.
void release_day(sql::Transaction& transaction, ExhibitionId exhibition, PersonId person, std::int64_t day);

}  // namespace stadt::galleries_store
