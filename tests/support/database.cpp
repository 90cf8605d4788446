#include "support/database.hpp"

namespace stadt::testing {

std::vector<TestEngine> engines() {
  if (postgres_server().empty()) return {TestEngine::sqlite};
  return {TestEngine::sqlite, TestEngine::postgresql};
}

std::string engine_name(const ::testing::TestParamInfo<TestEngine>& info) {
  return info.param == TestEngine::sqlite ? "SQLite" : "PostgreSQL";
}

std::unique_ptr<sql::Database> OnBothEngines::take_database(sql::StatementWatcher* watcher) {
  sql::Settings settings;
  settings.database = ":memory:";
  settings.watcher = watcher;
  if (GetParam() == TestEngine::postgresql) {
    settings.database = databases_.emplace_back().address();
  }
  auto opened = sql::Database::open(settings);
  EXPECT_TRUE(opened) << opened.error().message;
  return std::move(*opened);
}

}  // namespace stadt::testing
