// Runs a suite on the embedded store in memory and, where STADT_TEST_POSTGRES names one, again on PostgreSQL.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "sql/database.hpp"
#include "support/postgres.hpp"

namespace stadt::testing {

enum class TestEngine { sqlite, postgresql };

std::vector<TestEngine> engines();
std::string engine_name(const ::testing::TestParamInfo<TestEngine>& info);

class OnBothEngines : public ::testing::TestWithParam<TestEngine> {
 protected:
  // A fresh, migrated store of the suite's engine.
  std::unique_ptr<sql::Database> take_database(sql::StatementWatcher* watcher = nullptr);

 private:
  std::vector<MigratedPostgres> databases_;  // given back when the test has closed them
};

}  // namespace stadt::testing

#define STADT_ON_BOTH_ENGINES(suite)                                                         \
  INSTANTIATE_TEST_SUITE_P(Engines, suite, ::testing::ValuesIn(::stadt::testing::engines()), \
                           ::stadt::testing::engine_name)
