#include "sql/migrations.hpp"

#include <fmt/format.h>
#include <boost/describe.hpp>

#include <charconv>

#include "base/log.hpp"

namespace stadt::sql {

namespace {

struct Applied {
  std::int64_t version = 0;
  std::string name;
  std::int64_t checksum = 0;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (version, name, checksum))

// FNV-1a (Fowler, Noll, Vo), cut to what every engine stores.
std::int64_t checksum_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const unsigned char byte : text) hash = (hash ^ byte) * 1099511628211ull;
  return static_cast<std::int64_t>(hash >> 1);
}

std::int64_t version_of(std::string_view name) {
  std::int64_t version = 0;
  std::from_chars(name.data(), name.data() + name.size(), version);
  return version;
}

Result<> check_known(const Applied& applied, std::span<const embedded::File> files) {
  for (const auto& file : files) {
    if (version_of(file.name) != applied.version) continue;
    if (checksum_of(file.content) == applied.checksum) return {};
    return fail(
        ErrorKind::conflict, "store.migration_changed",
        fmt::format("The migration {} is not the one that made this store. Use the release that made it.", file.name));
  }
  return fail(ErrorKind::conflict, "store.newer",
              fmt::format("This store was written by a newer release (migration {}). Use that release or a newer one.",
                          applied.name));
}

}  // namespace

Result<> migrate(Session& session, std::span<const embedded::File> files,
                 const std::function<void(const std::string& script)>& script) {
  script("CREATE TABLE IF NOT EXISTS migration "
         "(version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum BIGINT NOT NULL);");
  const auto applied = session.query<Applied>("SELECT version, name, checksum FROM migration ORDER BY version");
  for (const auto& entry : applied) CHECKED(check_known(entry, files));
  const std::int64_t newest = applied.empty() ? 0 : applied.back().version;
  for (const auto& file : files) {
    const std::int64_t version = version_of(file.name);
    if (version <= newest) continue;
    script(fmt::format("BEGIN;\n{}\nINSERT INTO migration VALUES ({}, '{}', {});\nCOMMIT;", file.content, version,
                       file.name, checksum_of(file.content)));
    log::info("store.migrated", {{"migration", std::string(file.name)}});
  }
  return {};
}

}  // namespace stadt::sql
