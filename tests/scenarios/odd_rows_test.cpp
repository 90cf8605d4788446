// What a later version, or a broken disk, has left in the store, as a city finds it that has just begun.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

using namespace std::string_literals;

TEST(OddRows, BreakNoReaderAndAreNobodys) {
  const std::string file = ::testing::TempDir() + fmt::format("odd_rows_{}.db", getpid());
  const auto open = [&] {
    sql::Settings settings;
    settings.database = file;
    return std::move(*sql::Database::open(settings));
  };
  std::string odd;
  Resident anna;
  Resident benno;
  {
    City city(open());
    anna = city.arrive("anna");
    benno = city.arrive("benno");
    odd = city.write(benno, "seltsam");
    const auto done = city.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      const PostId post{*parse_id(odd)};
      transaction.execute(R"sql(UPDATE post SET audience = 99, mark = 99 WHERE id = $1)sql", post);
      transaction.execute(R"sql(UPDATE conversation SET kind = 99, audience = 99 WHERE id = $1)sql", post);
      transaction.execute(R"sql(UPDATE person SET role = 99, default_audience = 99 WHERE id = $1)sql",
                          PersonId{*parse_id(benno.id)});
      return {};
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  City city(open(), City::quiet_settings(), 2);
  for (const auto& viewer : {Resident(), anna, benno}) {
    for (const auto& target :
         {"/api/v1/statuses/" + odd, "/api/v1/statuses/" + odd + "/context", "/api/stadt/v1/tables/" + odd,
          "/api/v1/accounts/" + benno.id, "/api/v1/accounts/" + benno.id + "/statuses", "/api/stadt/v1/people/benno"s,
          "/api/v1/timelines/public"s, "/api/v1/timelines/home"s, "/api/stadt/v1/tables"s, "/api/v1/preferences"s}) {
      const auto answer = city.get(target, viewer);
      const bool shown = answer.raw.body.find("seltsam") != std::string::npos;
      EXPECT_TRUE(!shown || viewer.id == benno.id) << target;
    }
  }
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace stadt::testing
