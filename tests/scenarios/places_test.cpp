// Places: who opens them, who belongs to them, who may say what there; and what strangers must not see.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/log.hpp"
#include "support/database.hpp"
#include "support/placing.hpp"

namespace stadt::testing {
namespace {

class Places : public OnBothEngines {
 protected:
  ~Places() override { EXPECT_EQ(log::error_count(), errors_); }

  Reply show(const std::string& handle, const Resident& who = {}) { return city_.get(place_path(handle), who); }
  Reply act(const Resident& who, const std::string& handle, const std::string& verb, const std::string& body = "{}") {
    return at_place(city_, who, handle, verb, body);
  }
  Reply decide(const Resident& host, const std::string& handle, const Resident& whom, const std::string& verb) {
    return act(host, handle, "members/" + whom.id + "/" + verb);
  }
  std::vector<std::string> members(const std::string& handle, const Resident& who = {}) {
    const auto list = city_.get(place_path(handle, "/members"), who);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < list.size(); ++i) names.push_back(list.text(fmt::format("{}.account.acct", i)));
    std::ranges::sort(names);
    return names;
  }
  std::vector<std::string> tables(const std::string& query, const Resident& who = {}) {
    const auto list = city_.get("/api/stadt/v1/tables?" + query, who);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < list.size(); ++i) ids.push_back(list.text(fmt::format("{}.id", i)));
    return ids;
  }
  void expect_memory_is_true() {
    const auto check = city_.app().check_sight();
    EXPECT_EQ(check.in_memory, check.in_sql);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
};
STADT_ON_BOTH_ENGINES(Places);

using Names = std::vector<std::string>;

TEST_P(Places, AreOpenedByResidentsWithAHouseRule) {
  const auto opened = try_to_open(city_, anna_, "fluss", "cafe",
                                  R"("line": "Am Wasser", "house_rule": "**Leise** reden. <script>x</script>")");
  ASSERT_EQ(opened.status, 200) << opened.raw.body;
  EXPECT_EQ(opened.text("hosts.0.acct"), "anna");
  EXPECT_EQ(opened.text("members"), "1");
  EXPECT_EQ(opened.text("you.membership"), "member");
  EXPECT_EQ(opened.text("may_host"), "true");
  EXPECT_NE(opened.text("house_rule_html").find("<strong>Leise</strong>"), std::string::npos);
  EXPECT_EQ(opened.text("house_rule_html").find("<script"), std::string::npos);
  const auto seen = show("fluss");
  EXPECT_EQ(seen.text("place.line"), "Am Wasser");
  EXPECT_EQ(seen.text("you"), "null");
  EXPECT_EQ(seen.text("may_host"), "false");
  EXPECT_EQ(try_to_open(city_, benno_, "fluss", "cafe").text("code"), "place.taken");
  expect_memory_is_true();
}

TEST_P(Places, AreOpenedAFewAtATimeAndSomeOnlyByWhoLooksAfterTheCity) {
  for (const char* kind : {"arrival", "school", "university", "pillar_square"}) {
    EXPECT_EQ(try_to_open(city_, anna_, "eins", kind).text("code"), "place.role") << kind;
  }
  for (const char* handle : {"eins", "zwei", "drei"}) EXPECT_EQ(try_to_open(city_, anna_, handle, "cafe").status, 200);
  const auto refused = try_to_open(city_, anna_, "vier", "cafe");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.text("code"), "place.opened_enough");
  EXPECT_EQ(city_.remove(place_path("drei"), anna_).status, 200);
  EXPECT_EQ(try_to_open(city_, anna_, "vier", "cafe").status, 429) << "Whoever closes one has opened it all the same.";
  city_.env().pass(std::chrono::days(31));
  EXPECT_EQ(try_to_open(city_, anna_, "vier", "cafe").status, 200);
  make_moderator(city_, benno_);
  for (const char* handle : {"a1", "a2", "a3", "a4"}) {
    EXPECT_EQ(try_to_open(city_, benno_, handle, "arrival").status, 200);
  }
}

TEST_P(Places, AreJoinedAndLeftAndEachStepCountsOnce) {
  open_place(city_, anna_, "fluss", "cafe");
  for (int i = 0; i < 2; ++i) {
    const auto joined = act(benno_, "fluss", "join");
    EXPECT_EQ(joined.text("you.membership"), "member");
    EXPECT_EQ(joined.text("members"), "2");
  }
  EXPECT_EQ(members("fluss"), (Names{"anna", "benno"}));
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/places").text("0.handle"), "fluss");
  for (int i = 0; i < 2; ++i) {
    const auto left = act(benno_, "fluss", "leave");
    EXPECT_EQ(left.text("you.membership"), "none");
    EXPECT_EQ(left.text("members"), "1");
  }
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/places").size(), 0u);
  EXPECT_EQ(act({}, "fluss", "join").status, 401);
  EXPECT_EQ(act(benno_, "nirgends", "join").status, 404);
  expect_memory_is_true();
}

TEST_P(Places, WhoJoinsAndLeavesInManyThreadsIsCountedRight) {
  open_place(city_, anna_, "fluss", "cafe");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this, i] {
      for (int round = 0; round < 10; ++round) {
        const auto& who = i % 2 ? benno_ : clara_;
        const auto reply = act(who, "fluss", round % 2 ? "leave" : "join", round % 4 ? "{}" : R"({"shown": false})");
        EXPECT_EQ(reply.status, 200) << reply.raw.body;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  act(benno_, "fluss", "join");
  act(clara_, "fluss", "leave");
  EXPECT_EQ(show("fluss").text("members"), "2");
  EXPECT_EQ(members("fluss", anna_), (Names{"anna", "benno"}));
  expect_memory_is_true();
}

// Everything that somebody is told who does not belong there.
TEST_P(Places, AMembershipThatIsKeptToOneselfChangesNothingForStrangers) {
  open_place(city_, anna_, "fluss", "group");
  city_.follow(clara_, benno_);
  act(clara_, "fluss", "join");
  const auto told = [&](const Resident& who) {
    std::vector<std::string> pages;
    for (const auto& path : {place_path("fluss"), place_path("fluss", "/members"), std::string("/api/stadt/v1/places"),
                             "/api/stadt/v1/people/" + benno_.id + "/places", "/api/stadt/v1/people/" + benno_.id,
                             std::string("/api/stadt/v1/tables?mode=dialogue"), "/api/v1/accounts/" + benno_.id}) {
      pages.push_back(city_.get(path, who).raw.body);
    }
    if (!who.token.empty()) {
      pages.push_back(city_.get("/api/stadt/v1/people/" + benno_.id + "/ground", who).raw.body);
      pages.push_back(city_.get("/api/stadt/v1/people/meet", who).raw.body);
    }
    return pages;
  };
  const auto before = told(clara_);
  const auto before_visitors = told({});
  ASSERT_EQ(act(benno_, "fluss", "join", R"({"shown": false})").text("you.shown"), "false");
  EXPECT_EQ(told(clara_), before);
  EXPECT_EQ(told({}), before_visitors);
  EXPECT_EQ(members("fluss", anna_), (Names{"anna", "benno", "clara"})) << "Hosts know who belongs to them.";
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/places", benno_).size(), 1u) << "It is one's own.";
  EXPECT_EQ(try_to_write(city_, benno_, "Guten Tag", standing_at(show("fluss").text("place.id"))).status, 200);

  ASSERT_EQ(act(benno_, "fluss", "join").text("members"), "3");
  EXPECT_EQ(show("fluss", clara_).text("familiar.people.0.acct"), "benno");
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/ground", clara_).text("0.kind"), "membership");
  expect_memory_is_true();
  city_.app().read_sight();
  EXPECT_EQ(show("fluss", clara_).text("familiar.people.0.acct"), "benno");
}

TEST_P(Places, HostsLetPeopleInWhereTheyAsk) {
  open_place(city_, anna_, "kreis", "group", R"("admission": "by_hosts")");
  EXPECT_EQ(act(benno_, "kreis", "join").text("you.membership"), "asked");
  EXPECT_EQ(show("kreis").text("members"), "1");
  EXPECT_EQ(members("kreis", anna_), Names{"anna"});
  const auto door = city_.get(place_path("kreis", "/door"), anna_);
  EXPECT_EQ(door.text("0.account.acct"), "benno");
  EXPECT_EQ(city_.get(place_path("kreis", "/door"), benno_).status, 403);
  EXPECT_EQ(decide(benno_, "kreis", benno_, "let_in").text("code"), "place.hosts_only");
  EXPECT_EQ(decide(anna_, "kreis", clara_, "let_in").text("code"), "place.has_not_asked");
  EXPECT_EQ(decide(anna_, "kreis", benno_, "let_in").text("members"), "2");
  EXPECT_EQ(show("kreis", benno_).text("you.membership"), "member");

  act(clara_, "kreis", "join");
  EXPECT_EQ(decide(anna_, "kreis", clara_, "decline").status, 200);
  EXPECT_EQ(show("kreis", clara_).text("you.membership"), "none");
  EXPECT_EQ(act(clara_, "kreis", "join").text("you.membership"), "asked") << "Whoever was declined may ask again.";
  EXPECT_EQ(decide(anna_, "kreis", clara_, "put_out").status, 200);
  EXPECT_EQ(act(clara_, "kreis", "join").text("code"), "place.not_let_in");
  EXPECT_EQ(city_.get(place_path("kreis", "/door?state=out"), anna_).text("0.account.acct"), "clara");
  EXPECT_EQ(decide(anna_, "kreis", clara_, "decline").status, 200);
  EXPECT_EQ(act(clara_, "kreis", "join").text("you.membership"), "asked");
  EXPECT_EQ(decide(anna_, "kreis", {.handle = "", .id = "1", .token = ""}, "put_out").status, 404);
  expect_memory_is_true();
}

TEST_P(Places, WhomAHostHasBlockedIsNotLetIn) {
  open_place(city_, anna_, "fluss", "cafe");
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", anna_);
  EXPECT_EQ(act(benno_, "fluss", "join").text("code"), "place.not_let_in");
  EXPECT_EQ(act(clara_, "fluss", "join").status, 200);
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", clara_);
  EXPECT_EQ(members("fluss", benno_), Names{}) << "Who has blocked somebody is not seen by them.";
  EXPECT_EQ(show("fluss", benno_).size("hosts"), 0u);
}

TEST_P(Places, AreChangedByTheirHostsOnly) {
  open_place(city_, anna_, "fluss", "cafe");
  const std::string text = R"({"name": "Wehr", "house_rule": "Neu", "admission": "by_hosts"})";
  EXPECT_EQ(city_.patch(place_path("fluss"), text, benno_).text("code"), "place.hosts_only");
  EXPECT_EQ(city_.patch(place_path("fluss"), text, {}).status, 401);
  const auto changed = city_.patch(place_path("fluss"), text, anna_);
  EXPECT_EQ(changed.text("place.name"), "Wehr");
  EXPECT_EQ(changed.text("place.handle"), "fluss");
  EXPECT_EQ(changed.text("admission"), "by_hosts");
  EXPECT_EQ(city_.patch(place_path("fluss"), R"({"name": " "})", anna_).text("code"), "place.name");
  const auto too_long = R"({"house_rule": ")" + std::string(2001, 'a') + R"("})";
  EXPECT_EQ(city_.patch(place_path("fluss"), too_long, anna_).text("code"), "input.too_long");
  make_moderator(city_, clara_);
  EXPECT_EQ(city_.patch(place_path("fluss"), R"({"line": "Ruhe"})", clara_).text("place.line"), "Ruhe");
}

TEST_P(Places, AreHostedByOneInAnyCase) {
  open_place(city_, anna_, "fluss", "cafe");
  const auto make_host = [&](const Resident& host, const Resident& whom) {
    return act(host, "fluss", "hosts", R"({"account_id": ")" + whom.id + R"("})");
  };
  const auto end_hosting = [&](const Resident& host, const Resident& whom) {
    return city_.remove(place_path("fluss", "/hosts/" + whom.id), host);
  };
  EXPECT_EQ(make_host(anna_, benno_).text("code"), "place.host_is_member");
  act(benno_, "fluss", "join", R"({"shown": false})");
  EXPECT_EQ(make_host(anna_, benno_).text("code"), "place.host_is_member")
      << "Nobody is shown who does not want to be.";
  act(benno_, "fluss", "join");
  EXPECT_EQ(make_host(clara_, benno_).text("code"), "place.hosts_only");
  EXPECT_EQ(make_host(anna_, benno_).size("hosts"), 2u);
  EXPECT_EQ(decide(anna_, "fluss", benno_, "put_out").text("code"), "place.is_host");
  EXPECT_EQ(act(benno_, "fluss", "join", R"({"shown": false})").text("you.shown"), "true");
  EXPECT_EQ(end_hosting(benno_, anna_).size("hosts"), 1u);
  EXPECT_EQ(end_hosting(anna_, benno_).text("code"), "place.hosts_only") << "Anna is none any more.";
  EXPECT_EQ(end_hosting(benno_, benno_).text("code"), "place.last_host");
  EXPECT_EQ(act(benno_, "fluss", "leave").text("code"), "place.last_host");
  EXPECT_EQ(show("fluss").text("members"), "2");
}

TEST_P(Places, TwoHostsWhoLeaveAtOnceLeaveOne) {
  open_place(city_, anna_, "fluss", "cafe");
  act(benno_, "fluss", "join");
  act(anna_, "fluss", "hosts", R"({"account_id": ")" + benno_.id + R"("})");
  std::vector<std::thread> threads;
  std::atomic<int> left = 0;
  for (const auto* host : {&anna_, &benno_}) {
    threads.emplace_back([&, host] { left += act(*host, "fluss", "leave").status == 200; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(left, 1);
  EXPECT_EQ(show("fluss").size("hosts"), 1u);
  EXPECT_EQ(show("fluss").text("members"), "1");
}

TEST_P(Places, OfAGroupHaveTablesOfMembersOnly) {
  const auto place = open_place(city_, anna_, "kreis", "group");
  EXPECT_EQ(show("kreis", benno_).text("may_open_tables"), "false");
  const auto refused = try_to_write(city_, benno_, "Darf ich?", standing_at(place));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.text("code"), "place.members_only");
  const auto table = try_to_write(city_, anna_, "Wer ist da?", standing_at(place)).text("id");
  EXPECT_EQ(
      city_.post("/api/v1/statuses", R"({"status": "Ich!", "in_reply_to_id": ")" + table + R"("})", benno_).status, 200)
      << "Whoever hears it may answer.";
  EXPECT_EQ(act(benno_, "kreis", "join").text("may_open_tables"), "true");
  EXPECT_EQ(try_to_write(city_, benno_, "Darf ich?", standing_at(place)).status, 200);
  act(benno_, "kreis", "leave");
  EXPECT_EQ(try_to_write(city_, benno_, "Noch einmal", standing_at(place)).status, 403);
  EXPECT_EQ(try_to_write(city_, benno_, "Nirgends", standing_at("123456")).status, 404);
}

TEST_P(Places, WhereSomebodyArrivesAreRankedByNothingAndLeadNowhereElse) {
  make_moderator(city_, anna_);
  const auto place = open_place(city_, anna_, "ankommen", "arrival");
  const auto offer = try_to_write(city_, benno_, "Schaut auf https://werbung.example vorbei", standing_at(place));
  EXPECT_EQ(offer.status, 422);
  EXPECT_EQ(offer.text("code"), "place.no_links");
  const auto first = try_to_write(city_, benno_, "Wie geht das hier?", standing_at(place)).text("id");
  const auto answer = R"(", "in_reply_to_id": ")" + first + R"("})";
  EXPECT_EQ(city_.post("/api/v1/statuses", R"({"status": "Bei https://werbung.example)" + answer, clara_).text("code"),
            "place.no_links");
  EXPECT_EQ(city_.post("/api/v1/statuses", R"({"status": "Bei https://hilfe.example)" + answer, anna_).status, 200)
      << "Hosts may.";
  const auto plain = city_.post("/api/v1/statuses", R"({"status": "So)" + answer, clara_).text("id");
  EXPECT_EQ(city_.put("/api/v1/statuses/" + plain, R"({"status": "https://werbung.example"})", clara_).text("code"),
            "place.no_links");
  const auto second = try_to_write(city_, clara_, "Und ich?", standing_at(place)).text("id");
  EXPECT_EQ(tables("place=ankommen&mode=dialogue"), (Names{second, first}));
}

TEST_P(Places, RankTheirTablesByDialogue) {
  const auto place = open_place(city_, anna_, "fluss", "cafe");
  const auto lively = city_.write(anna_, "Was meint Ihr?", standing_at(place));
  for (const auto* guest : {&benno_, &clara_}) {
    const auto said = city_.reply(*guest, lively, "Das frage ich mich auch, seit Jahren schon und immer wieder.");
    city_.reply(anna_, said, "Dann lass uns anfangen, am besten gleich heute und hier.");
  }
  const auto quiet = city_.write(benno_, "Nur so.", standing_at(place));
  EXPECT_EQ(tables("place=fluss&mode=dialogue"), (Names{lively, quiet}));
  EXPECT_EQ(tables("place=fluss"), (Names{quiet, lively}));
  city_.post("/api/v1/accounts/" + clara_.id + "/block", "{}", anna_);
  EXPECT_EQ(tables("place=fluss&mode=dialogue", clara_), Names{quiet});
}

TEST_P(Places, ThatOneBelongsToOrFollowsComeToOnesPage) {
  const auto place = open_place(city_, anna_, "fluss", "cafe");
  const auto table = city_.write(anna_, "Am Fluss war es still.", standing_at(place));
  // That a table is of one's own topic weighs for it; whoever has nothing to do with the place finds no such term.
  const auto reason = [&](const Resident& who) {
    return city_.get("/api/stadt/v1/tables/" + table + "/why", who).raw.body;
  };
  const std::string sentence = R"("term":"topic")";
  EXPECT_EQ(reason(benno_).find(sentence), std::string::npos);
  act(benno_, "fluss", "follow");
  EXPECT_NE(reason(benno_).find(sentence), std::string::npos) << reason(benno_);
  EXPECT_EQ(show("fluss", benno_).text("you.following"), "true");
  EXPECT_EQ(show("fluss", anna_).text("members"), "1") << "Whoever follows is nobody's to see.";
  expect_memory_is_true();
  act(benno_, "fluss", "unfollow");
  EXPECT_EQ(reason(benno_).find(sentence), std::string::npos);
  act(clara_, "fluss", "join", R"({"shown": false})");
  EXPECT_NE(reason(clara_).find(sentence), std::string::npos);
  expect_memory_is_true();
}

TEST_P(Places, TablesAreTakenDownByTheirHostsAndStayTheirAuthors) {
  const auto place = open_place(city_, anna_, "fluss", "cafe");
  const auto table = city_.write(benno_, "Ganz woanders", standing_at(place));
  const auto own = city_.write(benno_, "Noch etwas", standing_at(place));
  EXPECT_EQ(city_.get("/api/v1/statuses/" + table).text("stadt.place_id"), place);
  EXPECT_EQ(city_.remove(place_path("fluss", "/tables/" + table), clara_).text("code"), "place.hosts_only");
  const auto taken = city_.remove(place_path("fluss", "/tables/" + table), anna_);
  EXPECT_EQ(taken.status, 200);
  EXPECT_EQ(taken.text("place"), "null");
  EXPECT_EQ(taken.text("host.acct"), "benno");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + table).text("stadt.place_id"), "null");
  EXPECT_EQ(tables("place=fluss"), Names{own});
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + table).status, 200);
  EXPECT_EQ(city_.remove(place_path("fluss", "/tables/" + table), anna_).status, 200) << "Twice is once.";
  EXPECT_EQ(city_.remove(place_path("fluss", "/tables/" + own), benno_).status, 200) << "One's own is one's own.";
  EXPECT_EQ(tables("place=fluss"), Names{});
  expect_memory_is_true();
}

TEST_P(Places, ThatHaveClosedAreNone) {
  const auto place = open_place(city_, anna_, "fluss", "cafe");
  const auto table = city_.write(benno_, "Hier war es schön", standing_at(place));
  act(benno_, "fluss", "join");
  act(clara_, "fluss", "follow");
  EXPECT_EQ(city_.remove(place_path("fluss"), benno_).text("code"), "place.hosts_only");
  EXPECT_EQ(city_.remove(place_path("fluss"), anna_).status, 200);
  for (const auto& path : {place_path("fluss"), place_path(place), place_path("fluss", "/members"),
                           std::string("/api/stadt/v1/tables?place=fluss")}) {
    EXPECT_EQ(city_.get(path, anna_).status, 404) << path;
  }
  for (const char* verb : {"join", "leave", "follow", "unfollow"}) {
    EXPECT_EQ(act(clara_, "fluss", verb).status, 404) << verb;
  }
  EXPECT_EQ(city_.remove(place_path("fluss"), anna_).status, 404);
  EXPECT_EQ(city_.get("/api/stadt/v1/places").size(), 0u);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/places", benno_).size(), 0u);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + table).text("place"), "null");
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/ground", anna_).text("0.kind").find("membership"),
            std::string::npos);
  EXPECT_EQ(try_to_write(city_, benno_, "Noch da?", standing_at(place)).status, 404);
  EXPECT_EQ(
      city_.post("/api/v1/statuses", R"({"status": "Noch da!", "in_reply_to_id": ")" + table + R"("})", clara_).status,
      200)
      << "Its tables stay.";
  EXPECT_EQ(try_to_open(city_, benno_, "fluss", "cafe").text("code"), "place.taken")
      << "A handle is never given again.";
  expect_memory_is_true();
}

TEST_P(Places, AreListedWithHowOneStandsToThem) {
  const auto place = open_place(city_, anna_, "fluss", "cafe");
  open_place(city_, anna_, "wehr", "gallery");
  city_.write(benno_, "Hier!", standing_at(place));
  act(benno_, "fluss", "follow");
  const auto all = city_.get("/api/stadt/v1/places", benno_);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all.text("0.handle"), "wehr") << "The newest first.";
  EXPECT_EQ(all.text("0.last_at"), "null");
  EXPECT_EQ(all.text("0.you"), "null");
  EXPECT_NE(all.text("1.last_at"), "null");
  EXPECT_EQ(all.text("1.you.following"), "true");
  EXPECT_EQ(all.text("1.members"), "1");
  EXPECT_EQ(city_.get("/api/stadt/v1/places", anna_).text("0.you.hosting"), "true");
  EXPECT_EQ(city_.get("/api/stadt/v1/places?limit=1", benno_).size(), 1u);
  EXPECT_EQ(city_.get("/api/stadt/v1/places?max_id=" + all.text("0.id")).text("0.handle"), "fluss");
}

}  // namespace
}  // namespace stadt::testing
