#include "json/write.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <limits>

#include "json/value.hpp"

namespace stadt::json {
namespace {

enum class Mood { calm, default_ };
BOOST_DESCRIBE_ENUM(Mood, calm, default_)

struct Part {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name))

struct Whole {
  bool flag = true;
  int number = -4;
  double real = 0.25;
  Time time{1'767'607'200'000};
  PostId id{12};
  Mood default_ = Mood::default_;
  std::optional<std::string> nothing;
  Absent<std::string> absent;
  Absent<std::string> present{"here"};
  std::vector<Part> parts{{"a"}, {"b"}};
  std::map<std::string, int> map{{"k\"", 1}};
  Raw raw{"[1]"};
};
BOOST_DESCRIBE_STRUCT(Whole, (), (flag, number, real, time, id, default_, nothing, absent, present, parts, map, raw))

TEST(Write, WritesDescribedStructs) {
  EXPECT_EQ(write(Whole{}),
            R"({"flag":true,"number":-4,"real":0.25,"time":"2026-01-05T10:00:00.000Z","id":"12","default":"default",)"
            R"("nothing":null,"present":"here","parts":[{"name":"a"},{"name":"b"}],"map":{"k\"":1},"raw":[1]})");
}

TEST(Write, EscapesWhateverThePosition) {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string pad(before, 'x');
    const auto padded = [&](std::string_view text) { return fmt::format("{0}{1}{0}", pad, text); };
    EXPECT_EQ(write(padded("\"")), '"' + padded("\\\"") + '"');
    EXPECT_EQ(write(padded("\\ä\n")), '"' + padded("\\\\ä\\n") + '"');
    EXPECT_EQ(write(padded("\x1f\x7f")), '"' + padded("\\u001f\x7f") + '"');
  }
  EXPECT_EQ(write(std::string("\b\f\n\r\t\x01/<>&")), R"("\b\f\n\r\t\u0001/<>&")");
}

TEST(Write, CanBeReadBackForEveryByte) {
  for (int first = 1; first < 0x80; ++first) {
    for (int second = 1; second < 0x80; ++second) {
      const std::string text{'s', 'o', 'm', 'e', static_cast<char>(first), static_cast<char>(second), 'e', 'n', 'd'};
      const auto back = parse(write(text));
      ASSERT_TRUE(back);
      ASSERT_EQ(*back, Value(text));
    }
  }
}

TEST(Write, ReplacesWhatIsNotUnicode) {
  EXPECT_EQ(write(std::string("a\xFFz")), "\"a\xEF\xBF\xBDz\"");
  EXPECT_EQ(write(std::string("12345678\xED\xA0\x80z")), "\"12345678\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  EXPECT_EQ(write(std::string("ä\xC3")), "\"ä\xEF\xBF\xBD\"");
  EXPECT_EQ(write(std::string("a\0b", 3)), "\"a\xEF\xBF\xBD"
                                           "b\"");
}

TEST(Write, WritesNumbersThatJsonKnows) {
  EXPECT_EQ(write(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(write(0.1), "0.1");
  EXPECT_EQ(write(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(write(std::numeric_limits<double>::quiet_NaN()), "null");
}

}  // namespace
}  // namespace stadt::json
