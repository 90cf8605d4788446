// Contacts, and the words that people exchange: who is a stranger to whom. How a contact begins is decided in
// contacts/.
#pragma once

#include <span>
#include <vector>

#include "base/env.hpp"
#include "people/relation.hpp"
#include "sql/database.hpp"

namespace stadt::people {

// Each of the two becomes the other's contact and follows the other; nothing happens to those who are. `one` is who has
// just said yes.
Result<> make_contact(sql::Transaction& transaction, Env& env, PersonId one, PersonId other);
// Ends the contact on both sides; the follows stay. False if there was none.
bool end_contact(sql::Transaction& transaction, Env& env, PersonId one, PersonId other);
// Not found if the other is no contact.
Result<> set_closeness(sql::Transaction& transaction, Env& env, PersonId person, PersonId other, Closeness closeness);

// A public answer from one to another; `change` is -1 when it is taken back.
void note_answer(sql::Transaction& transaction, PersonId from, PersonId to, int change, Time at);
void note_letter(sql::Transaction& transaction, PersonId from, PersonId to, Time at);
void note_letters(sql::Transaction& transaction, PersonId from, std::span<const PersonId> to, Time at);

// Newest first, below the cursor.
std::vector<Contact> contacts(sql::Session& db, PersonId person, std::int64_t before, int limit);

// From the person's side, in the order of `others`.
std::vector<Acquaintance> acquaintances(sql::Session& db, PersonId person, std::span<const PersonId> others);
Acquaintance acquaintance(sql::Session& db, PersonId person, PersonId other);

}  // namespace stadt::people
