#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "command/command.hpp"
#include "open_city.hpp"
#include "sql/backup.hpp"

namespace stadt::command {

namespace {

Result<> run_backup(const Arguments& arguments, const config::Settings& settings) {
  const std::string& file = arguments.positional()[0];
  const std::string database = database_of(settings);
  if (sql::names_postgres(database)) {
    return fail(ErrorKind::unprocessable, "backup.postgresql",
                fmt::format("This city lives in PostgreSQL, which has tools of its own. Write pg_dump --format=custom "
                            "--file={} {}",
                            file, sql::shown(database)));
  }
  CHECKED(sql::backup(database, file, [](const sql::BackupProgress& progress) {
    if (isatty(STDERR_FILENO) && progress.pages_total > 0) {
      fmt::print(stderr, "\r{:3d} %", 100 * progress.pages_done / progress.pages_total);
    }
  }));
  fmt::print("\r{} ({} KiB), checked.\nPictures stand beside the database: copy {}/media as well.\n", file,
             std::filesystem::file_size(file) / 1024, settings.data);
  return {};
}

}  // namespace

Command backup_command() {
  return {.name = "backup",
          .positional = "FILE",
          .summary = "Copy the running city's database to a file, to one instant.",
          .teaching = "  stadt backup --data /var/lib/stadt /backup/stadt-2026-11-24.db\n\nTo restore, stop the city "
                      "and put the file in place of data/stadt.db.",
          .options = {},
          .run = run_backup};
}

}  // namespace stadt::command
