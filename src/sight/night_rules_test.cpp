#include "sight/night_rules.hpp"

#include <gtest/gtest.h>

#include <map>

#include "base/env.hpp"

namespace stadt::standings {
namespace {

Time at(std::string_view text) { return from_iso(text).value(); }

TEST(Night, BeginsOnceADay) {
  EXPECT_EQ(last_night(at("2026-11-27T12:00:00Z")), at("2026-11-27T03:00:00Z"));
  EXPECT_EQ(last_night(at("2026-11-27T03:00:00Z")), at("2026-11-27T03:00:00Z"));
  EXPECT_EQ(last_night(at("2026-11-27T02:59:59Z")), at("2026-11-26T03:00:00Z"));
}

TEST(Night, StandingsAreDueOnceANightAndAfterANightThatWasSleptThrough) {
  const auto noon = at("2026-11-27T12:00:00Z");
  EXPECT_TRUE(are_due(Time{}, noon));
  EXPECT_TRUE(are_due(at("2026-11-27T02:00:00Z"), noon));
  EXPECT_FALSE(are_due(at("2026-11-27T03:00:00Z"), noon));
  EXPECT_FALSE(are_due(noon, at("2026-11-28T02:59:00Z")));
  EXPECT_TRUE(are_due(noon, at("2026-11-28T03:00:00Z")));
}

TEST(Night, OnlyWhatHasChangedIsWritten) {
  const PersonId anna{1};
  const PersonId benno{2};
  const PersonId clara{3};
  const PersonId david{4};
  const auto found =
      changes({{david, 40, 1}, {anna, 15, 0}, {benno, 30, 2}}, {{clara, 50, 0}, {benno, 30, 2}, {david, 41, 1}});
  EXPECT_EQ(found.written, (std::vector<Standing>{{clara, 50, 0}, {david, 41, 1}}));
  EXPECT_EQ(found.gone, std::vector<PersonId>{anna});
  const auto twice = changes({}, {{anna, 15, 0}, {anna, 16, 0}});
  EXPECT_EQ(twice.written, (std::vector<Standing>{{anna, 16, 0}}));
  EXPECT_TRUE(changes({}, {}).written.empty());
}

// Whatever stood there, applying the changes leaves what was computed.
TEST(Night, ChangesLeadToWhatWasComputed) {
  FakeEnv env(3);
  for (int round = 0; round < 200; ++round) {
    const auto some = [&] {
      std::vector<Standing> standings;
      for (int i = 0; i < 8; ++i) {
        standings.push_back({PersonId{static_cast<std::int64_t>(1 + env.random_number() % 10)},
                             static_cast<int>(env.random_number() % 3), static_cast<int>(env.random_number() % 2)});
      }
      return standings;
    };
    const auto former = some();
    const auto computed = some();
    std::map<PersonId, Standing> kept;
    std::map<PersonId, Standing> wanted;
    for (const auto& one : former) kept[one.person] = one;
    for (const auto& one : computed) wanted[one.person] = one;
    const auto found = changes(former, computed);
    for (const auto& one : found.written) {
      EXPECT_FALSE(kept.contains(one.person) && kept[one.person] == one) << "nothing is written in vain";
      kept[one.person] = one;
    }
    for (const auto person : found.gone) EXPECT_EQ(kept.erase(person), 1u);
    EXPECT_EQ(kept, wanted);
  }
}

}  // namespace
}  // namespace stadt::standings
