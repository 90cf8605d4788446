// Fills an empty city with the invented one, moment by moment up to the opening: everything happens through the use
// cases that people have, with a clock that is set to the time at which it happened.
#pragma once

#include <functional>
#include <string>

#include "attachments/attachment.hpp"
#include "base/env.hpp"
#include "demo/content.hpp"
#include "sql/database.hpp"

namespace stadt::demo {

struct Wish {
  Time opening;                         // now
  std::function<void(Time)> set_clock;  // of the env that is given with it, and of everything that is derived
  std::string origin;                   // of the links in posts
  std::string password_hash;            // everybody's
  // Draws a motif and keeps it as the picture that somebody has sent.
  std::function<Result<Picture>(std::string_view motif)> picture;
};

struct Filled {
  int people = 0;
  int tables = 0;
  int posts = 0;  // replies and letters counted
  int requests = 0;
};

// `progress` is told how many of how many steps are done.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

// Refuses a city where people live already.
Result<Filled> fill(sql::Database& database, Env& env, const Content& content, const Wish& wish,
                    const Progress& progress);

// Whether this city was filled so, and whether nobody lives here yet.
bool is_demo(sql::Session& db);
bool is_empty(sql::Session& db);

}  // namespace stadt::demo
