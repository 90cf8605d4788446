// Fills an empty city from a file of conversations and a file of follows, for benchmarks and tuning: people, posts,
// tables, guests, answers, follows and places, as if everything had been said here, ending an hour ago.
#pragma once

#include <functional>
#include <string>

#include "base/env.hpp"
#include "base/result.hpp"
#include "sql/database.hpp"

namespace stadt::load {

struct Wish {
  std::string trees;     // path, required
  std::string follows;   // path, or empty
  std::string handle;    // of somebody who can sign in and follows those who talk most, or empty
  std::string password;  // theirs
  std::string origin;    // of the links in posts
};

struct Progress {
  std::string_view part;
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::int64_t rows = 0;  // written or about to be, over all parts
};

struct Loaded {
  std::int64_t people = 0;
  std::int64_t conversations = 0;
  std::int64_t posts = 0;
  std::int64_t follows = 0;
  std::int64_t rows = 0;
};

// Refuses a city where people live already.
Result<Loaded> fill(sql::Database& database, Env& env, const Wish& wish,
                    const std::function<void(const Progress&)>& progress);

}  // namespace stadt::load
