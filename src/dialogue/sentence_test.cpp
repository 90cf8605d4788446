#include "dialogue/sentence.hpp"

#include <gtest/gtest.h>

namespace stadt::dialogue {
namespace {

TEST(SmallNumbers, AreWordsAndGreatOnesDigits) {
  struct Row {
    std::int64_t count;
    std::string_view de;
    std::string_view en;
  };
  const Row table[] = {{-1200, "-1.200", "-1,200"},
                       {0, "0", "0"},
                       {1, "1", "1"},
                       {2, "zwei", "two"},
                       {5, "fünf", "five"},
                       {12, "zwölf", "twelve"},
                       {13, "13", "13"},
                       {999, "999", "999"},
                       {1000, "1.000", "1,000"},
                       {1'234'567, "1.234.567", "1,234,567"}};
  for (const auto& row : table) EXPECT_EQ(number(row.count), (Sentence{std::string(row.de), std::string(row.en)}));
}

TEST(People, AreCountedInTheSingularAndInThePlural) {
  EXPECT_EQ(people(1), (Sentence{"eine Person", "one person"}));
  EXPECT_EQ(people(2), (Sentence{"zwei Menschen", "two people"}));
  EXPECT_EQ(people(300), (Sentence{"300 Menschen", "300 people"}));
}

TEST(Names, StandInAListAsPeopleSayIt) {
  const std::string names[] = {"Lea", "Tom", "Mira"};
  EXPECT_EQ(listed(std::span(names).first(0)), Sentence());
  EXPECT_EQ(listed(std::span(names).first(1)), (Sentence{"Lea", "Lea"}));
  EXPECT_EQ(listed(std::span(names).first(2)), (Sentence{"Lea und Tom", "Lea and Tom"}));
  EXPECT_EQ(listed(names), (Sentence{"Lea, Tom und Mira", "Lea, Tom and Mira"}));
}

TEST(Sentences, EndWithOneStop) {
  EXPECT_EQ(finished({"Hafen e. V.", "Harbour Ltd"}), (Sentence{"Hafen e. V.", "Harbour Ltd."}));
  EXPECT_EQ(capital({"fünf", "five"}), (Sentence{"Fünf", "Five"}));
  EXPECT_EQ(capital({}), Sentence());
}

}  // namespace
}  // namespace stadt::dialogue
