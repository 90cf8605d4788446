// What is frozen with a post: repeats, company, links; and that sight reads it without the texts.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/embedded.hpp"
#include "posts/freezing_store.hpp"
#include "sight/posts_store.hpp"
#include "sight/sight.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/statements.hpp"

namespace stadt::testing {
namespace {

constexpr auto thought = "Bei uns gehen die Mädchen nach Klasse sieben verloren, weil niemand mehr fragt.";
constexpr auto nearly = "Bei uns gehen die Mädchen nach Klasse sieben verloren, weil niemand mehr fragt!! #MINT";

struct FrozenRow {
  bool repeats = false;
  int trust = 0;
  int community = -1;
  int guest_talks = -1;
  int pair_talks = -1;
  std::string links;

  bool operator==(const FrozenRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(FrozenRow, (), (repeats, trust, community, guest_talks, pair_talks, links))

struct LinkRow {
  std::string link;
  PostId id;

  auto operator<=>(const LinkRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (link, id))

class FrozenFacts : public OnBothEngines {
 protected:
  FrozenRow frozen(const std::string& post) {
    return db()
        .find<FrozenRow>("SELECT repeats, trust, community, guest_talks, pair_talks, links FROM post WHERE id = $1",
                         id_of(post))
        .value();
  }
  bool repeats(const std::string& post) { return frozen(post).repeats; }
  std::vector<LinkRow> links() {
    auto rows = db().query<LinkRow>("SELECT link, id FROM link_post");
    std::ranges::sort(rows);
    return rows;
  }
  // A table of Anna's at which Benno has answered her.
  std::string talk(const std::string& more = {}) {
    const auto root = city_.write(anna_, "Wer ist da?");
    city_.reply(benno_, root, "Ich bin da.", more);
    return root;
  }
  static std::int64_t id_of(const std::string& text) { return parse_id(text).value_or(0); }
  sql::Session& db() { return city_.app().database().session(); }

  StatementRecorder sent_;
  City city_{take_database(&sent_)};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
};
STADT_ON_BOTH_ENGINES(FrozenFacts);

TEST_P(FrozenFacts, ANearRepeatOfWhatWasSaidAtTheTableIsKnownAsOne) {
  const auto root = city_.write(anna_, "Wo verlieren wir sie?");
  const auto first = city_.reply(benno_, root, thought);
  const auto copy = city_.reply(clara_, root, nearly);
  const auto own = city_.reply(clara_, first, "Bei uns ist es eher die Pause zwischen Schule und Lehre, glaube ich.");
  EXPECT_FALSE(repeats(first));
  EXPECT_TRUE(repeats(copy));
  EXPECT_FALSE(repeats(own));
  const auto elsewhere = city_.reply(clara_, city_.write(anna_, "Noch ein Tisch"), thought);
  EXPECT_FALSE(repeats(elsewhere));
}

TEST_P(FrozenFacts, AnEditIsComparedWithWhatStoodThereBefore) {
  const auto root = city_.write(anna_, "Wo verlieren wir sie?");
  const auto first = city_.reply(benno_, root, thought);
  const auto copy = city_.reply(clara_, root, thought);
  city_.put("/api/v1/statuses/" + first, fmt::format(R"({{"status":"{}"}})", nearly), benno_);
  EXPECT_FALSE(repeats(first)) << "who said it first repeats nobody";
  EXPECT_TRUE(repeats(copy));
  city_.put("/api/v1/statuses/" + copy, R"({"status":"Ich habe darüber geschlafen und sehe es nun ganz anders."})",
            clara_);
  EXPECT_FALSE(repeats(copy));
  city_.put("/api/v1/statuses/" + copy, fmt::format(R"({{"status":"{}"}})", nearly), clara_);
  EXPECT_TRUE(repeats(copy));
}

TEST_P(FrozenFacts, WhatIsHiddenOrTakenBackIsNotComparedWith) {
  const auto root = city_.write(anna_, "Wo verlieren wir sie?");
  city_.reply(benno_, root, thought, R"("visibility":"private")");
  const auto mistaken = city_.reply(clara_, root, thought);
  EXPECT_FALSE(repeats(mistaken));
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + mistaken, clara_).status, 200);
  EXPECT_FALSE(repeats(city_.reply(clara_, root, nearly)));
}

TEST_P(FrozenFacts, OtherTalksOfTheSameTwoAreCountedWhenSomebodySpeaks) {
  talk();
  talk();
  talk(R"("visibility":"private")");  // nobody else's business
  city_.write(anna_, "Wer war noch da?");
  const auto root = city_.write(anna_, "Und heute?");
  const auto first = city_.reply(benno_, root, "Heute auch.");
  const auto second = city_.reply(benno_, city_.reply(anna_, first, "Wie schön."), "Finde ich auch.");
  const auto other = city_.reply(clara_, second, "Ich setze mich dazu.");
  EXPECT_EQ(frozen(root), (FrozenRow{false, 100, 0, 0, 0, "[]"}));
  EXPECT_EQ(frozen(first), (FrozenRow{false, 100, 0, 2, 2, "[]"}));
  EXPECT_EQ(frozen(second), (FrozenRow{false, 100, 0, 2, 2, "[]"})) << "this table itself is no other one";
  EXPECT_EQ(frozen(other), (FrozenRow{false, 100, 0, 0, 0, "[]"}));
  city_.env().pass(std::chrono::days(31));
  const auto later = city_.reply(benno_, city_.write(anna_, "Einen Monat später"), "Ich bin noch da.");
  EXPECT_EQ(frozen(later).guest_talks, 0);
}

TEST_P(FrozenFacts, MemoryAndSqlCountTheSameTalks) {
  talk();
  const auto shared = talk();
  city_.reply(clara_, talk(), "Ich auch.");
  city_.reply(anna_, city_.write(benno_, "Und bei mir?"), "Gern.");
  Sight sight;
  sight.rebuild(db());
  const std::vector<PersonId> people = {PersonId{id_of(anna_.id)}, PersonId{id_of(benno_.id)},
                                        PersonId{id_of(clara_.id)}, PersonId{}};
  const ConversationId here{id_of(shared)};
  int most = 0;
  for (const auto one : people) {
    for (const auto other : people) {
      if (!one) continue;
      const auto now = city_.env().now();
      const auto seen = sight.company({one, other, {}, here, now}).guest_talks;
      EXPECT_EQ(seen, posts_store::talks(db(), one, other, here, now));
      EXPECT_EQ(seen, sight.company({one, {}, other, here, now}).pair_talks);
      most = std::max(most, seen);
    }
  }
  EXPECT_EQ(most, 3);
}

TEST_P(FrozenFacts, LinksArePutTogetherAndGoWithTheirPost) {
  const auto root = city_.write(anna_, "Gelesen? https://www.example.org/text/?utm_source=x#oben");
  const auto answer = city_.reply(benno_, root, "Ja: http://EXAMPLE.org/text und https://b.example/c");
  const PostId first{id_of(root)};
  const PostId second{id_of(answer)};
  EXPECT_EQ(links(), (std::vector<LinkRow>{{"https://b.example/c", second},
                                           {"https://example.org/text", first},
                                           {"https://example.org/text", second}}));
  city_.reply(clara_, root, "https://hidden.example", R"("visibility":"private")");
  city_.write(clara_, "https://hidden.example", R"("visibility":"unlisted")");
  EXPECT_EQ(links().size(), 3u);
  city_.put("/api/v1/statuses/" + answer, R"({"status":"Doch nicht: https://b.example/d"})", benno_);
  EXPECT_EQ(links(), (std::vector<LinkRow>{{"https://b.example/d", second}, {"https://example.org/text", first}}));
  city_.remove("/api/v1/statuses/" + answer, benno_);
  city_.remove("/api/v1/statuses/" + root, anna_);
  EXPECT_EQ(links(), std::vector<LinkRow>());
}

TEST_P(FrozenFacts, ATableThatIsNamedByItsAddressIsQuoted) {
  const auto origin = city_.get("/api/v1/accounts/" + anna_.id).text("url");
  const auto home = origin.substr(0, origin.find("/@"));
  const auto root = city_.write(anna_, "Wer ist da?");
  const auto answer = city_.reply(benno_, root, "Ich bin da.");
  const auto hidden = city_.write(anna_, "Nur wir", R"("visibility":"private")");
  const auto text = fmt::format("{0}/tables/{1} {0}/@benno/{2} {0}/posts/{2} {0}/tables/{3} {0}/tags/mint {0}/posts/99",
                                home, root, answer, hidden);
  const auto quoting = city_.write(clara_, text);
  EXPECT_EQ(links(), (std::vector<LinkRow>{{"table:" + root, PostId{id_of(quoting)}}}));
  EXPECT_EQ(linked_table("table:" + root), ConversationId{id_of(root)});
  EXPECT_FALSE(linked_table("https://example.org"));
}

TEST_P(FrozenFacts, OnePostIsBoundedInWhatItLinksTo) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += fmt::format("https://a.example/{} ", i);
  city_.write(anna_, text);
  EXPECT_EQ(links().size(), 8u);
}

// What an event says of a post, in the form in which sight reads it from SQL.
sight_store::SeenPost seen(const PostFacts& facts, Time deleted_at) {
  return {.id = facts.id,
          .conversation = facts.conversation,
          .parent = facts.parent,
          .author = facts.author,
          .parent_author = facts.boost_of ? facts.boost_author : facts.parent_author,
          .boost_of = facts.boost_of,
          .deleted_at = deleted_at,
          .audience = facts.audience,
          .mark = facts.mark,
          .words = facts.words,
          .asks = facts.asks,
          .thanks = facts.thanks,
          .repeats = facts.repeats,
          .trust = facts.trust,
          .community = facts.community,
          .guest_talks = facts.guest_talks,
          .pair_talks = facts.pair_talks,
          .shape = (facts.media ? 1 : 0) + (facts.article ? 2 : 0)};
}

struct EventRow {
  int kind = 0;
  Time at;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(EventRow, (), (kind, at, detail))

TEST_P(FrozenFacts, EventsTellWhatSqlHolds) {
  const auto root = talk();
  const auto article = city_.write(anna_, "Ein Text, der länger ist.", R"("stadt":{"title":"Über Brücken"})");
  const auto answer = city_.reply(benno_, article, thought, R"("stadt":{"thanks":true})");
  const auto copy = city_.reply(clara_, article, thought);
  city_.post("/api/v1/statuses/" + answer + "/reblog", "{}", clara_);
  city_.put("/api/v1/statuses/" + answer, R"({"status":"Wirklich? Und was dann?"})", benno_);
  city_.remove("/api/v1/statuses/" + copy, clara_);

  std::map<PostId, sight_store::SeenPost> told;
  for (const auto& [kind, at, detail] :
       db().query<EventRow>("SELECT kind, at, detail FROM event WHERE kind IN (20, 21, 22, 23) ORDER BY lane, seq")) {
    const auto facts = facts_of_event({.kind = EventKind{kind}, .detail = detail});
    ASSERT_TRUE(facts) << detail;
    const bool is_newer = kind != static_cast<int>(EventKind::posted) || !told.contains(facts->id);
    if (is_newer) told[facts->id] = seen(*facts, kind == static_cast<int>(EventKind::post_deleted) ? at : Time{});
  }
  std::map<PostId, sight_store::SeenPost> read;
  PostId last;
  sight_store::each_post(db(), [&](const auto& post) {
    EXPECT_GT(post.id, last) << "in the order in which they were written";
    last = post.id;
    read[post.id] = post;
  });
  EXPECT_EQ(read.size(), 6u);
  ASSERT_EQ(read.size(), told.size());
  for (const auto& [id, post] : read) EXPECT_TRUE(post == told[id]) << id.value;
  EXPECT_EQ(read[PostId{id_of(answer)}].words, 4);
  EXPECT_TRUE(read[PostId{id_of(answer)}].asks);
  EXPECT_TRUE(read[PostId{id_of(article)}].is_article());
  EXPECT_FALSE(read[PostId{id_of(root)}].is_article());
}

TEST_P(FrozenFacts, SightReadsPostsFromTheirIndexAlone) {
  talk();
  sight_store::each_post(db(), [](const auto&) {});
  const auto sent = sent_.statements();
  const auto scan = std::ranges::find_if(sent, [](const auto& statement) {
    return statement.text.find("shape\n      FROM post ORDER BY id") != std::string::npos;
  });
  ASSERT_NE(scan, sent.end());
  if (GetParam() == TestEngine::sqlite) {
    std::string plan;
    db().run("EXPLAIN QUERY PLAN " + scan->text, {}, [&](const sql::Row& row) { plan += row.text(3); });
    EXPECT_EQ(plan, "SCAN post USING COVERING INDEX post_sight");
    return;
  }
  // What PostgreSQL would choose depends on how much there is; that the index can answer depends on its columns.
  const auto columns = db().query<std::string>(
      "SELECT attname FROM pg_attribute WHERE attrelid = CAST('post_sight' AS regclass) ORDER BY attnum");
  EXPECT_EQ(columns[0], "id");
  const auto list =
      scan->text.substr(scan->text.find("SELECT") + 6, scan->text.find("FROM") - scan->text.find("SELECT") - 6);
  std::size_t read = 0;
  for (std::size_t at = 0; at < list.size(); ++read) {
    const auto begin = list.find_first_not_of(" \n,", at);
    if (begin == std::string::npos) break;
    const auto end = std::min(list.find_first_of(" \n,", begin), list.size());
    EXPECT_NE(std::ranges::find(columns, list.substr(begin, end - begin)), columns.end())
        << list.substr(begin, end - begin);
    at = end;
  }
  EXPECT_EQ(read, columns.size()) << "and nothing stands there in vain";
}

// The migration makes of older posts what is made of a new one.
TEST_P(FrozenFacts, OlderPostsAreSketchedByTheMigration) {
  const auto root = talk();
  city_.write(anna_, std::string(thought) + " Und so weiter.", R"("stadt":{"title":"Über Brücken"})");
  city_.reply(benno_, root, thought, R"("visibility":"private")");
  const auto gone = city_.reply(benno_, root, thought);
  city_.remove("/api/v1/statuses/" + gone, benno_);
  constexpr auto all = "SELECT sketch || '/' || CAST(shape AS TEXT) FROM post ORDER BY id";
  const auto before = db().query<std::string>(all);
  EXPECT_EQ(std::ranges::count(before, "/0"), 4) << "short, hidden or gone";

  const auto files = embedded::migrations();
  const auto file = std::ranges::find(files, "0010_dialogue.sql", &embedded::File::name);
  ASSERT_NE(file, files.end());
  const auto begin = file->content.find("UPDATE post");
  const std::string update(file->content.substr(begin, file->content.find(';', begin) - begin));
  ASSERT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    transaction.execute("UPDATE post SET sketch = '', shape = 0");
    transaction.execute(update);
    return {};
  }));
  EXPECT_EQ(db().query<std::string>(all), before);
}

}  // namespace
}  // namespace stadt::testing
