// What one event costs the writer does not grow faster than the one table that it is about, however many sat there, and
// not at all with the rest of the city.
#include <gtest/gtest.h>

#include <random>

#include "json/write.hpp"
#include "sight/acquaintances.hpp"
#include "sight/city_sight.hpp"
#include "support/growth.hpp"

namespace stadt {
namespace {

constexpr Time begin{1'799'982'000'000};
constexpr ConversationId table_id{first_id_at(begin)};
constexpr PersonId host{1};

// One table of a tag, at which everybody answers the host once.
class Crowded {
 public:
  Crowded() {
    city_.add(host);
    table_ = city_.add_table({.id = table_id, .host = host, .place = {}});
    city_.add_tags(table_, tags_);
    city_.put_post(said(0));
  }
  PostFacts said(std::int64_t number) const {
    PostFacts facts;
    facts.id = PostId{table_id.value + number};
    facts.conversation = table_id;
    facts.author = PersonId{1 + number};
    facts.words = 20;
    facts.asks = number == 0;
    facts.tags = number == 0 ? tags_ : std::vector<std::string>();
    if (number > 0) facts.parent = PostId{table_id.value};
    if (number > 0) facts.parent_author = host;
    return facts;
  }
  void put(std::size_t guests) {
    for (std::size_t i = 1; i <= guests; ++i) city_.put_post(said(static_cast<std::int64_t>(i)));
    city_.settle_all();
  }
  void happen(EventKind kind, const PostFacts& facts) {
    city_.apply({.kind = kind, .actor = facts.author.value, .object = facts.id.value, .detail = json::write(facts)});
  }
  // As SQL has it, after what was said by some has gone.
  void read_again(std::size_t guests) {
    WholeTable whole{.table = table_, .posts = {}, .links = {}, .nods = {}};
    for (std::size_t i = 0; i <= guests; ++i) {
      const auto facts = said(static_cast<std::int64_t>(i));
      whole.posts.push_back({table_, city_.turn_of(facts, city_.voices_of(facts)), facts.parent});
    }
    city_.put_table(whole);
  }
  CitySight& city() { return city_; }
  Number table() const { return table_; }

 private:
  Reclaimer reclaimer_;
  CitySight city_{reclaimer_};
  std::vector<std::string> tags_ = {"hospiz"};
  Number table_ = 0;
};

constexpr std::size_t very_many = 16'384;

TEST(CityGrowth, AnEditAtATableOfVeryManyCostsNoMoreThanReadingItOnce) {
  EXPECT_LT(testing::growth(very_many,
                            [](std::size_t guests) {
                              Crowded crowd;
                              crowd.put(guests);
                              auto facts = crowd.said(1);
                              facts.words = 30;
                              crowd.happen(EventKind::post_edited, facts);
                              auto opening = crowd.said(0);
                              opening.tags = {"hospiz", "trauer"};
                              crowd.happen(EventKind::post_edited, opening);
                            }),
            testing::linear_growth);
}

TEST(CityGrowth, SoDoesADeletion) {
  EXPECT_LT(testing::growth(very_many,
                            [](std::size_t guests) {
                              Crowded crowd;
                              crowd.put(guests);
                              crowd.happen(EventKind::post_deleted, crowd.said(1));
                              crowd.happen(EventKind::post_deleted, crowd.said(0));
                            }),
            testing::linear_growth);
}

TEST(CityGrowth, SoDoesReadingItAgain) {
  EXPECT_LT(testing::growth(very_many,
                            [](std::size_t guests) {
                              Crowded crowd;
                              crowd.put(guests);
                              crowd.city().fit(0);
                              crowd.read_again(guests / 2);
                            }),
            testing::linear_growth);
}

TEST(CityGrowth, AnAnswerCostsTheSameHoweverManySitThere) {
  EXPECT_LT(testing::growth(very_many,
                            [](std::size_t guests) {
                              Crowded crowd;
                              crowd.put(1);
                              for (std::size_t i = 2; i <= guests; ++i) {
                                crowd.happen(EventKind::posted, crowd.said(static_cast<std::int64_t>(i)));
                              }
                            }),
            testing::linear_growth);
}

// Who has been everywhere, and a city in which nothing is left to let go of.
TEST(CityGrowth, AnEventCostsTheSameHoweverManyTablesThereAre) {
  EXPECT_LT(testing::growth(very_many,
                            [](std::size_t tables) {
                              Reclaimer reclaimer;
                              CitySight city(reclaimer);
                              for (std::size_t i = 0; i < tables; ++i) {
                                PostFacts facts;
                                facts.id = PostId{table_id.value + static_cast<std::int64_t>(i)};
                                facts.conversation = ConversationId{facts.id.value};
                                facts.author = host;
                                facts.tags = {"tag" + std::to_string(i)};
                                city.apply({.kind = EventKind::posted,
                                            .actor = host.value,
                                            .object = facts.id.value,
                                            .detail = json::write(facts)});
                                city.fit(0);
                              }
                            }),
            testing::linear_growth);
}

// The sums of people after any edits and deletions are those of what is left, light tables among the rest or not.
TEST(CityUses, AreWhatIsLeftWhateverHappened) {
  std::mt19937 random(8);
  const auto below = [&](std::size_t bound) { return static_cast<std::int64_t>(random() % bound); };
  for (const bool lets_go : {false, true}) {
    Crowded crowd;
    crowd.put(40);
    std::vector<PostFacts> left;
    for (int i = 0; i <= 40; ++i) left.push_back(crowd.said(i));
    for (int step = 0; step < 60; ++step) {
      const auto at = static_cast<std::size_t>(1 + below(left.size() - 1));
      auto& post = left[at];
      if (below(2)) {
        post.words = static_cast<int>(below(60));
        post.asks = below(2) == 0;
        crowd.happen(EventKind::post_edited, post);
      } else if (left.size() > 10) {
        crowd.happen(EventKind::post_deleted, post);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
      }
      if (!lets_go) continue;
      WholeTable whole{.table = crowd.table(), .posts = {}, .links = {}, .nods = {}};
      for (const auto& facts : left) {
        whole.posts.push_back(
            {crowd.table(), crowd.city().turn_of(facts, crowd.city().voices_of(facts)), facts.parent});
      }
      for (const Number wanted : crowd.city().take_wanted()) {
        ASSERT_EQ(wanted, crowd.table());
        crowd.city().put_table(whole);
      }
      crowd.city().fit(0);
      ASSERT_TRUE(crowd.city().table(crowd.table()).is_light());
    }
    Crowded afresh;
    for (std::size_t i = 1; i < left.size(); ++i) afresh.city().put_post(left[i]);
    afresh.city().settle_all();
    const auto& city = crowd.city();
    for (Number number = 1; number <= city.people(); ++number) {
      const auto& person = city.person(number);
      const auto* use = person.use_of(city.tag_number("hospiz"));
      const auto* other = afresh.city().find(person.id);
      const auto* expected = other ? other->use_of(afresh.city().tag_number("hospiz")) : nullptr;
      const TagUse none;
      ASSERT_NE(use, nullptr);
      if (!expected) expected = &none;
      EXPECT_EQ(use->contributions, expected->contributions);
      EXPECT_EQ(use->warmth, expected->warmth);
      EXPECT_EQ(use->answered_questions, expected->answered_questions);
      EXPECT_EQ(use->thanked, expected->thanked);
    }
  }
}

// Of very many guests those with the lowest numbers are known, and whom somebody knows is found among all.
TEST(CrowdedTables, AreComparedByTheSamePartOfTheCity) {
  Crowded crowd;
  crowd.put(1);
  constexpr std::int64_t guests = 2 * static_cast<std::int64_t>(lowest_guests_kept);
  for (std::int64_t person = guests + 1; person > 1; --person) crowd.city().add(PersonId{100'000 + person});
  const auto last = crowd.city().people();
  const auto& table = crowd.city().table(crowd.table());
  // The last to sit down have the lowest numbers.
  for (std::int64_t i = 2; i <= guests; ++i) {
    auto facts = crowd.said(i);
    facts.author = crowd.city().person(last - static_cast<Number>(i) + 2).id;
    crowd.happen(EventKind::posted, facts);
  }
  std::vector<Number> expected(table.guests.view().begin(), table.guests.view().end());
  EXPECT_EQ(std::ssize(expected), guests);
  std::ranges::sort(expected);
  expected.resize(lowest_guests_kept);
  EXPECT_TRUE(std::ranges::equal(table.lowest.view(), expected));
  const std::vector<Acquainted> known = {{1, 0.5F}, {expected.front(), 1}, {last, 2}, {last + 1, 3}};
  crowd.city().add(PersonId{7});
  EXPECT_EQ(known_at(crowd.city(), known, crowd.table()), (std::vector<Number>{last, expected.front(), 1}));
}

}  // namespace
}  // namespace stadt
