#include "load/frozen_facts.hpp"

#include <gtest/gtest.h>

#include "text/words.hpp"

namespace stadt::load {
namespace {

constexpr std::int64_t day = 24 * 3600;
constexpr std::int64_t begin = 1'700'000'000;

struct Said {
  std::int64_t parent;  // message; messages are numbered from 1
  std::int64_t author;
  std::int64_t days;
  std::string text = "Ja.";
};

std::vector<FrozenFacts> freeze(const std::vector<Said>& said) {
  std::vector<TreeLine> lines;
  for (const auto& one : said) {
    TreeLine line;
    line.message = std::ssize(lines) + 1;
    line.parent = one.parent;
    line.author = one.author;
    line.seconds = begin + one.days * day;
    lines.push_back(line);
  }
  const auto plan = plan_city(lines, 10, Time{(begin + 100 * day) * 1000});
  const auto signature_of = [&](std::size_t post) { return text::signature(said[post].text); };
  Freezing freezing(plan, signature_of);
  std::vector<FrozenFacts> facts;
  for (std::size_t i = 0; i < said.size(); ++i) facts.push_back(freezing.next(i, signature_of(i)));
  return facts;
}

TEST(LoadedFacts, CountOtherTalksOfTheSameTwo) {
  const auto facts = freeze({{0, 1, 0},
                             {1, 2, 0},
                             {2, 1, 1},  // one answers, and is answered
                             {0, 2, 2},
                             {4, 1, 2},  // the other one's table
                             {0, 3, 3},
                             {6, 2, 3},
                             {7, 1, 3},  // somebody else's
                             {0, 1, 20},
                             {9, 2, 20},
                             {10, 1, 20},
                             {10, 3, 20},
                             {0, 1, 31},
                             {13, 2, 31}});
  const auto talks = [&](std::size_t post) { return std::pair(facts[post].guest_talks, facts[post].pair_talks); };
  EXPECT_EQ(talks(1), std::pair(0, 0));
  EXPECT_EQ(talks(2), std::pair(0, 0)) << "this table is no other one";
  EXPECT_EQ(talks(4), std::pair(1, 1));
  EXPECT_EQ(talks(7), std::pair(0, 2)) << "the host is somebody else";
  EXPECT_EQ(talks(9), std::pair(3, 3));
  EXPECT_EQ(talks(10), std::pair(0, 3)) << "the host speaks";
  EXPECT_EQ(talks(11), std::pair(0, 1));
  EXPECT_EQ(talks(13), std::pair(3, 3)) << "of the first four tables one is more than 30 days ago";
}

TEST(LoadedFacts, KnowNearRepeatsOfTheTable) {
  const std::string text = "Bei uns gehen die Mädchen nach Klasse sieben verloren.";
  const auto facts = freeze({{0, 1, 0},
                             {1, 2, 0, text},
                             {2, 3, 0, "Das sehe ich ganz anders, und zwar so."},
                             {1, 4, 0, text + "!"},
                             {0, 1, 0},
                             {5, 2, 0, text}});
  std::vector<bool> repeats;
  for (const auto& one : facts) repeats.push_back(one.repeats);
  EXPECT_EQ(repeats, (std::vector<bool>{false, false, false, true, false, false}));
  EXPECT_EQ(facts[1].sketch, text::sketch(text::signature(text)));
  EXPECT_EQ(facts[0].sketch, "");
}

}  // namespace
}  // namespace stadt::load
