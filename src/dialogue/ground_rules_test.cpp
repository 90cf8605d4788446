#include "dialogue/ground_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace stadt::dialogue {
namespace {

using std::chrono::days;
using enum GroundKind;

constexpr Time now{1'800'000'000'000};
constexpr GroundKind all_kinds[] = {answered, event,      conversation, organisation, book,
                                    hashtag,  membership, place,        school,       region};

TEST(Ground, WeighsKindRarityAndTime) {
  EXPECT_DOUBLE_EQ(ground_of({answered, 1, 2, now}, 2048, now), 1.5 * 10);
  EXPECT_DOUBLE_EQ(ground_of({conversation, 1, 4, now}, 64, now), 4);
  EXPECT_DOUBLE_EQ(ground_of({conversation, 1, 4, now - days(365)}, 64, now), 2);
  EXPECT_NEAR(ground_of({hashtag, 1, 8, now}, 64, now), 0.7 * 3, 1e-12);
  EXPECT_NEAR(ground_of({region, 1, 2, now}, 1'000'000'000, now), 0.4 * 10, 1e-12) << "Ten bits at most.";
}

TEST(Ground, WhatEverybodySharesIsNothing) {
  EXPECT_EQ(ground_of({hashtag, 1, 64, now}, 64, now), 0);
  EXPECT_EQ(ground_of({hashtag, 1, 100, now}, 64, now), 0);
  EXPECT_EQ(ground_of({hashtag, 1, 0, now}, 0, now), 0);
}

TEST(Ground, TheWeightsStandInTheOrderOfWhatTheySay) {
  for (std::size_t i = 1; i < std::size(all_kinds); ++i) {
    EXPECT_GE(weight_of(all_kinds[i - 1]), weight_of(all_kinds[i]));
  }
}

std::vector<SharedItem> some_items(std::mt19937& random, std::size_t count) {
  std::vector<SharedItem> items(count);
  std::int64_t number = 0;
  for (auto& item : items) {
    item = {all_kinds[random() % std::size(all_kinds)], ++number, 2 + static_cast<std::int64_t>(random() % 300),
            now - std::chrono::hours(random() % 30'000)};
  }
  return items;
}

TEST(Ground, IsTheSumOfTheEightStrongestAndGrowsWithWhatIsShared) {
  std::mt19937 random(61);
  for (int run = 0; run < 300; ++run) {
    auto items = some_items(random, random() % 30);
    std::vector<double> bits;
    bits.reserve(items.size());
    for (const auto& item : items) bits.push_back(ground_of(item, 1000, now));
    std::ranges::sort(bits, std::greater());
    double sum = 0;
    for (std::size_t i = 0; i < std::min(bits.size(), most_ground); ++i) sum += bits[i];
    const double before = ground(items, 1000, now);
    EXPECT_NEAR(before, sum, 1e-9);
    items.push_back(some_items(random, 1).front());
    EXPECT_GE(ground(items, 1000, now), before - 1e-9);
  }
}

TEST(Ground, IsToldRarestFirst) {
  std::mt19937 random(62);
  for (int run = 0; run < 300; ++run) {
    const auto items = some_items(random, random() % 30);
    const auto told = strongest(items, 1000, now);
    EXPECT_EQ(told.size(), std::min(items.size(), most_ground));
    EXPECT_TRUE(std::ranges::is_sorted(told, std::less(), &SharedItem::people));
    double weakest = 1e9;
    for (const auto& item : told) weakest = std::min(weakest, ground_of(item, 1000, now));
    for (const auto& item : items) {
      const bool is_told = std::ranges::find(told, item) != told.end();
      EXPECT_TRUE(is_told || ground_of(item, 1000, now) <= weakest);
    }
    auto shuffled = items;
    std::ranges::shuffle(shuffled, random);
    EXPECT_EQ(strongest(shuffled, 1000, now), told);
    EXPECT_EQ(strongest(items, 1000, now, 3).size(), std::min<std::size_t>(items.size(), 3));
  }
}

struct Row {
  SharedItem item;
  GroundWords words;
  std::string_view de;
  std::string_view en;
};

const Row sentences[] = {
    {{answered, 1, 2, {}},
     {.name = "Leerer Stuhl"},
     "Ihr habt einander geantwortet, zuletzt bei „Leerer Stuhl“.",
     "You have answered each other, last at “Leerer Stuhl”."},
    {{event, 1, 30, {}}, {.name = "Lesung"}, "Ihr wart beide bei „Lesung“.", "You were both at “Lesung”."},
    {{conversation, 1, 2, {}},
     {.name = "Wie fragen?"},
     "Ihr habt beide bei „Wie fragen?“ mitgeredet, nur Ihr zwei.",
     "You both talked at “Wie fragen?”, only the two of you."},
    {{conversation, 1, 3, {}},
     {.name = "Wie fragen?"},
     "Ihr habt beide bei „Wie fragen?“ mitgeredet, mit einer weiteren Person.",
     "You both talked at “Wie fragen?”, with one other person."},
    {{conversation, 1, 5, {}},
     {.name = "Wie fragen?"},
     "Ihr habt beide bei „Wie fragen?“ mitgeredet, mit drei anderen.",
     "You both talked at “Wie fragen?”, with three others."},
    {{conversation, 1, 400, {}},
     {.name = "Wie fragen?"},
     "Ihr habt beide bei „Wie fragen?“ mitgeredet.",
     "You both talked at “Wie fragen?”."},
    {{organisation, 1, 9, {}},
     {.name = "Hafenklinik", .from_year = 2012, .to_year = 2015},
     "Ihr wart beide bei Hafenklinik, 2012 bis 2015 zur selben Zeit.",
     "You were both at Hafenklinik, at the same time from 2012 to 2015."},
    {{organisation, 1, 9, {}},
     {.name = "Hafenklinik", .from_year = 2012, .to_year = 2012},
     "Ihr wart beide bei Hafenklinik, 2012 zur selben Zeit.",
     "You were both at Hafenklinik, at the same time in 2012."},
    {{organisation, 1, 9, {}},
     {.name = "Hafenklinik", .from_year = 2021},
     "Ihr seid beide bei Hafenklinik, seit 2021 zur selben Zeit.",
     "You are both at Hafenklinik, at the same time since 2021."},
    {{organisation, 1, 9, {}},
     {.name = "Hafen e. V."},
     "Ihr wart beide bei Hafen e. V.",
     "You were both at Hafen e. V."},
    {{book, 1, 9, {}},
     {.name = "Momo"},
     "Euch beiden bedeutet etwas: „Momo“.",
     "It means something to both of you: “Momo”."},
    {{hashtag, 1, 2, {}},
     {.name = "Hospiz"},
     "Ihr redet beide über #Hospiz, hier sonst niemand.",
     "You both talk about #Hospiz, and nobody else here does."},
    {{hashtag, 1, 3, {}},
     {.name = "Hospiz"},
     "Ihr redet beide über #Hospiz, hier sonst nur eine Person.",
     "You both talk about #Hospiz, and only one other person here does."},
    {{hashtag, 1, 6, {}},
     {.name = "Hospiz"},
     "Ihr redet beide über #Hospiz, hier sonst nur vier.",
     "You both talk about #Hospiz, and only four others here do."},
    {{hashtag, 1, 60, {}}, {.name = "Hospiz"}, "Ihr redet beide über #Hospiz.", "You both talk about #Hospiz."},
    {{membership, 1, 9, {}},
     {.name = "Gruppe Personal"},
     "Ihr gehört beide hierher: „Gruppe Personal“.",
     "You both belong here: “Gruppe Personal”."},
    {{place, 1, 9, {}},
     {.name = "Café Krume"},
     "Ihr sitzt beide öfter hier: „Café Krume“.",
     "You both often sit here: “Café Krume”."},
    {{school, 1, 9, {}},
     {.name = "Abendschule", .from_year = 2001, .to_year = 2003},
     "Ihr habt beide hier gelernt: Abendschule, 2001 bis 2003 zur selben Zeit.",
     "You both learnt here: Abendschule, at the same time from 2001 to 2003."},
    {{region, 1, 9, {}},
     {.name = "Rheinland"},
     "Ihr seid beide hier zu Hause: Rheinland.",
     "You are both at home here: Rheinland."},
};

TEST(GroundSentence, EachKindOfGroundHasItsOwn) {
  for (const auto& row : sentences) {
    EXPECT_EQ(sentence_of(row.item, row.words).de, row.de);
    EXPECT_EQ(sentence_of(row.item, row.words).en, row.en);
  }
  for (const auto kind : all_kinds) {
    EXPECT_TRUE(std::ranges::any_of(sentences, [&](const auto& row) { return row.item.kind == kind; }));
  }
}

TEST(SittingSentence, NamesTheConversationThatOneCanJoin) {
  EXPECT_EQ(sitting_sentence("Lea", "Leerer Stuhl"),
            (Sentence{"Lea sitzt gerade bei „Leerer Stuhl“.", "Lea is sitting at “Leerer Stuhl” right now."}));
}

}  // namespace
}  // namespace stadt::dialogue
