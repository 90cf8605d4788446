#include "derivers.hpp"

#include "appointments/appointments.hpp"
#include "articles/articles.hpp"
#include "contacts/contacts.hpp"
#include "letters/letters.hpp"
#include "notifications/notifications.hpp"
#include "pebbles/pebbles.hpp"

namespace stadt {

// In this order: who is written to is decided before they are told.
void add_derivers(sql::Database& database, Env& env, const Campaigns& campaigns) {
  database.derive([&env, &campaigns](sql::Transaction& transaction, const Event& event) {
    return letters::derive(transaction, env, campaigns, event);
  });
  database.derive(
      [&env](sql::Transaction& transaction, const Event& event) { return contacts::derive(transaction, env, event); });
  database.derive(
      [&env](sql::Transaction& transaction, const Event& event) { return pebbles::derive(transaction, env, event); });
  database.derive(
      [&env](sql::Transaction& transaction, const Event& event) { return articles::derive(transaction, env, event); });
  database.derive([&env](sql::Transaction& transaction, const Event& event) {
    return appointments::derive(transaction, env, event);
  });
  database.derive([&env](sql::Transaction& transaction, const Event& event) {
    return notifications::derive(transaction, env, event);
  });
}

}  // namespace stadt
