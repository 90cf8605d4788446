#include "json/value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace stadt::json {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Parse, ReadsEveryKindOfValue) {
  const auto value = parse(R"({"a":null,"b":true,"c":-5,"d":2.5,"e":"ä\u00e4","f":[1,"x"],"g":{"h":{}}})");
  ASSERT_TRUE(value);
  EXPECT_TRUE(value->find("a")->is_null());
  EXPECT_EQ(*value->find("b"), Value(true));
  EXPECT_EQ(*value->find("c"), Value(std::int64_t{-5}));
  EXPECT_EQ(*value->find("d"), Value(2.5));
  EXPECT_EQ(*value->find("e"), Value(std::string("ää")));
  EXPECT_EQ(*value->find("f"), Value(Array{Value(std::int64_t{1}), Value(std::string("x"))}));
  EXPECT_EQ(*value->find("g")->find("h"), Value(Object{}));
  EXPECT_EQ(value->find("missing"), nullptr);
}

TEST(Parse, RefusesWhatIsNotJsonWithASentence) {
  for (const std::string_view text : {"", " ", "{", "[1,]", "{\"a\"}", "{'a':1}", "nul", "01", "1 2", "\"a", "NaN",
                                      "+1", "[1]x", "\"\t\"", "// a\n1", "{\"a\":1,}", "\xEF\xBB\xBF"}) {
    const auto value = parse(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().kind, ErrorKind::invalid);
    EXPECT_EQ(value.error().code, "input.json");
    EXPECT_TRUE(value.error().message.ends_with('.')) << value.error().message;
  }
}

TEST(Parse, BoundsTheDepthWithoutRecursingIntoIt) {
  EXPECT_TRUE(parse(nested(max_depth - 1)));
  EXPECT_FALSE(parse(nested(max_depth + 1)));
  EXPECT_FALSE(parse(nested(100'000)));
  EXPECT_FALSE(parse(std::string(100'000, '[')));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"ignored\":";
  EXPECT_FALSE(parse(objects));
}

TEST(Parse, BoundsTheNumberOfValues) {
  std::string list = "[0";
  for (std::size_t i = 2; i < max_values; ++i) list += ",0";
  EXPECT_TRUE(parse(list + "]"));
  const auto over = parse(list + ",0,0]");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().kind, ErrorKind::too_large);
}

TEST(Parse, RefusesTextsThatAreNotUnicode) {
  for (const std::string_view text :
       {R"("\ud800")", R"("\udc00")", R"("\ud800\u0041")", R"("\ud800\ud800")", R"("\ud800x")", "\"\xC0\xAF\"",
        "\"\xED\xA0\x80\"", "\"\xFF\"", "\"\xF5\x80\x80\x80\"", "{\"\xED\xB0\x80\":1}", R"({"\udc00":1})"}) {
    const auto value = parse(text);
    ASSERT_FALSE(value) << text;
    EXPECT_THAT(value.error().code, testing::AnyOf("input.json", "input.text"));
  }
}

TEST(Parse, RefusesNulInsideTexts) {
  for (const std::string_view text : {R"("a\u0000b")", R"({"\u0000":1})"}) {
    const auto value = parse(text);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().kind, ErrorKind::unprocessable);
    EXPECT_EQ(value.error().code, "input.text");
  }
}

TEST(Parse, CountsTheLastOfDuplicateKeys) {
  const auto value = parse(R"({"visibility":"public","x":1,"visibility":"direct","y":2,"x":3})");
  ASSERT_TRUE(value);
  EXPECT_EQ(*value,
            Value(Object{{"visibility", std::string("direct")}, {"y", std::int64_t{2}}, {"x", std::int64_t{3}}}));
}

TEST(Parse, ReadsNumbersAtTheEdges) {
  EXPECT_EQ(*parse("9223372036854775807"), Value(std::int64_t{9223372036854775807}));
  EXPECT_EQ(*parse("-9223372036854775808"), Value(std::numeric_limits<std::int64_t>::min()));
  EXPECT_EQ(*parse("18446744073709551615"), Value(18446744073709551615.0));
  EXPECT_FALSE(parse("1" + std::string(40, '0')));
  EXPECT_FALSE(parse("1e400"));
}

TEST(FromPairs, NestsBrackets) {
  const auto value = from_pairs({{"a", "x"},
                                 {"types[]", "1"},
                                 {"types[]", "2"},
                                 {"home[last_read_id]", "5"},
                                 {"fields[1][name]", "second"},
                                 {"fields[0][name]", "first"},
                                 {"keywords[][keyword]", "k1"},
                                 {"keywords[][whole]", "true"},
                                 {"keywords[][keyword]", "k2"}});
  ASSERT_TRUE(value);
  EXPECT_EQ(
      *value,
      *parse(R"({"a":"x","types":["1","2"],"home":{"last_read_id":"5"},"fields":[{"name":"first"},{"name":"second"}],
                       "keywords":[{"keyword":"k1","whole":"true"},{"keyword":"k2"}]})"));
}

TEST(FromPairs, CountsTheLastOfARepeatedName) {
  EXPECT_EQ(*from_pairs({{"a", "1"}, {"a", "2"}}), *parse(R"({"a":"2"})"));
}

TEST(FromPairs, RefusesBrokenNames) {
  for (const std::string_view name : {"a[", "a[b", "a[b]c", "a[b]c[d]", "a[b][c][d][e][f]"}) {
    const auto value = from_pairs({{std::string(name), "x"}});
    ASSERT_FALSE(value) << name;
    EXPECT_EQ(value.error().code, "input.form");
  }
  for (const Pairs& pairs : {Pairs{{"a", "1"}, {"a[b]", "2"}}, Pairs{{"a[b]", "2"}, {"a", "1"}},
                             Pairs{{"a[]", "1"}, {"a[b]", "2"}}, Pairs{{"a[b]", "1"}, {"a[]", "2"}}}) {
    EXPECT_FALSE(from_pairs(pairs));
  }
}

TEST(FromPairs, KeepsStrangeNamesAsNames) {
  EXPECT_EQ(*from_pairs({{"", "1"}, {"[]", "2"}, {"[x", "3"}, {"a]", "4"}}),
            *parse(R"({"":"1","[]":"2","[x":"3","a]":"4"})"));
}

TEST(FromPairs, RefusesTextsThatAreNotUnicode) {
  EXPECT_EQ(from_pairs({{"a", "\xFF"}}).error().code, "input.text");
  EXPECT_EQ(from_pairs({{"\xFF", "a"}}).error().code, "input.text");
  EXPECT_EQ(from_pairs({{"a", std::string("\0", 1)}}).error().code, "input.text");
}

TEST(FromPairs, BoundsLevelsAndPairs) {
  std::string deep = "a";
  for (int i = 0; i < 5000; ++i) deep += "[b]";
  EXPECT_FALSE(from_pairs({{deep, "x"}}));
  EXPECT_TRUE(from_pairs({{"a[b][c][d][e]", "x"}}));
  Pairs many;
  for (std::size_t i = 0; i < form_max_pairs; ++i) many.emplace_back("key[k" + std::to_string(i) + "]", "x");
  EXPECT_TRUE(from_pairs(many));
  many.emplace_back("one", "more");
  EXPECT_EQ(from_pairs(many).error().kind, ErrorKind::too_large);
}

}  // namespace
}  // namespace stadt::json
