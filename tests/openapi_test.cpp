// The web client's types are made from web/openapi.json; this keeps the file and the program the same.
// STADT_UPDATE=1 writes the file anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/city.hpp"

namespace stadt::testing {

namespace {

const std::string path = STADT_SOURCE_DIR "/web/openapi.json";

TEST(OpenApi, TheFileOfTheWebClientIsTheProgramsOwn) {
  sql::Settings settings;
  settings.database = ":memory:";
  auto database = sql::Database::open(settings);
  ASSERT_TRUE(database);
  City city(std::move(*database));
  const std::string document = city.get("/api/stadt/v1/openapi.json").raw.body + "\n";
  if (std::getenv("STADT_UPDATE")) std::ofstream(path) << document;
  std::ifstream file(path);
  const std::string written(std::istreambuf_iterator<char>(file), {});
  EXPECT_TRUE(written == document) << "Run: STADT_UPDATE=1 build/debug/city_tests --gtest_filter='OpenApi.*'";
}

}  // namespace

}  // namespace stadt::testing
