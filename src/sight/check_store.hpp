// How the doctor asks every program of a city whether its memory equals what is written, and how they answer: through
// the store, which all of them have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/database.hpp"

namespace stadt::check_store {

void ask(sql::Transaction& transaction, Time now);
// The newest question after that moment.
std::optional<Time> asked_after(sql::Session& db, Time moment);

struct CheckAnswer {
  std::int64_t node = 0;
  bool same = false;
  std::string told;
};
void answer(sql::Transaction& transaction, Time asked, const CheckAnswer& answer);
std::vector<CheckAnswer> answers(sql::Session& db, Time asked);

}  // namespace stadt::check_store
