// What is hidden from somebody changes nothing that they are told: the same city is lived through twice, once with what
// is hidden from a stranger and once without it, and every answer of every route is compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "support/database.hpp"
#include "support/lived_day.hpp"

namespace stadt::testing {
namespace {

constexpr int acts_of_a_day = 110;
constexpr std::size_t doors_tried = 24;

class HiddenItems : public OnBothEngines {
 protected:
  std::unique_ptr<LivedDay> live(unsigned seed, LivedDay::Hidden hidden) {
    auto day = std::make_unique<LivedDay>(take_database(), seed);
    for (int i = 0; i < acts_of_a_day; ++i) day->act(hidden);
    return day;
  }
  // What the door to an id says that was never given, with this id in its place.
  static std::string never_given(LivedDay& day, const Resident& who, const std::string& door, const std::string& id) {
    const std::string nobodys = "123456789012345678";
    auto target = door;
    target.replace(target.find(id), id.size(), nobodys);
    auto answer = day.city().get(target, who).raw.body;
    for (auto at = answer.find(nobodys); at != std::string::npos; at = answer.find(nobodys)) {
      answer.replace(at, nobodys.size(), id);
    }
    return answer;
  }
};
STADT_ON_BOTH_ENGINES(HiddenItems);

TEST_P(HiddenItems, ChangeNothingThatAStrangerIsTold) {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    const auto with = live(seed, LivedDay::Hidden::done);
    const auto without = live(seed, LivedDay::Hidden::left_out);
    EXPECT_GT(with->hidden().size(), 15u) << "Much was hidden.";
    EXPECT_EQ(without->hidden().size(), 0u);
    const auto told = with->told();
    EXPECT_EQ(difference(told, without->told()), "") << "seed " << seed;
    EXPECT_GT(std::ranges::count_if(told, [](const auto& one) { return one.answer.starts_with("200"); }), 300)
        << "Something is told at all.";
  }
}

// How many follow somebody is for everybody to see; that this one does, who shows nobody whom she follows, is not.
TEST_P(HiddenItems, WhomSomebodyFollowsUnseenIsToldInNumbersOnly) {
  const auto told = [&](bool follows) {
    LivedDay day(take_database(), 4);
    day.next_moment();
    if (follows) {
      for (std::size_t i = 0; i < 3; ++i) day.city().follow(day.secretive(), day.person(i));
    }
    auto answers = day.told();
    for (auto& [target, answer] : answers) {
      answer = std::regex_replace(answer, std::regex(R"("(followers|following)_count":\d+)"), "");
    }
    return answers;
  };
  EXPECT_EQ(difference(told(true), told(false)), "");
}

// Whoever guesses an id learns nothing from the answer.
TEST_P(HiddenItems, AreAsIfTheyHadNeverBeen) {
  const auto day = live(3, LivedDay::Hidden::done);
  for (std::size_t i = 0; i < std::min(doors_tried, day->hidden().size()); ++i) {
    const auto& id = day->hidden()[i];
    for (const auto& door : doors_to(id)) {
      for (const auto& who : {day->stranger(), Resident()}) {
        EXPECT_EQ(day->city().get(door, who).raw.body, never_given(*day, who, door, id)) << door;
      }
    }
  }
}

}  // namespace
}  // namespace stadt::testing
