#include "sql/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>

namespace stadt::sql {

namespace {

constexpr int pages_per_step = 4096;
constexpr int busy_wait_ms = 50;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;

std::unexpected<Error> broken(const std::string& path, sqlite3* database) {
  return fail(ErrorKind::unavailable, "backup.failed",
              fmt::format("{}: {}", path, database ? sqlite3_errmsg(database) : "out of memory"));
}

Result<Handle> open(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) return broken(path, handle.get());
  return handle;
}

Result<> copy(sqlite3* from, sqlite3* to, const std::string& path,
              const std::function<void(const BackupProgress&)>& progress) {
  sqlite3_backup* job = sqlite3_backup_init(to, "main", from, "main");
  if (!job) return broken(path, to);
  int code = SQLITE_OK;
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    code = sqlite3_backup_step(job, pages_per_step);
    progress({sqlite3_backup_pagecount(job) - sqlite3_backup_remaining(job), sqlite3_backup_pagecount(job)});
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(busy_wait_ms);
  }
  sqlite3_backup_finish(job);
  if (code != SQLITE_DONE) return broken(path, to);
  return {};
}

Result<> sync_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) return fail(ErrorKind::no_space, "backup.sync", fmt::format("{} could not be written to disk.", path));
  return {};
}

Result<std::string> integrity(sqlite3* database, const std::string& path) {
  std::string found;
  const auto take = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) += std::string(values[0] ? values[0] : "") + "\n";
    return 0;
  };
  if (sqlite3_exec(database, "PRAGMA integrity_check", take, &found, nullptr) != SQLITE_OK) {
    return broken(path, database);
  }
  return found == "ok\n" ? std::string() : found;
}

}  // namespace

Result<> backup(const std::string& database, const std::string& file,
                const std::function<void(const BackupProgress&)>& progress) {
  if (std::filesystem::exists(file)) {
    return fail(ErrorKind::conflict, "backup.exists", fmt::format("{} exists already. Choose another name.", file));
  }
  const std::string part = file + ".part";
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  {
    const Handle from = TRY(open(database, SQLITE_OPEN_READONLY));
    const Handle to = TRY(open(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    CHECKED(copy(from.get(), to.get(), part, progress));
    const std::string damage = TRY(integrity(to.get(), part));
    if (!damage.empty()) return fail(ErrorKind::unavailable, "backup.damaged", "The copy is damaged: " + damage);
  }
  CHECKED(sync_file(part));
  if (std::rename(part.c_str(), file.c_str()) != 0) {
    return fail(ErrorKind::no_space, "backup.rename", fmt::format("{} could not be given its name.", file));
  }
  const auto folder = std::filesystem::absolute(file).parent_path().string();
  return sync_file(folder);
}

Result<std::string> check_integrity(const std::string& database) {
  const Handle handle = TRY(open(database, SQLITE_OPEN_READONLY));
  return integrity(handle.get(), database);
}

}  // namespace stadt::sql
