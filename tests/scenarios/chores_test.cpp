// What is done beside the requests: the order of tables and the standings of people reach SQL, and every node.
#include "chores.hpp"

#include <gtest/gtest.h>

#include "base/log.hpp"
#include "feed/store.hpp"
#include "sight/check_store.hpp"
#include "sight/standing.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/scarce_memory.hpp"

namespace stadt::testing {
namespace {

class BesideTheRequests : public OnBothEngines {
 protected:
  BesideTheRequests() {
    city_.reply(anna_, city_.reply(benno_, root_, "Nach Klasse sieben, glaube ich, weil niemand fragt."), "Und dann?");
    sight_.rebuild(db());
  }
  sql::Session& db() { return city_.app().database().session(); }
  std::vector<feed_store::StoredQuality> kept() {
    const std::int64_t talk[] = {0};
    return feed_store::by_quality(db(), talk, 20);
  }
  static std::int64_t id_of(const std::string& text) { return parse_id(text).value_or(0); }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  std::string root_ = city_.write(anna_, "Wo verlieren wir sie?");
  Sight sight_;
  media::Files pictures_{city_.folder().path() + "/media/pictures", city_.env()};
  Chores chores_{city_.env(), city_.app().database(), sight_, pictures_};
};
STADT_ON_BOTH_ENGINES(BesideTheRequests);

TEST_P(BesideTheRequests, TheOrderOfTheTablesIsKept) {
  EXPECT_TRUE(kept().empty());
  chores_.run(1);
  const auto first = kept();
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].table, ConversationId{id_of(root_)});
  EXPECT_GT(first[0].key, 0);
  chores_.run(1);
  ASSERT_EQ(kept().size(), 1u);
  EXPECT_EQ(kept()[0].key, first[0].key);
  EXPECT_EQ(kept()[0].terms, first[0].terms);
}

TEST_P(BesideTheRequests, OldEventsAreForgottenButTheNewestOfEachLane) {
  const auto logged = [&] { return db().find<int>("SELECT count(*) FROM event").value_or(0); };
  const auto lanes = [&] { return db().find<int>("SELECT count(DISTINCT lane) FROM event").value_or(0); };
  chores_.run(1);
  const int before = logged();
  ASSERT_GT(before, 4);
  city_.env().pass(std::chrono::days(6));
  chores_.run(1);
  EXPECT_GE(logged(), before);
  city_.env().pass(std::chrono::days(2));
  chores_.run(1);
  EXPECT_LE(logged(), 2 * lanes() + 2);  // standings were computed meanwhile
  EXPECT_GE(logged(), lanes());
  const int kept = logged();
  city_.write(anna_, "Und es geht weiter.");
  EXPECT_GT(logged(), kept);
}

TEST_P(BesideTheRequests, StandingsAreComputedOnceAndReadByEveryNode) {
  chores_.run(1);
  const auto computed = standings::all(db());
  EXPECT_EQ(computed.size(), 2u);
  chores_.run(1);
  EXPECT_EQ(db().find<int>("SELECT count(*) FROM event WHERE kind = 100"), 1);

  city_.env().pass(std::chrono::days(1));
  const PersonId benno{id_of(benno_.id)};
  const auto trust = [&] { return sight_.company({benno, {}, {}, {}, city_.env().now()}).trust; };
  ASSERT_TRUE(standings::keep(city_.app().database(), city_.env(), [&] {
    return std::vector<Standing>{{benno, 42, 3}};
  })) << "another node was first";
  EXPECT_NE(trust(), 42);
  chores_.run(1);
  EXPECT_EQ(trust(), 42);
}

// The doctor's question is answered once, by what was compared.
TEST_P(BesideTheRequests, TheDoctorIsTold) {
  chores_.run(1);
  city_.env().pass(std::chrono::seconds(1));
  const Time now = city_.env().now();
  ASSERT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    check_store::ask(transaction, now);
    return {};
  }));
  chores_.run(1);
  chores_.run(1);
  const auto answers = check_store::answers(db(), now);
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].node, 1);
  EXPECT_TRUE(answers[0].same) << answers[0].told;
  EXPECT_NE(answers[0].told.find("1 tables"), std::string::npos) << answers[0].told;
}

// A memory of its own, which nobody has read yet.
class Tended : public BesideTheRequests {
 protected:
  void tend(std::chrono::milliseconds behind = {}) {
    chores_.tend({.node = 1, .behind = behind, .read_sight = [this] {
                    ++times_read_;
                    if (store_answers_) unread_.rebuild(db());
                  }});
  }

  Sight unread_;
  Chores chores_{city_.env(), city_.app().database(), unread_, pictures_};
  bool store_answers_ = true;
  int times_read_ = 0;
};
STADT_ON_BOTH_ENGINES(Tended);

TEST_P(Tended, MemoryIsReadUntilItHasBeenReadAndNotAgain) {
  store_answers_ = false;
  tend();
  tend();
  EXPECT_EQ(times_read_, 2);
  EXPECT_FALSE(unread_.ready());
  EXPECT_TRUE(kept().empty()) << "Nothing is kept of a memory that knows nothing.";
  store_answers_ = true;
  tend();
  EXPECT_TRUE(unread_.ready());
  EXPECT_EQ(kept().size(), 1u);
  tend();
  EXPECT_EQ(times_read_, 3);
}

TEST_P(Tended, MemoryThatIsBehindIsNotBelievedUntilItHasHeardEverything) {
  tend();
  tend(std::chrono::seconds(3));
  EXPECT_FALSE(unread_.ready());
  EXPECT_FALSE(unread_.broken());
  tend(std::chrono::seconds(1));
  EXPECT_TRUE(unread_.ready());
  EXPECT_EQ(times_read_, 1) << "It is whole: it only has to hear the rest.";
}

TEST_P(Tended, MemoryInWhichAnEventFailedIsReadAnewAndRightAgain) {
  tend();
  const PersonId anna{id_of(anna_.id)};
  const PersonId benno{id_of(benno_.id)};
  city_.post("/api/v1/accounts/" + benno_.id + "/mute", "{}", anna_);
  const auto errors = log::error_count();
  const Event muted{.kind = EventKind::muted, .actor = anna.value, .target = benno.value};
  fail_next_allocation();
  unread_.follow(std::span(&muted, 1));
  EXPECT_EQ(log::error_count(), errors + 1);
  EXPECT_TRUE(unread_.broken());
  EXPECT_FALSE(unread_.ready());
  EXPECT_FALSE(unread_.hidden(anna, benno));
  tend();
  EXPECT_TRUE(unread_.ready());
  EXPECT_TRUE(unread_.hidden(anna, benno));
  EXPECT_TRUE(unread_.check(db()).same());
}

}  // namespace
}  // namespace stadt::testing
