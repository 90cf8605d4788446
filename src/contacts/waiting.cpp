#include "contacts/waiting.hpp"

#include "contacts/store.hpp"

namespace stadt::contacts {

int waiting(sql::Session& db, PersonId person) { return contacts_store::count_waiting(db, person).inbox; }

}  // namespace stadt::contacts
