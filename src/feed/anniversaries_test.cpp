#include "feed/anniversaries.hpp"

#include <gtest/gtest.h>

#include "dialogue/feed_rules.hpp"
#include "sight/hidden.hpp"

namespace stadt::feed {
namespace {

constexpr Time opened_at{1'800'000'000'000};  // 2027-01-15T08:00:00Z
constexpr std::uint8_t memorial = 3;
constexpr std::uint8_t talk = 0;

class AnniversariesOfACity : public ::testing::Test {
 protected:
  Number table(Time at, PersonId host, std::uint8_t kind = memorial) {
    return city_.add_table(
        {.id = ConversationId{first_id_at(at) + ++tables_}, .host = host, .place = {}, .kind = kind});
  }
  void sit(PersonId who, Number table) { city_.own_person(city_.add(who)).sit(city_.memory(), table, 1); }
  std::vector<Anniversary> of(PersonId viewer, Time now, const calendar::Clock& clock = {}) {
    const Number number = city_.add(viewer);
    const auto known = acquaintances_of(city_, number, Eyes(city_, viewer), now);
    return anniversaries(city_, number, known, {now, clock});
  }

  Reclaimer reclaimer_;
  CitySight city_{reclaimer_};
  std::int64_t tables_ = 0;
};

constexpr PersonId host{1};
constexpr PersonId guest{2};
constexpr PersonId viewer{3};
const Time a_year_later = opened_at + std::chrono::days(365);

TEST_F(AnniversariesOfACity, AreOfMemorialsWhereOneSat) {
  const Number own = table(opened_at, host);
  sit(viewer, own);
  sit(viewer, table(opened_at, host, talk));
  table(opened_at, host);  // where the viewer never was
  const auto found = of(viewer, a_year_later);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].table, own);
  EXPECT_EQ(found[0].years, 1);
  EXPECT_TRUE(found[0].is_own);
  EXPECT_FALSE(found[0].is_of_known);
  EXPECT_TRUE(of(viewer, opened_at).empty()) << "The first day is none.";
  EXPECT_TRUE(of(viewer, a_year_later - std::chrono::days(1)).empty());
  EXPECT_TRUE(of(viewer, a_year_later + std::chrono::days(1)).empty());
}

// Memory that is short lets go of what was said at a silent table, not of who sat there.
TEST_F(AnniversariesOfACity, AreFoundWhereMemoryIsShort) {
  const Number shared = table(opened_at, host);
  city_.own_table(shared).guests.append(city_.memory(), city_.add(guest));
  sit(guest, shared);
  table(opened_at, host);
  city_.own_person(city_.add(viewer)).following.insert(city_.memory(), city_.add(guest));
  const auto whole = of(viewer, a_year_later);
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0].table, shared);
  EXPECT_TRUE(whole[0].is_of_known);
  for (const Number number : {shared, shared + 1}) {
    city_.own_table(number).lighten(city_.memory());
  }
  const auto light = of(viewer, a_year_later);
  ASSERT_EQ(light.size(), 1U);
  EXPECT_EQ(light[0].table, shared);
}

// Everybody may have opened a memorial on the same day: what is looked at is bounded, and the clock is asked for what
// has to do with the viewer alone.
TEST_F(AnniversariesOfACity, OfAHundredThousandAreFoundByLookingAtFew) {
  const Number first = table(opened_at, host);
  Number last = first;
  for (int i = 1; i < 100'000; ++i) last = table(opened_at + std::chrono::milliseconds(i), PersonId{100 + i});
  sit(viewer, first);
  sit(viewer, last);
  std::size_t asked = 0;
  const auto found = of(viewer, a_year_later, [&](Time at) {
    ++asked;
    return at;
  });
  ASSERT_EQ(found.size(), 1U) << "The latest ones are looked at.";
  EXPECT_EQ(found[0].table, last);
  EXPECT_LE(asked, 2U);
  city_.own_person(city_.add(viewer)).following.insert(city_.memory(), city_.number(host));
  for (Number number = last; number > last - 5000; --number) sit(viewer, number);
  EXPECT_EQ(of(viewer, a_year_later).size(), memorials_looked_at);
}

// Whatever day it is and wherever one lives: what returns is what the rule says of all memorials.
TEST_F(AnniversariesOfACity, AreAllThatReturnOnAnyClock) {
  std::vector<Number> all;
  for (int half_days = 0; half_days < 5 * 366 * 2; ++half_days) {
    all.push_back(table(opened_at + std::chrono::hours(12) * half_days, host));
    sit(viewer, all.back());
  }
  for (int step = 0; step < 400; ++step) {
    const Time now = opened_at + std::chrono::days(3 * 365) + std::chrono::hours(53) * step;
    const auto clock = calendar::clock_of(step % 3 == 0   ? "Pacific/Kiritimati"
                                          : step % 3 == 1 ? "Pacific/Pago_Pago"
                                                          : "Europe/Berlin");
    std::vector<Number> expected;
    for (const Number one : all) {
      const bool returns = dialogue::anniversary(clock(time_of(city_.table(one).id)), clock(now)).years > 0;
      if (returns) expected.push_back(one);
    }
    std::vector<Number> found;
    for (const auto& one : of(viewer, now, clock)) found.push_back(one.table);
    ASSERT_EQ(found, expected) << to_iso(now);
  }
}

}  // namespace
}  // namespace stadt::feed
