#include "support/database.hpp"

namespace stadt::testing {

std::vector<TestEngine> engines() { return {TestEngine::sqlite}; }

std::string engine_name(const ::testing::TestParamInfo<TestEngine>& info) {
  return info.param == TestEngine::sqlite ? "SQLite" : "PostgreSQL";
}

std::unique_ptr<sql::Database> OnBothEngines::take_database() {
  sql::Settings settings;
  settings.database = ":memory:";
  auto opened = sql::Database::open(settings);
  EXPECT_TRUE(opened) << opened.error().message;
  return std::move(*opened);
}

}  // namespace stadt::testing
