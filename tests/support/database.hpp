// Runs a suite on the embedded store in memory and, where STADT_TEST_POSTGRES names one, again on PostgreSQL.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "sql/database.hpp"

namespace stadt::testing {

enum class TestEngine { sqlite, postgresql };

std::vector<TestEngine> engines();
std::string engine_name(const ::testing::TestParamInfo<TestEngine>& info);

class OnBothEngines : public ::testing::TestWithParam<TestEngine> {
 protected:
  // A fresh, migrated store.
  static std::unique_ptr<sql::Database> take_database();
};

}  // namespace stadt::testing

#define STADT_ON_BOTH_ENGINES(suite) \
  INSTANTIATE_TEST_SUITE_P(Engines, suite, ::testing::ValuesIn(engines()), engine_name)
