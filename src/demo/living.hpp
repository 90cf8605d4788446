// Lets the rest of the invented day happen, beside a running city: what stands after the opening, one word after the
// other.
#pragma once

#include <functional>
#include <string>

#include "base/env.hpp"
#include "demo/content.hpp"
#include "sql/database.hpp"

namespace stadt::demo {

// What just happened, for whoever watches.
struct Happening {
  std::string who;
  std::string where;  // the table's key; empty: not in public
  std::string text;
};

struct Life {
  std::string origin;
  // Waits before somebody speaks; false: it is enough.
  std::function<bool()> pause;
  std::function<void(const Happening&)> tell;
  // Somebody else may have changed the city meanwhile: what is impossible now is left out, and said here.
  std::function<void(const Error&)> skip;
};

// Ends with the day, or when `pause` says so. Refuses a city that is no demo. What was said before is not said again.
Result<> live(sql::Database& database, Env& env, const Content& content, const Life& life);

}  // namespace stadt::demo
