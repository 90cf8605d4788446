// Memory that may hold next to nothing answers what memory that holds everything does: the same day is lived in both
// cities, and every answer to everybody is compared.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "base/log.hpp"
#include "sight/city_standing.hpp"
#include "sight/view.hpp"
#include "sql/sqlite_session.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/placing.hpp"

namespace stadt::testing {
namespace {

config::Settings settings_with(int memory_mib) {
  auto settings = City::quiet_settings();
  settings.sight.memory_mib = memory_mib;
  return settings;
}

struct Frozen {
  PostId id;
  int trust = 0;
  int community = 0;
  int guest_talks = 0;
  int pair_talks = 0;
};
BOOST_DESCRIBE_STRUCT(Frozen, (), (id, trust, community, guest_talks, pair_talks))

// A day of random acts, the same for one seed whatever the city remembers.
class LivedDay {
 public:
  LivedDay(std::unique_ptr<sql::Database> database, int memory_mib, unsigned seed)
      : city_(std::move(database), settings_with(memory_mib)), random_(seed) {
    for (const auto* handle : {"anna", "benno", "clara", "dora", "emil", "frida"}) {
      people_.push_back(city_.arrive(handle));
    }
    place_ = open_place(city_, people_[0], "fluss", "cafe");
    for (const auto& one : people_) {
      for (const auto& other : people_) {
        if (one.id != other.id && below(3) == 0) city_.follow(one, other);
      }
    }
    for (int i = 0; i < 4; ++i) open();
  }

  void act() {
    if (below(12) == 0) city_.env().pass(std::chrono::hours(1 + below(100)));
    const auto& who = any();
    const auto post = posts_[random_() % posts_.size()];
    const auto status = "/api/v1/statuses/" + post;
    const auto account = "/api/v1/accounts/" + any().id;
    switch (below(20)) {
      case 0:
      case 1:
        return open();
      case 2:
        return remove(post);
      case 3:
      case 4:
        return edit(post);
      case 5:
        return ignore(city_.post(status + (below(3) ? "/favourite" : "/unfavourite"), "{}", who));
      case 6:
        return ignore(city_.post(status + (below(3) ? "/reblog" : "/unreblog"), "{}", who));
      case 7:
        return ignore(city_.post(account + (below(2) ? "/follow" : "/unfollow"), "{}", who));
      case 8:
        return ignore(city_.post(account + (below(3) ? "/unblock" : "/block"), "{}", who));
      case 9:
        return ignore(city_.post(account + (below(2) ? "/unmute" : "/mute"), "{}", who));
      case 10:
        return ignore(city_.post("/api/stadt/v1/tables/" + tables_[random_() % tables_.size()] + "/listen", "{}", who));
      default:
        return reply(who, post);
    }
  }

  // Everything that anybody is told of tables and people, and what was frozen with posts.
  std::vector<std::string> told() {
    std::vector<std::string> all;
    for (const auto& viewer : people_) tell(viewer, all);
    tell(Resident{}, all);
    auto& db = city_.app().database().session();
    for (const auto& row :
         db.query<Frozen>("SELECT id, trust, community, guest_talks, pair_talks FROM post ORDER BY id")) {
      all.push_back(fmt::format("frozen {}: {} {} {} {}", row.id.value, row.trust, row.community, row.guest_talks,
                                row.pair_talks));
    }
    return all;
  }

  City& city() { return city_; }
  const std::vector<std::string>& tables() const { return tables_; }
  int edited() const { return edited_; }
  int removed() const { return removed_; }

 private:
  static void ignore(const Reply&) {}  // who is blocked is refused, in both cities

  void open() {
    constexpr const char* tags[] = {"#eins", "#eins #zwei", "#zwei #drei", ""};
    constexpr const char* links[] = {"https://beispiel.example/seite", "https://beispiel.example/andere", ""};
    const auto& who = any();
    const auto* tag = tags[below(4)];
    const auto text = fmt::format("Was meint Ihr zum {}. Mal dazu? {} {}", below(1000), tag, links[below(3)]);
    wrote(who, city_.write(who, text, below(3) == 0 ? standing_at(place_) : ""));
    tables_.push_back(posts_.back());
  }

  void reply(const Resident& who, const std::string& post) {
    const auto text = fmt::format("Dazu sage ich beim {}. Mal etwas anderes, und zwar ausführlich{} {}", below(1000),
                                  below(2) ? "." : ", oder nicht?", below(6) ? "" : "https://beispiel.example/seite");
    const bool thanks = below(4) == 0;
    const bool is_unlisted = below(8) == 0;
    const auto more = thanks ? R"(, "stadt": {"thanks": true})" : is_unlisted ? R"(, "visibility": "unlisted")" : "";
    const auto body = fmt::format(R"({{"status": "{}", "in_reply_to_id": "{}"{}}})", text, post, more);
    const auto answer = city_.post("/api/v1/statuses", body, who);
    if (answer.status == 200) wrote(who, answer.text("id"));
  }

  void edit(const std::string& post) {
    constexpr const char* texts[] = {"Anders gesagt, und viel länger als vorher, damit es zählt. #drei",
                                     "Anders gefragt: und nun? https://beispiel.example/andere", "Kurz.",
                                     "Doch? #eins"};
    const auto body = fmt::format(R"({{"status": "{}"}})", texts[below(4)]);
    edited_ += city_.put("/api/v1/statuses/" + post, body, authors_.at(post)).status == 200;
  }

  void remove(const std::string& post) {
    removed_ += city_.remove("/api/v1/statuses/" + post, authors_.at(post)).status == 200;
  }

  void wrote(const Resident& who, const std::string& post) {
    posts_.push_back(post);
    authors_[post] = who;
  }

  void tell(const Resident& viewer, std::vector<std::string>& all) {
    std::vector<std::string> paths = {"tables?mode=dialogue", "tables?mode=newest", "tables?place=" + place_,
                                      "tables?tag=eins",      "people?can=eins",    "people?burns_for=eins",
                                      "people?burns_for=zwei"};
    for (const auto& table : tables_) {
      for (const auto* what : {"", "/neighbours", "/why"}) paths.push_back("tables/" + table + what);
      if (!viewer.token.empty()) paths.push_back("tables/" + table + "/met");
    }
    if (!viewer.token.empty()) {
      paths.emplace_back("people/meet");
      for (const auto& one : people_) paths.push_back("people/" + one.id + "/ground");
    }
    for (const auto& path : paths) {
      const auto reply = city_.get("/api/stadt/v1/" + path, viewer);
      all.push_back(fmt::format("{} as {}: {} {}", path, viewer.handle, reply.status, reply.raw.body));
    }
  }

  const Resident& any() { return people_[random_() % people_.size()]; }
  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  City city_;
  std::mt19937 random_;
  std::vector<Resident> people_;
  std::string place_;
  std::vector<std::string> tables_;
  std::vector<std::string> posts_;
  std::map<std::string, Resident> authors_;
  int edited_ = 0;
  int removed_ = 0;
};

class LightTables : public OnBothEngines {};
STADT_ON_BOTH_ENGINES(LightTables);

std::size_t light_tables(const Sight& sight) {
  const auto city = sight.view();
  std::size_t light = 0;
  for (Number number = 1; number <= city->tables(); ++number) light += city->table(number).is_light();
  return light;
}

std::size_t answers_in(const CitySight& city) {
  std::size_t answers = 0;
  for (Number number = 1; number <= city.tables(); ++number) {
    for (const auto& turn : city.table(number).turns.view()) answers += turn.answers != 0;
  }
  return answers;
}

constexpr int rounds = 3;
constexpr int acts = 60;
constexpr int whole_memory_mib = 4096;

TEST_P(LightTables, EveryAnswerIsThatOfACityThatRemembersEverything) {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    LivedDay whole(take_database(), whole_memory_mib, seed);
    LivedDay light(take_database(), 0, seed);
    for (int round = 0; round < rounds; ++round) {
      for (int i = 0; i < acts; ++i) {
        whole.act();
        light.act();
      }
      const auto expected = whole.told();
      const auto told = light.told();
      ASSERT_EQ(told.size(), expected.size());
      for (std::size_t i = 0; i < told.size(); ++i) ASSERT_EQ(told[i], expected[i]) << "seed " << seed;
      const auto check = light.city().app().check_sight();
      EXPECT_EQ(check.in_memory, check.in_sql);
    }
    EXPECT_GT(light.edited(), 0);
    EXPECT_GT(light.removed(), 0);
  }
}

TEST_P(LightTables, WhatIsComputedAtNightIsTheSame) {
  LivedDay day(take_database(), whole_memory_mib, 5);
  for (int i = 0; i < 2 * acts; ++i) day.act();
  auto& db = day.city().app().database().session();
  Sight whole;
  Sight light(0);
  whole.rebuild(db);
  light.rebuild(db);
  ASSERT_EQ(light_tables(whole), 0u);
  ASSERT_GT(light_tables(light), 4u);
  const auto now = day.city().env().now();
  const std::vector<PersonId> seeds = {whole.view()->person(1).id};
  const auto expected = standings_of(*whole.view(), read_answers(db, whole), seeds, now);
  EXPECT_EQ(standings_of(*light.view(), read_answers(db, light), seeds, now), expected);
  EXPECT_TRUE(read_answers(db, whole).empty());
  EXPECT_EQ(read_answers(db, light).size(), answers_in(*whole.view())) << "all that everybody answered";
}

// A city that has let go of what was said is no city that is wrong.
TEST_P(LightTables, TheCheckComparesWhatBothKnow) {
  LivedDay day(take_database(), whole_memory_mib, 7);
  for (int i = 0; i < acts; ++i) day.act();
  auto& db = day.city().app().database().session();
  Sight sight(0);
  sight.rebuild(db);
  ASSERT_GT(light_tables(sight), 4u);
  const auto check = sight.check(db);
  EXPECT_EQ(check.in_memory, check.in_sql);
  EXPECT_GT(light_tables(sight), 4u) << "and nothing was read anew";
  const Event lie{.kind = EventKind::listening, .actor = 77, .object = parse_id(day.tables()[0]).value_or(0)};
  sight.follow(std::span(&lie, 1));
  EXPECT_FALSE(sight.check(db).same());
  EXPECT_TRUE(sight.check(db).same());
}

TEST_P(LightTables, WhatCouldNotBeReadIsReadLater) {
  City city(take_database());
  const auto anna = city.arrive("anna");
  const auto benno = city.arrive("benno");
  const auto table = city.write(anna, "Wer ist da? #eins");
  auto& db = city.app().database().session();
  Sight sight(0);
  sight.rebuild(db);
  const auto answer = city.reply(benno, table, "Ich bin da, und zwar schon lange.");
  PostFacts facts;
  facts.id = PostId{parse_id(answer).value_or(0)};
  facts.conversation = ConversationId{parse_id(table).value_or(0)};
  facts.author = PersonId{parse_id(benno.id).value_or(0)};
  facts.parent = PostId{facts.conversation.value};
  facts.parent_author = PersonId{parse_id(anna.id).value_or(0)};
  const Event posted{
      .kind = EventKind::posted, .actor = facts.author.value, .object = facts.id.value, .detail = json::write(facts)};
  sight.follow(std::span(&posted, 1));
  const auto wanted = [&] { return sight.view()->wanted_posts(); };
  ASSERT_GT(wanted(), 0u);
  sql::SqliteSession empty(sql::open_sqlite(":memory:", sql::SqliteRole::writer, 0));
  EXPECT_THROW(sight.read_wanted(empty), sql::Failure);
  EXPECT_GT(wanted(), 0u);
  const auto guests = [&] {
    const auto view = sight.view();
    return view->table(view->number(facts.conversation)).guests.size();
  };
  EXPECT_EQ(guests(), 0u);
  sight.read_wanted(db);
  EXPECT_EQ(guests(), 1u);
  EXPECT_EQ(wanted(), 0u);
}

}  // namespace
}  // namespace stadt::testing
