#include "json/read.hpp"

#include <gtest/gtest.h>

namespace stadt::json {
namespace {

enum class Colour { red, default_ };
BOOST_DESCRIBE_ENUM(Colour, red, default_)

struct Inner {
  std::string name;
  int size = 3;
  bool operator==(const Inner&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, size))

struct Everything {
  bool flag = true;
  std::int64_t number = 7;
  std::uint8_t small = 8;
  double real = 0.5;
  std::string text = "kept";
  Time time;
  PostId id;
  Colour colour = Colour::red;
  Inner inner;
  std::optional<int> maybe;
  std::optional<std::string> maybe_text;
  std::vector<std::string> texts;
  std::vector<Inner> fields;
  Value any;
  bool operator==(const Everything&) const = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (flag, number, small, real, text, time, id, colour, inner, maybe, maybe_text, texts, fields, any))

Result<Everything> from(std::string_view text) { return read<Everything>(*parse(text)); }

TEST(Read, TakesEveryKind) {
  const auto all = from(R"({"flag":false,"number":12,"small":255,"real":1.5,"text":"t","time":"2026-11-24T13:08:00Z",
    "id":"99","colour":"default","inner":{"name":"n","size":1},"maybe":4,"maybe_text":"","texts":["a"],
    "fields":[{"name":"x"}],"any":[1],"unknown":{"deep":[]}})");
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_FALSE(all->flag);
  EXPECT_EQ(all->number, 12);
  EXPECT_EQ(all->small, 255);
  EXPECT_EQ(all->real, 1.5);
  EXPECT_EQ(all->text, "t");
  EXPECT_EQ(all->time, *from_iso("2026-11-24T13:08:00Z"));
  EXPECT_EQ(all->id, PostId{99});
  EXPECT_EQ(all->colour, Colour::default_);
  EXPECT_EQ(all->inner, (Inner{"n", 1}));
  EXPECT_EQ(all->maybe, 4);
  EXPECT_EQ(all->maybe_text, "");
  EXPECT_EQ(all->texts, std::vector<std::string>{"a"});
  EXPECT_EQ(all->fields, (std::vector<Inner>{{"x", 3}}));
  EXPECT_EQ(all->any, *parse("[1]"));
}

TEST(Read, KeepsDefaultsOfWhatIsMissingOrNull) {
  EXPECT_EQ(*from("{}"), Everything{});
  EXPECT_EQ(
      *from(R"({"flag":null,"number":null,"small":null,"real":null,"text":null,"time":null,"id":null,"colour":null,
    "inner":null,"maybe":null,"maybe_text":null,"texts":null,"fields":null,"any":null})"),
      Everything{});
}

TEST(Read, TakesTheTextsOfForms) {
  const auto all = read<Everything>(*from_pairs({{"flag", "0"},
                                                 {"number", "12"},
                                                 {"small", ""},
                                                 {"real", "2.5"},
                                                 {"text", ""},
                                                 {"id", "5"},
                                                 {"colour", ""},
                                                 {"maybe", ""},
                                                 {"texts", ""},
                                                 {"fields[0][name]", "a"},
                                                 {"fields[0][size]", "9"}}));
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_FALSE(all->flag);
  EXPECT_EQ(all->number, 12);
  EXPECT_EQ(all->small, 8);
  EXPECT_EQ(all->real, 2.5);
  EXPECT_EQ(all->text, "");
  EXPECT_EQ(all->id, PostId{5});
  EXPECT_EQ(all->maybe, std::nullopt);
  EXPECT_TRUE(all->texts.empty());
  EXPECT_EQ(all->fields, (std::vector<Inner>{{"a", 9}}));
}

TEST(Read, TakesOneItemOrIndexedItemsForAList) {
  EXPECT_EQ(from(R"({"texts":"one"})")->texts, std::vector<std::string>{"one"});
  EXPECT_EQ(from(R"({"fields":{"name":"one"}})")->fields, (std::vector<Inner>{{"one", 3}}));
  EXPECT_EQ(from(R"({"fields":{"0":{"name":"a"},"1":{"name":"b"}}})")->fields,
            (std::vector<Inner>{{"a", 3}, {"b", 3}}));
}

struct Confusion {
  std::string_view json;
  std::string_view message;
};

class TypeConfusion : public testing::TestWithParam<Confusion> {};

TEST_P(TypeConfusion, IsAnErrorThatNamesThePath) {
  const auto all = from(GetParam().json);
  ASSERT_FALSE(all) << GetParam().json;
  EXPECT_EQ(all.error().kind, ErrorKind::unprocessable);
  EXPECT_EQ(all.error().code, "input.wrong_type");
  EXPECT_EQ(all.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, TypeConfusion,
    testing::Values(
        Confusion{"null", "The input must be an object."}, Confusion{"[]", "The input must be an object."},
        Confusion{"1", "The input must be an object."}, Confusion{R"({"flag":"yes"})", "flag must be true or false."},
        Confusion{R"({"flag":2})", "flag must be true or false."},
        Confusion{R"({"flag":[]})", "flag must be true or false."},
        Confusion{R"({"flag":{}})", "flag must be true or false."},
        Confusion{R"({"number":true})", "number must be a whole number."},
        Confusion{R"({"number":1.5})", "number must be a whole number."},
        Confusion{R"({"number":1e300})", "number must be a whole number."},
        Confusion{R"({"number":18446744073709551615})", "number must be a whole number."},
        Confusion{R"({"number":"1e3"})", "number must be a whole number."},
        Confusion{R"({"number":"10000000000000000000000000000000000000000"})", "number must be a whole number."},
        Confusion{R"({"number":" 1"})", "number must be a whole number."},
        Confusion{R"({"number":"+1"})", "number must be a whole number."},
        Confusion{R"({"number":"\u0661"})", "number must be a whole number."},
        Confusion{R"({"number":[1]})", "number must be a whole number."},
        Confusion{R"({"number":{}})", "number must be a whole number."},
        Confusion{R"({"small":256})", "small must be a number from 0 to 255."},
        Confusion{R"({"small":-1})", "small must be a number from 0 to 255."},
        Confusion{R"({"real":"nan"})", "real must be a number."},
        Confusion{R"({"real":"inf"})", "real must be a number."}, Confusion{R"({"real":[]})", "real must be a number."},
        Confusion{R"({"text":[]})", "text must be a text."}, Confusion{R"({"text":{}})", "text must be a text."},
        Confusion{R"({"text":true})", "text must be a text."}, Confusion{R"({"text":1.5})", "text must be a text."},
        Confusion{R"({"time":5})", "time must be a date like 2026-11-24T13:08:00Z."},
        Confusion{R"({"time":"soon"})", "time must be a date like 2026-11-24T13:08:00Z."},
        Confusion{R"({"id":"12x"})", "id must be an id."}, Confusion{R"({"id":-1})", "id must be an id."},
        Confusion{R"({"id":[]})", "id must be a text."},
        Confusion{R"({"colour":"blue"})", "colour must be one of: red, default."},
        Confusion{R"({"colour":1})", "colour must be one of: red, default."},
        Confusion{R"({"inner":[]})", "inner must be an object."},
        Confusion{R"({"inner":"x"})", "inner must be an object."},
        Confusion{R"({"inner":{"name":[]}})", "inner.name must be a text."},
        Confusion{R"({"maybe":"x"})", "maybe must be a whole number."},
        Confusion{R"({"maybe_text":[]})", "maybe_text must be a text."},
        Confusion{R"({"texts":["a",null]})", "texts[1] must be a text."},
        Confusion{R"({"texts":{"a":"b"}})", "texts must be a list."},
        Confusion{R"({"texts":[["a"]]})", "texts[0] must be a text."},
        Confusion{R"({"fields":[{},{"name":{}}]})", "fields[1].name must be a text."},
        Confusion{R"({"fields":{"0":{"size":"x"}}})", "fields.0.size must be a whole number."},
        Confusion{R"({"fields":[5]})", "fields[0] must be an object."}));

TEST(Read, NamesTheFieldInTheDetails) {
  const auto error = from(R"({"inner":{"name":[]}})").error();
  ASSERT_EQ(error.details.size(), 1u);
  EXPECT_EQ(error.details[0], (FieldError{"inner.name", "ERR_INVALID", "must be a text"}));
}

}  // namespace
}  // namespace stadt::json
