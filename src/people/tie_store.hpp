// Every SQL statement about contacts and about the words that people exchanged.
#pragma once

#include <span>
#include <vector>

#include "people/relation.hpp"
#include "sql/database.hpp"

namespace stadt::tie_store {

// Each answers whether it changed anything.
bool insert_contact(sql::Transaction& transaction, PersonId person, PersonId other, Time since, std::int64_t id);
bool delete_contact(sql::Transaction& transaction, PersonId person, PersonId other);
bool set_closeness(sql::Transaction& transaction, PersonId person, PersonId other, Closeness closeness);

std::vector<Contact> contacts(sql::Session& db, PersonId person, std::int64_t before, int limit);

// What is added to the words between a person and each of some others, on both sides.
struct Words {
  int answers = 0;
  int letters = 0;
  Time at;
};
void note_words(sql::Transaction& transaction, PersonId from, std::span<const PersonId> to, const Words& words);

// From the person's side, in the order of `others`.
std::vector<Acquaintance> acquaintances(sql::Session& db, PersonId person, std::span<const PersonId> others);

}  // namespace stadt::tie_store
