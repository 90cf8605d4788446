#include "sight/strongest.hpp"

#include <gtest/gtest.h>

#include <random>

namespace stadt {
namespace {

constexpr Number everybody = 3000;

// So many people of different worth, which changes.
class Contest {
 public:
  Contest() : worth_(everybody + 1) {
    for (Number person = 1; person <= everybody; ++person) all_.push_back(person);
  }
  void set(Number person, double worth) {
    worth_[person] = worth;
    strongest_.note(memory_, person, all_, worth_of());
  }
  void fill() { strongest_.fill(memory_, all_, worth_of()); }
  double worth(Number person) const { return worth_[person]; }
  std::span<const Number> view() const { return strongest_.view(); }

  // The strongest are among those who are kept, and who is worth nothing is not.
  void expect_the_strongest() const {
    std::vector<Number> best = all_;
    std::ranges::stable_sort(best, std::greater(), [&](Number one) { return worth_[one]; });
    EXPECT_LE(view().size(), most_strongest);
    for (std::size_t i = 0; i < fewest_strongest && worth_[best[i]] > 0; ++i) {
      if (worth_[best[i]] > worth_[best[fewest_strongest]]) {
        EXPECT_TRUE(std::ranges::binary_search(view(), best[i])) << best[i];
      }
    }
    for (const Number one : view()) EXPECT_GT(worth_[one], 0);
  }

 private:
  Strongest::WorthOf worth_of() const {
    return [this](Number person) { return worth_[person]; };
  }

  Reclaimer reclaimer_;
  Memory memory_{reclaimer_};
  std::vector<double> worth_;
  std::vector<Number> all_;
  Strongest strongest_;
};

TEST(Strongest, AreKnownWhateverComesAndGoes) {
  Contest contest;
  std::mt19937 random(3);
  contest.fill();
  EXPECT_TRUE(contest.view().empty());
  for (int round = 0; round < 40; ++round) {
    for (int i = 0; i < 400; ++i) {
      const Number person = 1 + static_cast<Number>(random() % everybody);
      const double more = random() % 4 == 0 ? -0.9 * contest.worth(person) : static_cast<double>(random() % 100);
      contest.set(person, contest.worth(person) + more);
    }
    contest.expect_the_strongest();
  }
  // Most of the strongest lose everything, and others come forward.
  const std::vector<Number> former(contest.view().begin(), contest.view().end());
  for (const Number person : former) contest.set(person, 0);
  contest.expect_the_strongest();
  EXPECT_GE(contest.view().size(), fewest_strongest);
}

TEST(Strongest, OfFewAreAll) {
  Contest contest;
  contest.fill();
  for (Number person = 1; person <= 100; ++person) contest.set(person, person);
  EXPECT_EQ(contest.view().size(), 100u);
  contest.set(50, 0);
  EXPECT_FALSE(std::ranges::binary_search(contest.view(), Number{50}));
}

}  // namespace
}  // namespace stadt
