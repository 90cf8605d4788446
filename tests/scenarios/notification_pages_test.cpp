// Lists of what one is told: pages, groups, markers, what is unread; and what others try with them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

constexpr auto list = "/api/v1/notifications";
constexpr auto groups = "/api/v2/notifications";
constexpr auto unread = "/api/v1/notifications/unread_count";

class NotificationPages : public OnBothEngines {
 protected:
  void SetUp() override {
    table_ = city_.write(anna_, "Wo verlieren wir sie?");
    for (const auto& friend_of_hers : {benno_, clara_, dora_}) acquaint(city_, anna_, friend_of_hers);
  }
  void on_post(const Resident& who, const std::string& post, const std::string& verb) {
    EXPECT_EQ(city_.post(fmt::format("/api/v1/statuses/{}/{}", post, verb), "{}", who).status, 200);
  }
  // Nods of three, boosts of two, an answer between them: what a busy day looks like.
  void busy_day() {
    for (const auto& who : {benno_, clara_}) on_post(who, table_, "favourite");
    on_post(benno_, table_, "reblog");
    answer_ = city_.reply(clara_, table_, "Nach Klasse 7.");
    on_post(dora_, table_, "favourite");
    on_post(dora_, table_, "reblog");
  }
  std::vector<std::string> ids(const Reply& page) const {
    std::vector<std::string> found;
    found.reserve(page.size());
    for (std::size_t i = 0; i < page.size(); ++i) found.push_back(page.text(fmt::format("{}.id", i)));
    return found;
  }
  // The target that the Link header calls by this name, or nothing.
  static std::string link(const Reply& page, const std::string& name) {
    const auto header = page.header("Link");
    const auto end = header.find(fmt::format(">; rel=\"{}\"", name));
    if (end == std::string::npos) return {};
    const auto begin = header.rfind('<', end) + 1;
    return header.substr(begin, end - begin).substr(std::string("https://stadt.example").size());
  }
  std::string count(const Resident& owner, const std::string& query = {}, const std::string& target = unread) {
    return city_.get(target + "?" + query, owner).text("count");
  }
  void mark(const std::string& body) { EXPECT_EQ(city_.post("/api/v1/markers", body, anna_).status, 200); }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
  Resident dora_ = city_.arrive("dora");
  Resident zeno_ = city_.arrive("zeno");  // a stranger to all
  std::string table_;
  std::string answer_;
};
STADT_ON_BOTH_ENGINES(NotificationPages);

TEST_P(NotificationPages, WalkingNeitherRepeatsNorSkips) {
  for (int i = 0; i < 12; ++i) city_.reply(benno_, table_, fmt::format("Satz {}", i));
  const auto everything = ids(city_.get(list, anna_));
  ASSERT_EQ(everything.size(), 12u);
  EXPECT_TRUE(std::ranges::is_sorted(everything, std::greater()));
  for (const auto* limit : {"1", "5", "12", "100"}) {
    std::vector<std::string> walked;
    for (auto target = fmt::format("{}?limit={}&exclude_types[]=poll", list, limit); !target.empty();) {
      const auto page = city_.get(target, anna_);
      const auto found = ids(page);
      walked.insert(walked.end(), found.begin(), found.end());
      target = link(page, "next");
      EXPECT_TRUE(target.empty() || target.find("exclude_types") != std::string::npos);
    }
    EXPECT_EQ(walked, everything) << limit;
  }
  const auto& oldest = everything.back();
  const auto newer = city_.get(fmt::format("{}?limit=3&min_id={}", list, oldest), anna_);
  EXPECT_EQ(ids(newer), std::vector(everything.end() - 4, everything.end() - 1));
  EXPECT_EQ(ids(city_.get(link(newer, "prev"), anna_)), std::vector(everything.end() - 7, everything.end() - 4));
  const auto newest = city_.get(fmt::format("{}?limit=3&since_id={}", list, oldest), anna_);
  EXPECT_EQ(ids(newest), std::vector(everything.begin(), everything.begin() + 3));
}

TEST_P(NotificationPages, APageIsBounded) {
  for (int i = 0; i < 85; ++i) city_.reply(benno_, table_, fmt::format("Satz {}", i));
  EXPECT_EQ(city_.get(list, anna_).size(), 40u);
  for (const auto* limit : {"80", "81", "9223372036854775807"}) {
    EXPECT_EQ(city_.get(fmt::format("{}?limit={}", list, limit), anna_).size(), 80u) << limit;
    EXPECT_EQ(city_.get(fmt::format("{}?limit={}", groups, limit), anna_).size("notification_groups"), 80u) << limit;
  }
  EXPECT_EQ(city_.get(fmt::format("{}?limit=-5", list), anna_).size(), 1u);
  EXPECT_EQ(count(anna_, "limit=1000"), "85");
  EXPECT_EQ(count(anna_, "limit=10"), "10");
  for (int i = 0; i < 20; ++i) city_.reply(clara_, table_, fmt::format("Satz {}", i));
  EXPECT_EQ(count(anna_, "limit=1000"), "100");
}

TEST_P(NotificationPages, APageFullOfWhatIsNotThereLeadsOn) {
  city_.reply(clara_, table_, "Ganz unten.");
  const auto card = "/api/stadt/v1/people/" + anna_.id + "/card";
  ASSERT_EQ(city_.put(card, R"({"closeness":"close"})", benno_).status, 200);
  for (int i = 0; i < 4; ++i) city_.reply(benno_, table_, "Unter uns.", R"("stadt":{"audience":"close"})");
  ASSERT_EQ(city_.get(list, anna_).size(), 5u);
  ASSERT_EQ(city_.put(card, R"({"closeness":"contact"})", benno_).status, 200);
  for (const auto& [target, items] : {std::pair(list, ""), std::pair(groups, "notification_groups")}) {
    auto page = city_.get(fmt::format("{}?limit=4", target), anna_);
    EXPECT_EQ(page.size(items), 0u);
    const auto next = link(page, "next");
    ASSERT_NE(next, "") << target;
    EXPECT_EQ(city_.get(next, anna_).size(items), 1u);
    EXPECT_EQ(city_.get(target, anna_).size(items), 1u);
  }
}

TEST_P(NotificationPages, TypesAndPeopleAreChosen) {
  busy_day();
  const auto told_of = [&](const std::string& query) { return told(city_, anna_, query); };
  EXPECT_EQ(told_of(""), "reblog dora, favourite dora, mention clara, reblog benno, favourite clara, favourite benno");
  EXPECT_EQ(told_of("types[]=mention&types[]=reblog"), "reblog dora, mention clara, reblog benno");
  EXPECT_EQ(told_of("types=mention"), "mention clara");
  EXPECT_EQ(told_of("exclude_types[]=favourite&exclude_types[]=reblog"), "mention clara");
  EXPECT_EQ(told_of("types[]=poll"), "");
  EXPECT_EQ(told_of("account_id=" + clara_.id), "mention clara, favourite clara");
  EXPECT_EQ(told_of("account_id=" + zeno_.id), "");
  EXPECT_EQ(count(anna_, "types[]=favourite"), "3");
  EXPECT_EQ(count(anna_, "exclude_types[]=favourite&account_id=" + dora_.id), "1");
}

TEST_P(NotificationPages, NodsBoostsAndFollowsAreShownTogether) {
  busy_day();
  const auto page = city_.get(groups, anna_);
  ASSERT_EQ(page.size("notification_groups"), 3u);
  EXPECT_EQ(page.text("notification_groups.0.group_key"), "reblog-" + table_);
  EXPECT_EQ(page.text("notification_groups.0.notifications_count"), "2");
  EXPECT_EQ(page.text("notification_groups.1.group_key"), "favourite-" + table_);
  EXPECT_EQ(page.text("notification_groups.1.type"), "favourite");
  EXPECT_EQ(page.text("notification_groups.1.notifications_count"), "3");
  EXPECT_EQ(page.text("notification_groups.1.status_id"), table_);
  ASSERT_EQ(page.size("notification_groups.1.sample_account_ids"), 3u);
  EXPECT_EQ(page.text("notification_groups.1.sample_account_ids.0"), dora_.id);
  EXPECT_EQ(page.text("notification_groups.1.sample_account_ids.2"), benno_.id);
  EXPECT_EQ(page.text("notification_groups.2.type"), "mention");
  EXPECT_EQ(page.text("notification_groups.2.notifications_count"), "1");
  EXPECT_EQ(page.size("accounts"), 3u);
  EXPECT_EQ(page.size("statuses"), 2u);
  EXPECT_EQ(page.text("partial_accounts"), "missing");
  const auto one_by_one = city_.get(list, anna_);
  EXPECT_EQ(page.text("notification_groups.1.most_recent_notification_id"), one_by_one.text("1.id"));
  EXPECT_EQ(page.text("notification_groups.1.page_max_id"), one_by_one.text("1.id"));
  EXPECT_EQ(page.text("notification_groups.1.page_min_id"), one_by_one.text("5.id"));
  EXPECT_EQ(page.text("notification_groups.1.latest_page_notification_at"), one_by_one.text("1.created_at"));
  EXPECT_EQ(one_by_one.text("1.group_key"), "favourite-" + table_);
  EXPECT_EQ(count(anna_, "", "/api/v2/notifications/unread_count"), "3");
  EXPECT_EQ(count(anna_), "6");
}

TEST_P(NotificationPages, AnApplicationSaysWhatItCanShowTogether) {
  busy_day();
  const auto count_groups = [&](const std::string& query) {
    return city_.get(fmt::format("{}?{}", groups, query), anna_).size("notification_groups");
  };
  EXPECT_EQ(count_groups("grouped_types[]=favourite"), 4u);
  EXPECT_EQ(count_groups("grouped_types[]=mention"), 6u);
  EXPECT_EQ(count_groups("types[]=favourite"), 1u);
  EXPECT_EQ(count_groups("account_id=" + dora_.id), 2u);
  const auto alone = city_.get(fmt::format("{}?grouped_types[]=reblog&types[]=favourite", groups), anna_);
  EXPECT_TRUE(alone.text("notification_groups.0.group_key").starts_with("ungrouped-"));
  const auto in_part = city_.get(fmt::format("{}?expand_accounts=partial_avatars&types[]=favourite", groups), anna_);
  ASSERT_EQ(in_part.size("accounts"), 1u);
  EXPECT_EQ(in_part.text("accounts.0.id"), dora_.id);
  ASSERT_EQ(in_part.size("partial_accounts"), 2u);
  EXPECT_EQ(in_part.text("partial_accounts.0.acct"), "clara");
  EXPECT_NE(in_part.text("partial_accounts.0.avatar_static"), "missing");
  EXPECT_EQ(in_part.text("partial_accounts.0.note"), "missing");
}

TEST_P(NotificationPages, GroupsAreWalkedWithoutRepeating) {
  const std::vector tables = {city_.write(anna_, "Eins"), city_.write(anna_, "Zwei"), city_.write(anna_, "Drei"),
                              city_.write(anna_, "Vier"), city_.write(anna_, "Fünf")};
  for (const auto& who : {benno_, clara_, dora_}) {
    for (const auto& table : tables) on_post(who, table, "favourite");
  }
  std::vector<std::string> keys;
  for (std::string target = fmt::format("{}?limit=2", groups); !target.empty();) {
    const auto page = city_.get(target, anna_);
    for (std::size_t i = 0; i < page.size("notification_groups"); ++i) {
      keys.push_back(page.text(fmt::format("notification_groups.{}.group_key", i)));
      EXPECT_EQ(page.text(fmt::format("notification_groups.{}.notifications_count", i)), "3");
    }
    target = link(page, "next");
  }
  EXPECT_EQ(keys.size(), 5u);
  EXPECT_EQ(std::set(keys.begin(), keys.end()).size(), 5u);
}

TEST_P(NotificationPages, AGroupIsSeenWholeAndForgottenWhole) {
  busy_day();
  const auto key = "/api/v2/notifications/favourite-" + table_;
  const auto group = city_.get(key, anna_);
  ASSERT_EQ(group.size("notification_groups"), 1u);
  EXPECT_EQ(group.text("notification_groups.0.notifications_count"), "3");
  EXPECT_EQ(group.text("statuses.0.id"), table_);
  const auto people = city_.get(key + "/accounts?limit=2", anna_);
  ASSERT_EQ(people.size(), 2u);
  EXPECT_EQ(people.text("0.acct"), "dora");
  const auto rest = city_.get(link(people, "next"), anna_);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest.text("0.acct"), "benno");
  EXPECT_EQ(city_.post(key + "/dismiss", "{}", benno_).status, 404);
  EXPECT_EQ(city_.post(key + "/dismiss", "{}", anna_).status, 200);
  EXPECT_EQ(city_.post(key + "/dismiss", "{}", anna_).status, 404);
  EXPECT_EQ(city_.get(key, anna_).status, 404);
  EXPECT_EQ(city_.get(key + "/accounts", anna_).status, 404);
  EXPECT_EQ(told(city_, anna_), "reblog dora, mention clara, reblog benno");
  const auto alone = "/api/v2/notifications/ungrouped-" + city_.get(list, anna_).text("1.id");
  EXPECT_EQ(city_.get(alone, anna_).text("notification_groups.0.type"), "mention");
  EXPECT_EQ(city_.get(alone + "/accounts", anna_).text("0.acct"), "clara");
  EXPECT_EQ(city_.post(alone + "/dismiss", "{}", anna_).status, 200);
  EXPECT_EQ(told(city_, anna_), "reblog dora, reblog benno");
}

TEST_P(NotificationPages, FollowsOfADayAreOneGroup) {
  for (const auto& who : {benno_, clara_}) {
    city_.post(fmt::format("/api/v1/accounts/{}/unfollow", anna_.id), "{}", who);
    city_.follow(who, anna_);
  }
  city_.env().pass(std::chrono::hours(24));
  city_.post(fmt::format("/api/v1/accounts/{}/unfollow", anna_.id), "{}", dora_);
  city_.follow(dora_, anna_);
  const auto page = city_.get(groups, anna_);
  ASSERT_EQ(page.size("notification_groups"), 2u);
  EXPECT_EQ(page.text("notification_groups.0.notifications_count"), "1");
  EXPECT_EQ(page.text("notification_groups.1.notifications_count"), "2");
  EXPECT_EQ(page.text("notification_groups.1.status_id"), "missing");
  const auto key = "/api/v2/notifications/" + page.text("notification_groups.1.group_key");
  EXPECT_EQ(city_.get(key + "/accounts", anna_).size(), 2u);
}

TEST_P(NotificationPages, OneIsSeenAndForgotten) {
  busy_day();
  const auto id = city_.get(list, anna_).text("2.id");
  const auto one = city_.get(fmt::format("{}/{}", list, id), anna_);
  EXPECT_EQ(one.text("type"), "mention");
  EXPECT_EQ(one.text("status.id"), answer_);
  EXPECT_EQ(one.text("account.acct"), "clara");
  const auto forget = fmt::format("{}/{}/dismiss", list, id);
  EXPECT_EQ(city_.post(forget, "{}", anna_).raw.body, "{}");
  EXPECT_EQ(city_.post(forget, "{}", anna_).status, 404);
  EXPECT_EQ(city_.get(fmt::format("{}/{}", list, id), anna_).status, 404);
  EXPECT_EQ(city_.post(fmt::format("{}/clear", list), "{}", anna_).raw.body, "{}");
  EXPECT_EQ(city_.get(list, anna_).raw.body, "[]");
  EXPECT_EQ(city_.get(list, anna_).header("Link"), "");
}

TEST_P(NotificationPages, WhatOthersAreToldIsNotThere) {
  busy_day();
  const auto id = city_.get(list, anna_).text("2.id");
  for (const auto& other : {benno_, zeno_}) {
    EXPECT_EQ(city_.get(fmt::format("{}/{}", list, id), other).status, 404);
    EXPECT_EQ(city_.get(fmt::format("{}/ungrouped-{}", groups, id), other).status, 404);
    EXPECT_EQ(city_.get(fmt::format("{}/favourite-{}", groups, table_), other).status, 404);
    EXPECT_EQ(city_.get(fmt::format("{}/favourite-{}/accounts", groups, table_), other).status, 404);
    EXPECT_EQ(city_.post(fmt::format("{}/{}/dismiss", list, id), "{}", other).status, 404);
    EXPECT_EQ(city_.post(fmt::format("{}/ungrouped-{}/dismiss", groups, id), "{}", other).status, 404);
    EXPECT_EQ(city_.post(fmt::format("{}/clear", list), "{}", other).status, 200);
    EXPECT_EQ(city_.get(list, other).size(), 0u);
  }
  EXPECT_EQ(city_.get(list, anna_).size(), 6u);
  EXPECT_EQ(city_.get(list).status, 401);
}

TEST_P(NotificationPages, MarkersAreSetInBothForms) {
  const auto none = city_.get("/api/v1/markers?timeline[]=notifications&timeline[]=home", anna_);
  EXPECT_EQ(none.text("notifications.last_read_id"), "0");
  EXPECT_EQ(none.text("home"), "missing");
  busy_day();
  const auto page = city_.get(list, anna_);
  mark(fmt::format(R"({{"notifications":{{"last_read_id":"{}"}}}})", page.text("2.id")));
  EXPECT_EQ(count(anna_), "2");
  EXPECT_EQ(count(anna_, "types[]=favourite"), "1");
  EXPECT_EQ(count(anna_, "", "/api/v2/notifications/unread_count"), "2");
  const auto form =
      city_.send(http::Method::post, "/api/v1/markers",
                 fmt::format("home[last_read_id]={}&notifications[last_read_id]={}", table_, page.text("0.id")), anna_,
                 {{"Content-Type", "application/x-www-form-urlencoded"}});
  ASSERT_EQ(form.status, 200) << form.raw.body;
  EXPECT_EQ(form.text("home.last_read_id"), table_);
  EXPECT_EQ(form.text("notifications.version"), "2");
  EXPECT_EQ(count(anna_), "0");
  for (const auto* query : {"?timeline=home", "?timeline[]=home", "?timeline[]=home&timeline[]=notifications", ""}) {
    const auto found = city_.get(std::string("/api/v1/markers") + query, anna_);
    EXPECT_EQ(found.text("home.last_read_id"), table_) << query;
    EXPECT_EQ(found.text("notifications.last_read_id"), page.text("0.id")) << query;
  }
  EXPECT_EQ(city_.get("/api/v1/markers?timeline=notifications", anna_).text("home"), "missing");
  EXPECT_EQ(city_.get("/api/v1/markers", benno_).text("notifications.last_read_id"), "0");
  mark("{}");
  EXPECT_EQ(city_.get("/api/v1/markers", anna_).text("notifications.version"), "2");
  mark(R"({"notifications":{"last_read_id":0}})");
  EXPECT_EQ(count(anna_), "6") << "What was read by mistake can be unread again.";
}

TEST_P(NotificationPages, NonsenseIsRefusedInASentence) {
  busy_day();
  for (const auto* id : {"0", "-1", "1e3", "9223372036854775808", "favourite-1", "null", "..%2f", "%00"}) {
    for (const auto* target : {"/api/v1/notifications/", "/api/v2/notifications/"}) {
      const auto page = city_.get(target + std::string(id), anna_);
      EXPECT_GE(page.status, 400) << target << id;
      EXPECT_GE(city_.post(fmt::format("{}{}/dismiss", target, id), "{}", anna_).status, 400) << id;
    }
    EXPECT_GE(city_.get(fmt::format("/api/v2/notifications/{}/accounts", id), anna_).status, 400) << id;
  }
  for (const auto* query : {"max_id=x", "min_id=-1", "limit=many", "types[a]=b", "types[][]=b", "account_id=anna",
                            "expand_accounts=all", "timeline=everything"}) {
    const auto target = std::string(query).starts_with("timeline") ? "/api/v1/markers" : groups;
    EXPECT_EQ(city_.get(fmt::format("{}?{}", target, query), anna_).status / 100, 4) << query;
  }
  for (const auto* body : {R"({"notifications":7})", R"({"notifications":{"last_read_id":"x"}})", R"([])",
                           R"({"home":{"last_read_id":"99999999999999999999"}})"}) {
    EXPECT_EQ(city_.post("/api/v1/markers", body, anna_).status / 100, 4) << body;
  }
  std::string many = "types[]=mention";
  for (int i = 0; i < 300; ++i) many += "&types[]=x";
  EXPECT_EQ(told(city_, anna_, many), "mention clara");
}

}  // namespace
}  // namespace stadt::testing
