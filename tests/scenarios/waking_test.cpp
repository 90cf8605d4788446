// While memory is not ready, SQL answers: as private and as right. A city is lived in by people who have hidden one
// another in every way; what they are told is compared with what they are told when memory is filled with lies and not
// believed, so that whatever is still read from it shows.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/log.hpp"
#include "people/beholder.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/placing.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

using Answers = std::map<std::string, std::string>;

// Whom one knows at a table is told by memory only, and so is why a table stands where it stands.
std::string without_memories(std::string body) {
  for (std::size_t at = 0; (at = body.find("\"familiar\":", at)) != std::string::npos; ++at) {
    const auto end = body.find(",\"why\":", at);
    if (end != std::string::npos) body.erase(at, end - at);
  }
  return body;
}

class Waking : public OnBothEngines {
 protected:
  Waking() {
    for (const auto* other : {&anna_, &frida_, &gustav_, &clara_, &dora_, &emil_}) city_.follow(vera_, *other);
    for (const auto* other : {&clara_, &vera_}) city_.follow(anna_, *other);
    acquaint(city_, vera_, gustav_);
    open_tables();
    say_things();
    hide_each_other();
  }

  void open_tables() {
    place_ = open_place(city_, anna_, "fluss", "cafe");
    for (const auto* host : {&anna_, &benno_, &clara_, &dora_, &emil_, &frida_, &gustav_, &vera_}) {
      tables_.push_back(keep(city_.write(*host, "Womit fängt es an? #Hospiz")));
      tables_.push_back(keep(city_.write(*host, "Und was steht am Fluss? #Steuern", standing_at(place_))));
    }
    muted_ = tables_[12];  // gustav's first one
  }

  void say_things() {
    for (const auto& table : tables_) {
      for (const auto* guest : {&benno_, &clara_, &dora_, &emil_, &frida_}) {
        const auto said = keep(city_.reply(*guest, table, "Das frage ich mich auch, seit Jahren und immer wieder."));
        if (guest == &clara_) keep(city_.reply(anna_, said, "Dann lass uns anfangen, am besten gleich heute."));
      }
    }
    keep(city_.reply(vera_, tables_.front(), "Mit Zuhören, denke ich."));
    for (const auto* audience : {"followers", "contacts", "close", "unlisted", "here", "self"}) {
      for (const auto* author : {&anna_, &gustav_, &vera_}) {
        keep(city_.write(*author, "Nicht für alle.", fmt::format(R"("stadt": {{"audience": "{}"}})", audience)));
      }
    }
    keep(city_.write(anna_, "Nur für Dich, @vera.", R"("visibility": "direct")"));
    for (const auto* act : {"favourite", "bookmark", "reblog"}) {
      for (const std::size_t table : {0, 4, 12}) do_with(vera_, tables_[table], act);
    }
    for (const auto* who : {&anna_, &frida_, &gustav_}) {
      for (const std::size_t table : {2, 4, 6, 8, 14}) do_with(*who, tables_[table], "reblog");
    }
    city_.post("/api/stadt/v1/tables/" + tables_[0] + "/listen", "{}", vera_);
    city_.post("/api/stadt/v1/tables/" + tables_[4] + "/listen", "{}", vera_);
    at_place(city_, benno_, "fluss", "join");
    at_place(city_, clara_, "fluss", "join");
  }

  void hide_each_other() {
    city_.post("/api/v1/accounts/" + benno_.id + "/mute", "{}", vera_);
    city_.post("/api/v1/accounts/" + frida_.id + "/follow", R"({"reblogs": false})", vera_);
    city_.post("/api/v1/accounts/" + clara_.id + "/block", "{}", vera_);
    city_.post("/api/v1/accounts/" + vera_.id + "/block", "{}", dora_);
    do_with(vera_, muted_, "mute");
    EXPECT_EQ(city_.put("/api/stadt/v1/people/" + vera_.id + "/card", R"({"closeness": "close"})", gustav_).status,
              200);
    city_.remove("/api/v1/statuses/" + posts_[posts_.size() / 2], anna_);
    leave(emil_);
  }

  void leave(const Resident& who) {
    EXPECT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      transaction.execute("UPDATE person SET state = 3 WHERE id = $1", id_of(who));
      transaction.record({.kind = EventKind::person_left, .actor = id_of(who).value, .at = city_.env().now()});
      return {};
    }));
  }

  // Memory hears that nobody hides anybody, that all have gone, and that nobody did anything.
  void lie_to_memory() {
    std::vector<Event> lies;
    for (const auto& one : everybody()) {
      for (const auto& other : everybody()) {
        for (const auto kind :
             {EventKind::unblocked, EventKind::unmuted, EventKind::unfollowed, EventKind::contact_ended}) {
          lies.push_back({.kind = kind, .actor = id_of(one).value, .target = id_of(other).value});
        }
      }
      for (const auto& post : posts_) {
        for (const auto kind : {EventKind::conversation_unmuted, EventKind::unnodded, EventKind::unbookmarked,
                                EventKind::unpinned, EventKind::left_table}) {
          lies.push_back({.kind = kind, .actor = id_of(one).value, .object = parse_id(post).value_or(0)});
        }
      }
      lies.push_back({.kind = EventKind::person_left, .actor = id_of(one).value});
    }
    city_.app().sight().follow(lies);
  }

  std::vector<Resident> everybody() const { return {anna_, benno_, clara_, dora_, emil_, frida_, gustav_, vera_}; }
  std::string keep(std::string post) {
    posts_.push_back(post);
    return post;
  }
  void do_with(const Resident& who, const std::string& post, const std::string& act) {
    EXPECT_EQ(city_.post("/api/v1/statuses/" + post + "/" + act, "{}", who).status, 200) << who.handle << act;
  }

  std::vector<std::string> paths(const Resident& reader) const {
    std::vector<std::string> all = {"/api/v1/timelines/public",
                                    "/api/v1/timelines/tag/hospiz?limit=40",
                                    "/api/stadt/v1/tables?mode=newest&limit=40",
                                    "/api/stadt/v1/tables?place=fluss&limit=40",
                                    "/api/stadt/v1/tables?place=fluss&limit=2",
                                    "/api/stadt/v1/places/fluss/members"};
    const auto middle = posts_[posts_.size() / 2];
    for (const auto* page : {"max_id", "since_id", "min_id"}) {
      all.push_back(fmt::format("/api/stadt/v1/tables?limit=3&{}={}", page, middle));
      all.push_back(fmt::format("/api/stadt/v1/tables?place=fluss&limit=3&{}={}", page, middle));
      all.push_back(fmt::format("/api/v1/timelines/home?limit=5&{}={}", page, middle));
    }
    for (const auto& table : tables_) {
      for (const auto* part : {"", "/people", "/catchup"}) all.push_back("/api/stadt/v1/tables/" + table + part);
    }
    for (const auto& post : posts_) {
      for (const auto* part : {"", "/context", "/favourited_by", "/reblogged_by"}) {
        all.push_back("/api/v1/statuses/" + post + part);
      }
    }
    for (const auto& one : everybody()) all.push_back("/api/v1/accounts/" + one.id + "/statuses?limit=40");
    if (reader.token.empty()) return all;
    all.insert(all.end(), {"/api/v1/timelines/home?limit=40", "/api/stadt/v1/tables?mode=listening"});
    return all;
  }
  Answers told(const Resident& reader) {
    Answers answers;
    for (const auto& path : paths(reader)) {
      const auto reply = city_.get(path, reader);
      answers[path] = fmt::format("{} {}", reply.status, without_memories(reply.raw.body));
    }
    return answers;
  }
  void expect_equal(const Answers& from_memory, const Answers& now, const Resident& reader) {
    for (const auto& [path, answer] : from_memory) EXPECT_EQ(now.at(path), answer) << reader.handle << path;
  }

  // Every table of a list, page by page, and how many pages it had.
  std::vector<std::string> turned(const std::string& list, const std::string& from, const std::string& edge,
                                  const Resident& reader) {
    std::vector<std::string> all;
    for (std::string cursor = from; !cursor.empty();) {
      const auto page = city_.get(fmt::format("{}&{}={}", list, edge, cursor), reader);
      std::vector<std::string> ids;
      for (std::size_t i = 0; i < page.size(); ++i) ids.push_back(page.text(fmt::format("{}.id", i)));
      all.insert(edge == "max_id" ? all.end() : all.begin(), ids.begin(), ids.end());
      const auto link = page.header("Link");
      const auto at = link.find(edge + "=");
      cursor = page.size() == 0 || at == std::string::npos ? "" : link.substr(at + edge.size() + 1);
      cursor = cursor.substr(0, cursor.find_first_of("&>"));
    }
    return all;
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");    // muted by vera
  Resident clara_ = city_.arrive("clara");    // blocked by her
  Resident dora_ = city_.arrive("dora");      // has blocked her
  Resident emil_ = city_.arrive("emil");      // has left
  Resident frida_ = city_.arrive("frida");    // what she passes on is not wanted
  Resident gustav_ = city_.arrive("gustav");  // a contact, of whom one conversation is muted
  Resident vera_ = city_.arrive("vera");
  std::string place_;
  std::vector<std::string> tables_;
  std::vector<std::string> posts_;
  std::string muted_;
};
STADT_ON_BOTH_ENGINES(Waking);

TEST_P(Waking, WhatIsToldFromSqlIsWhatMemoryTells) {
  std::map<std::string, Answers> from_memory;
  for (const auto& reader : {vera_, anna_, dora_, Resident()}) from_memory[reader.handle] = told(reader);
  const auto& vera = from_memory["vera"];
  EXPECT_EQ(vera.at("/api/v1/timelines/home?limit=40").find("\"acct\":\"clara\""), std::string::npos);
  EXPECT_NE(vera.at("/api/v1/timelines/home?limit=40").find("\"acct\":\"anna\""), std::string::npos);
  EXPECT_NE(vera.at("/api/v1/statuses/" + tables_[0]).find("\"bookmarked\":true"), std::string::npos);
  lie_to_memory();
  city_.app().sight().set_behind(true);
  for (const auto& reader : {vera_, anna_, dora_, Resident()}) {
    expect_equal(from_memory[reader.handle], told(reader), reader);
  }
  // Memory that has heard everything again is believed again.
  city_.app().sight().set_behind(false);
  EXPECT_NE(told(vera_), vera) << "The lies change nothing, so that this test proves nothing.";
  city_.app().read_sight();
  expect_equal(vera, told(vera_), vera_);
}

TEST_P(Waking, PagesOfDialogueHideWhatIsHiddenAndKeepTheRulesOfThePage) {
  lie_to_memory();
  city_.app().sight().set_behind(true);
  for (const auto* list : {"/api/stadt/v1/tables?mode=dialogue", "/api/stadt/v1/tables?mode=dialogue&place=fluss"}) {
    const auto page = city_.get(list, vera_);
    std::map<std::string, int> of_host;
    for (std::size_t i = 0; i < page.size(); ++i) ++of_host[page.text(fmt::format("{}.host.acct", i))];
    for (const auto* hidden : {"benno", "clara", "dora", "emil"})
      EXPECT_FALSE(of_host.contains(hidden)) << list << hidden;
    for (const auto& [host, count] : of_host) EXPECT_LE(count, 2) << host;
    EXPECT_EQ(page.raw.body.find("\"acct\":\"clara\""), std::string::npos);
    EXPECT_EQ(page.raw.body.find("\"id\":\"" + muted_ + "\""), std::string::npos);
  }
  const auto of_place = city_.get("/api/stadt/v1/tables?mode=dialogue&place=fluss", vera_);
  ASSERT_EQ(of_place.size(), 4u);
  for (std::size_t i = 0; i < of_place.size(); ++i) {
    EXPECT_EQ(of_place.text(fmt::format("{}.place.handle", i)), "fluss");
    EXPECT_NE(of_place.text(fmt::format("{}.why.sentence.de", i)), "missing");
  }
}

TEST_P(Waking, NewestTablesAreEachMetOnceInBothDirections) {
  for (const bool is_behind : {false, true}) {
    city_.app().sight().set_behind(is_behind);
    for (const auto* list : {"/api/stadt/v1/tables?limit=3", "/api/stadt/v1/tables?limit=3&place=fluss"}) {
      for (const auto& reader : {vera_, Resident()}) {
        const auto down = turned(list, std::to_string(INT64_MAX), "max_id", reader);
        const auto up = turned(list, "1", "min_id", reader);
        EXPECT_GT(down.size(), 3u) << list;
        EXPECT_EQ(up, down) << list << reader.handle << is_behind;
        EXPECT_EQ(std::set(down.begin(), down.end()).size(), down.size());
      }
    }
  }
}

// Pages ask of many people at once, streams of many who listen.
TEST_P(Waking, WhoSeesWhomIsTheSameForManyAtOnce) {
  std::vector<PersonId> viewers = {{}};
  for (const auto* one : {&anna_, &benno_, &clara_, &dora_, &frida_, &gustav_, &vera_}) {
    viewers.push_back(PersonId{*parse_id(one->id)});
  }
  auto people = viewers;
  people.push_back(PersonId{*parse_id(emil_.id)});
  const auto blind = [&] {
    auto& db = city_.app().database().session();
    const auto& sight = city_.app().sight();
    std::map<PersonId, std::set<PersonId>> by_viewer;
    std::map<PersonId, std::set<PersonId>> by_person;
    for (const auto viewer : viewers) {
      for (const auto one : people::hidden_among(db, sight, viewer, people)) by_viewer[viewer].insert(one);
    }
    for (const auto person : people) {
      for (const auto one : people::unseen_by(db, sight, person, viewers)) by_person[one].insert(person);
    }
    EXPECT_EQ(by_viewer, by_person);
    return by_viewer;
  };
  const auto from_memory = blind();
  EXPECT_EQ(from_memory.at(viewers.back()).size(), 4u) << "Benno, Clara, Dora, Emil";
  lie_to_memory();
  city_.app().sight().set_behind(true);
  EXPECT_EQ(blind(), from_memory);
}

TEST_P(Waking, WhatOnlyMemoryKnowsIsSaidToBeComing) {
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + tables_[0] + "/why", vera_).status, 200);
  city_.app().sight().set_behind(true);
  http::Request request;
  request.path = "/api/stadt/v1/tables/" + tables_[0] + "/why";
  request.remote_address = vera_.address;
  const auto answer = city_.app().handle(std::move(request));
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("sight.reading"), std::string::npos) << answer.body;
}

}  // namespace
}  // namespace stadt::testing
