// A consistent copy of a running embedded database, to one instant. PostgreSQL has its own tools for that.
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"

namespace stadt::sql {

struct BackupProgress {
  int pages_done = 0;
  int pages_total = 0;
};

// Copies the database file at `database` to `file`, which must not exist yet; the copy is checked before it gets its
// name.
Result<> backup(const std::string& database, const std::string& file,
                const std::function<void(const BackupProgress&)>& progress);

// What SQLite's own integrity check says of the file: empty if all is well.
Result<std::string> check_integrity(const std::string& database);

}  // namespace stadt::sql
