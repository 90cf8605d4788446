#include "people/rules.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace stadt {
namespace {

TEST(Handles, AreLettersDigitsUnderscoresAndHyphensInside) {
  const std::pair<std::string, std::string> cases[] = {
      {"anna", "anna"}, {"Anna", "anna"}, {"a", "a"},   {"a_b", "a_b"},
      {"_a_", "_a_"},   {"a-b", "a-b"},   {"42", "42"}, {std::string(30, 'a'), std::string(30, 'a')},
  };
  for (const auto& [handle, claimed] : cases) EXPECT_EQ(checked_handle(handle).value_or(""), claimed) << handle;
}

TEST(Handles, AreNothingElse) {
  const std::string hostile[] = {"",
                                 " ",
                                 "a b",
                                 " a",
                                 "a ",
                                 "-a",
                                 "a-",
                                 "a--b",
                                 "a.b",
                                 "a/b",
                                 "../a",
                                 "a\\b",
                                 "a@b",
                                 "@a",
                                 "a%2fb",
                                 "a?b",
                                 "a#b",
                                 "ä",
                                 "а",
                                 "ａｎｎａ",
                                 "ﬁ",
                                 "a\u200bb",
                                 "\u202ea",
                                 "a\u0301",
                                 "🌙",
                                 "a\n",
                                 std::string("a\0b", 3),
                                 "a'b",
                                 "a\"b",
                                 "<a>",
                                 std::string(31, 'a'),
                                 std::string(100'000, 'a'),
                                 "admin",
                                 "ADMIN",
                                 "root",
                                 "api",
                                 "oauth",
                                 "media",
                                 "rathaus",
                                 "support",
                                 "security"};
  for (const auto& handle : hostile) {
    const auto refused = checked_handle(handle);
    ASSERT_FALSE(refused) << handle;
    EXPECT_EQ(refused.error().kind, ErrorKind::unprocessable);
    EXPECT_EQ(refused.error().details.at(0).field, "username");
  }
}

TEST(EmailAddresses, ArePlain) {
  const std::pair<std::string, std::string> cases[] = {
      {"anna@people.example", "anna@people.example"},
      {"Anna@People.Example", "anna@people.example"},
      {"a+b@people.example", "a+b@people.example"},
      {"a.b-c_d@a-b.people.example", "a.b-c_d@a-b.people.example"},
      {"o'neil@people.example", "o'neil@people.example"},
      {"anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"},
      // A '%' is a character of the local part like any other: nothing here routes by it.
      {"anna%evil.example@people.example", "anna%evil.example@people.example"},
  };
  for (const auto& [address, claimed] : cases) EXPECT_EQ(checked_email(address).value_or(""), claimed) << address;
}

TEST(EmailAddresses, HaveNoGrammarToPlayWith) {
  const std::string odd[] = {"",
                             "anna",
                             "anna@",
                             "@people.example",
                             "anna@people",
                             "anna@@people.example",
                             "anna@a@people.example",
                             "\"anna\"@people.example",
                             "anna(comment)@people.example",
                             "anna@people.example(comment)",
                             "Anna <anna@people.example>",
                             "anna@people.example,benno@people.example",
                             "anna@people.example\nBcc: x@y.example",
                             "anna@people.example\r\n",
                             " anna@people.example",
                             "anna@people.example ",
                             "an na@people.example",
                             ".anna@people.example",
                             "anna.@people.example",
                             "an..na@people.example",
                             "anna@[127.0.0.1]",
                             "anna@127.0.0.1",
                             "anna@people..example",
                             "anna@.people.example",
                             "anna@people.example.",
                             "anna@-people.example",
                             "änna@people.example",
                             "anna@pеople.example",
                             "anna@people.example\u200b",
                             std::string("anna@people.example\0", 20),
                             "<script>@people.example",
                             std::string(65, 'a') + "@people.example",
                             "a@" + std::string(250, 'a') + ".example",
                             "anna@" + std::string(64, 'a') + ".example",
                             std::string("anna\0@people.example", 20)};
  for (const auto& address : odd) {
    const auto refused = checked_email(address);
    ASSERT_FALSE(refused) << address;
    EXPECT_EQ(refused.error().details.at(0).field, "email") << address;
  }
}

TEST(Languages, AreAFewCodes) {
  EXPECT_TRUE(check_languages({}));
  EXPECT_TRUE(check_languages(std::vector<std::string>{"de", "pt-BR", "zh-Hant"}));
  for (const char* code : {"", "d", "de,en", "de en", "ä", "deutschlandweit", "de\n"}) {
    EXPECT_FALSE(check_languages(std::vector<std::string>{code})) << code;
  }
  EXPECT_FALSE(check_languages(std::vector<std::string>(21, "de")));
}

}  // namespace
}  // namespace stadt
