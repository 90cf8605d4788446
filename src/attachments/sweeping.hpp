// What is needed no more goes: pictures that waited for a day or were dropped, and files that no row names because the
// program ended between the two.
#pragma once

#include "base/env.hpp"
#include "media/files.hpp"
#include "sql/database.hpp"

namespace stadt::attachments {

// Used by one thread. Each call does a bounded part: some pictures that are due, or one shelf of files.
class Sweeper {
 public:
  Sweeper(Env& env, sql::Database& database, media::Files& files) : env_(env), database_(database), files_(files) {}

  // One shelf of those that somebody looks after; whether there may be more on it.
  Result<bool> sweep_due(std::int64_t shelf);
  // One shelf of files (media::shelves).
  void sweep_files(int shelf);
  // The next of both, in turn: for chores.
  Result<> run();

 private:
  Env& env_;
  sql::Database& database_;
  media::Files& files_;
  std::int64_t turn_ = 0;
};

}  // namespace stadt::attachments
