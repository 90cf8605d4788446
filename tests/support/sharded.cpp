#include "support/sharded.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "sql/database.hpp"

namespace stadt::testing {

namespace {

// Makes every table but the migrations' a partitioned one. PostgreSQL refuses primary keys without the shard key here,
// as a distributed one would.
constexpr const char* partition_all_tables = R"script(
    DO $$
    DECLARE
      old RECORD;
      references_kept TEXT[] := '{}';
      reference RECORD;
      again TEXT;
    BEGIN
      FOR reference IN SELECT conrelid::regclass AS owner, conname, pg_get_constraintdef(oid) AS definition
          FROM pg_constraint WHERE contype = 'f' LOOP
        references_kept := references_kept || format('ALTER TABLE %s ADD %s', reference.owner, reference.definition);
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', reference.owner, reference.conname);
      END LOOP;
      FOR old IN SELECT relname AS name, attname AS key FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
          WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration' AND attnum = 1 LOOP
        EXECUTE format('CREATE TABLE whole (LIKE %I INCLUDING ALL) PARTITION BY HASH (%I)', old.name, old.key);
        EXECUTE format('DROP TABLE %I', old.name);
        EXECUTE format('ALTER TABLE whole RENAME TO %I', old.name);
        FOR part IN 0..3 LOOP
          EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 4, REMAINDER %s)',
                         old.name || '_shard' || part, old.name, part);
        END LOOP;
      END LOOP;
      FOREACH again IN ARRAY references_kept LOOP
        EXECUTE again;
      END LOOP;
    END $$)script";

struct TableKey {
  std::string table;
  std::string key;
};
BOOST_DESCRIBE_STRUCT(TableKey, (), (table, key))

bool names(const std::string& text, const std::string& column) {
  return std::regex_search(text, std::regex("\\b" + column + "\\b"));
}

bool sets(const std::string& text, const std::string& column) {
  return std::regex_search(text, std::regex("\\b" + column + "\\s*=[^=]"));
}

}  // namespace

ShardedPostgres::ShardedPostgres() {
  const auto opened = sql::Database::open({.database = address()});
  EXPECT_TRUE(opened) << opened.error().message;
  session_ = std::make_unique<sql::PostgresSession>(address(), sql::PostgresRole::setup);
  // Off: literals that contradict each other must not hide what a statement would touch.
  session_->run_script("SET constraint_exclusion = off");
  session_->run_script(partition_all_tables);
  for (const auto& [table, key] : session_->query<TableKey>(R"sql(
      SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relkind = 'p' AND attnum = 1)sql")) {
    keys_[table] = key;
  }
}

// EXPLAIN names no partition for an INSERT, and lets a key be changed.
std::string ShardedPostgres::complaint_on_keys(const std::string& text) const {
  static const std::regex insert(R"(^\s*INSERT INTO (\w+)\s*\(([^)]*)\)\s*VALUES([\s\S]*))");
  static const std::regex on_conflict(R"(DO UPDATE SET ([\s\S]*?)(WHERE|$))");
  static const std::regex update(R"(^\s*UPDATE (\w+) SET ([\s\S]*?)(WHERE|$))");
  std::smatch match;
  if (std::regex_search(text, match, insert)) {
    const auto& key = keys_.at(match[1]);
    if (!names(match[2], key)) return "an INSERT names the shard key";
    const std::string rest = match[3];
    if (std::regex_search(rest, match, on_conflict) && sets(match[1], key)) return "a shard key is never changed";
  } else if (names(text, "INSERT")) {
    return "an INSERT names its columns and its VALUES";
  }
  if (std::regex_search(text, match, update) && sets(match[2], keys_.at(match[1]))) {
    return "a shard key is never changed";
  }
  return "";
}

std::string ShardedPostgres::complaint(const std::string& text) {
  static const std::regex shard(R"(\b(\w+)_shard\d)");
  if (auto why = complaint_on_keys(text); !why.empty()) return why;
  std::map<std::string, std::set<std::string>> touched;
  for (const auto& line : session_->query<std::string>("EXPLAIN " + text)) {
    for (std::sregex_iterator found(line.begin(), line.end(), shard), end; found != end; ++found) {
      touched[(*found)[1]].insert((*found)[0]);
    }
  }
  for (const auto& [table, shards] : touched) {
    if (shards.size() > 1) return fmt::format("it touches {} shards of {}", shards.size(), table);
  }
  return "";
}

std::vector<std::string> ShardedPostgres::crossing_references() {
  return session_->query<std::string>(R"sql(
      SELECT conrelid::regclass::text || ': ' || conname FROM pg_constraint
      WHERE contype = 'f' AND array_position(conkey, 1::smallint) IS DISTINCT FROM array_position(confkey, 1::smallint))sql");
}

}  // namespace stadt::testing
