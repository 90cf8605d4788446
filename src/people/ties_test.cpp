#include "people/ties.hpp"

#include <gtest/gtest.h>

#include "people/people.hpp"
#include "support/database.hpp"

namespace stadt::people {
namespace {

class Ties : public testing::OnBothEngines {
 protected:
  void SetUp() override {
    write([&](sql::Transaction& t) -> Result<> {
      anna_ = TRY(arrive(t, env_, {.handle = "anna", .email = "anna@example.org"}));
      benno_ = TRY(arrive(t, env_, {.handle = "benno", .email = "benno@example.org"}));
      return {};
    });
  }
  void write(sql::Database::Apply apply) {
    const auto outcome = database_->write_and_wait(std::move(apply));
    EXPECT_TRUE(outcome) << outcome.error().message;
  }
  Acquaintance side(PersonId person, PersonId other) { return acquaintance(database_->session(), person, other); }

  std::unique_ptr<sql::Database> database_ = take_database();
  FakeEnv env_;
  PersonId anna_;
  PersonId benno_;
};
STADT_ON_BOTH_ENGINES(Ties);

TEST_P(Ties, EveryFactIsOfItsOwnPair) {
  PersonId clara;
  write([&](sql::Transaction& t) -> Result<> {
    clara = TRY(arrive(t, env_, {.handle = "clara", .email = "clara@example.org"}));
    CHECKED(follow(t, env_, anna_, benno_, {}));
    CHECKED(put_note(t, anna_, benno_, "Vom Physiktisch"));
    note_answer(t, anna_, benno_, 1, env_.now());
    note_letter(t, benno_, anna_, env_.now());
    return block(t, env_, clara, anna_);
  });
  const PersonId others[] = {benno_, clara, benno_};
  const auto sides = acquaintances(database_->session(), anna_, others);
  ASSERT_EQ(sides.size(), 3u);
  const Acquaintance to_benno{.follows = true, .answered = 1, .written_by = 1, .note = "Vom Physiktisch"};
  EXPECT_EQ(sides[0], to_benno);
  EXPECT_EQ(sides[1], Acquaintance{.on_speaking_terms = false});
  EXPECT_EQ(sides[2], to_benno);
  EXPECT_EQ(side(benno_, anna_), (Acquaintance{.followed_by = true, .answered_by = 1, .wrote = 1}));
  EXPECT_EQ(side(clara, anna_), Acquaintance{.on_speaking_terms = false});
  EXPECT_EQ(side(benno_, clara), Acquaintance{});
}

TEST_P(Ties, AContactIsOneOnBothSidesAndBothFollow) {
  for (int i = 0; i < 2; ++i) {
    write([&](sql::Transaction& t) { return make_contact(t, env_, anna_, benno_); });
  }
  for (const auto& [one, other] : {std::pair(anna_, benno_), std::pair(benno_, anna_)}) {
    EXPECT_TRUE(side(one, other).contact);
    EXPECT_TRUE(side(one, other).follows);
    EXPECT_TRUE(knows(side(one, other)));
  }
  write([&](sql::Transaction& t) -> Result<> {
    EXPECT_TRUE(end_contact(t, env_, benno_, anna_));
    EXPECT_FALSE(end_contact(t, env_, benno_, anna_));
    return {};
  });
  EXPECT_FALSE(side(anna_, benno_).contact);
  EXPECT_TRUE(side(anna_, benno_).follows);
}

TEST_P(Ties, ClosenessIsOnesOwnWord) {
  write([&](sql::Transaction& t) -> Result<> {
    EXPECT_FALSE(set_closeness(t, env_, anna_, benno_, Closeness::close));
    CHECKED(make_contact(t, env_, anna_, benno_));
    return set_closeness(t, env_, anna_, benno_, Closeness::close);
  });
  EXPECT_EQ(side(anna_, benno_).closeness, Closeness::close);
  EXPECT_EQ(side(benno_, anna_).closeness, Closeness::contact);
}

TEST_P(Ties, WordsMakeStrangersKnownOnlyWhenTheyGoBothWays) {
  write([&](sql::Transaction& t) -> Result<> {
    note_answer(t, anna_, benno_, 1, env_.now());
    return {};
  });
  EXPECT_FALSE(knows(side(anna_, benno_)));
  EXPECT_FALSE(knows(side(benno_, anna_)));
  write([&](sql::Transaction& t) -> Result<> {
    note_answer(t, benno_, anna_, 1, env_.now());
    return {};
  });
  EXPECT_TRUE(knows(side(anna_, benno_)));
  write([&](sql::Transaction& t) -> Result<> {
    note_answer(t, benno_, anna_, -1, env_.now());
    return {};
  });
  EXPECT_FALSE(knows(side(benno_, anna_)));
}

TEST_P(Ties, WhoWroteFirstKnowsTheOtherButNotTheOtherWayRound) {
  write([&](sql::Transaction& t) -> Result<> {
    note_letter(t, anna_, benno_, env_.now());
    return {};
  });
  EXPECT_TRUE(knows(side(anna_, benno_)));
  EXPECT_FALSE(knows(side(benno_, anna_)));
}

TEST_P(Ties, ABlockEndsTheContact) {
  write([&](sql::Transaction& t) -> Result<> {
    CHECKED(make_contact(t, env_, anna_, benno_));
    CHECKED(block(t, env_, benno_, anna_));
    EXPECT_FALSE(make_contact(t, env_, anna_, benno_));
    return {};
  });
  EXPECT_FALSE(side(anna_, benno_).contact);
  EXPECT_FALSE(side(anna_, benno_).on_speaking_terms);
}

}  // namespace
}  // namespace stadt::people
