// Every SQL statement about occasions.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "occasions/occasion.hpp"
#include "sql/database.hpp"

namespace stadt::occasions_store {

void insert(sql::Transaction& transaction, const Occasion& occasion, std::int64_t span);
void put_words(sql::Transaction& transaction, const Occasion& occasion);
void remove(sql::Transaction& transaction, const Occasion& occasion, std::int64_t span);

std::optional<Occasion> occasion(sql::Session& db, PersonId person, OccasionId id);
// Those that there are, in any order.
std::vector<Occasion> occasions(sql::Session& db, std::span<const Told> told);
// Of one person, told after `since`, newest first.
std::vector<Occasion> of_person(sql::Session& db, PersonId person, OccasionId since, int limit);
// Of everybody, newest first, after `since`.
std::vector<Told> told(sql::Session& db, std::span<const std::int64_t> spans, OccasionId since, int limit);
// What is over of a person: theirs to be cleared when they tell something new.
std::vector<Occasion> over(sql::Session& db, PersonId person, OccasionId before, int limit);

}  // namespace stadt::occasions_store
