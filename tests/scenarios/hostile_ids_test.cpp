// Ids, cursors, search words, long and hard texts, rows that nobody understands (design: SECURITY, B06–B09, B13, J07):
// bounded, and never a 5xx. City asserts for every answer that it is none and that JSON is JSON.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/statements.hpp"
#include "support/texts.hpp"
#include "text/inline.hpp"

namespace stadt::testing {
namespace {

using enum http::Method;
using namespace std::string_literals;

class HostileIds : public OnBothEngines {
 protected:
  ~HostileIds() override { EXPECT_EQ(log::error_count(), errors_); }

  std::int64_t errors_ = log::error_count();
  StatementCounter statements_;
  City city_{take_database(&statements_)};
  Resident anna_ = city_.arrive("anna");
};
STADT_ON_BOTH_ENGINES(HostileIds);

TEST_P(HostileIds, NonsenseIsNoId) {
  const std::string ids[] = {"0",
                             "-1",
                             "+1",
                             "1.0",
                             "1e3",
                             "NaN",
                             "0x1",
                             "9223372036854775808",
                             "18446744073709551616",
                             std::string(400, '9'),
                             "٣",
                             "１",
                             "null",
                             "undefined",
                             "a",
                             "..",
                             "%00",
                             "1%00",
                             "%27",
                             "1;",
                             "%F0%9F%98%80",
                             std::string(5'000, 'a')};
  const std::pair<http::Method, const char*> routes[] = {{get, "/api/v1/statuses/@"},
                                                         {get, "/api/v1/statuses/@/context"},
                                                         {get, "/api/v1/statuses/@/history"},
                                                         {get, "/api/v1/statuses/@/source"},
                                                         {get, "/api/v1/statuses/@/favourited_by"},
                                                         {put, "/api/v1/statuses/@"},
                                                         {delete_, "/api/v1/statuses/@"},
                                                         {post, "/api/v1/statuses/@/favourite"},
                                                         {post, "/api/v1/statuses/@/reblog"},
                                                         {post, "/api/v1/statuses/@/pin"},
                                                         {get, "/api/v1/accounts/@"},
                                                         {get, "/api/v1/accounts/@/statuses"},
                                                         {get, "/api/v1/accounts/@/followers"},
                                                         {post, "/api/v1/accounts/@/follow"},
                                                         {post, "/api/v1/accounts/@/block"},
                                                         {post, "/api/v1/accounts/@/note"},
                                                         {post, "/api/v1/follow_requests/@/authorize"},
                                                         {get, "/api/stadt/v1/tables/@"},
                                                         {get, "/api/stadt/v1/tables/@/people"},
                                                         {post, "/api/stadt/v1/tables/@/listen"},
                                                         {get, "/api/stadt/v1/tables/@/catchup"},
                                                         {get, "/api/v1/notifications/@"},
                                                         {post, "/api/v1/notifications/@/dismiss"},
                                                         {get, "/api/v2/notifications/@"},
                                                         {get, "/api/v2/notifications/favourite-@/accounts"},
                                                         {post, "/api/v2/notifications/ungrouped-@/dismiss"},
                                                         {get, "/api/stadt/v1/people/@"},
                                                         {get, "/api/stadt/v1/people/@/comments"},
                                                         {get, "/api/stadt/v1/places/@"},
                                                         {post, "/api/v1/conversations/@/read"},
                                                         {post, "/api/v1/conversations/@/unread"},
                                                         {delete_, "/api/v1/conversations/@"},
                                                         {get, "/api/stadt/v1/letters/@/posts"},
                                                         {delete_, "/api/stadt/v1/sessions/@"}};
  for (const auto& [method, route] : routes) {
    for (const auto& id : ids) {
      const auto answer =
          city_.send(method, with(route, id), method == get || method == delete_ ? "" : R"({"status": "a"})", anna_);
      EXPECT_GE(answer.status, 400) << route << " " << id.substr(0, 40);
      EXPECT_NE(answer.text("code"), "missing") << route;
    }
  }
}

TEST_P(HostileIds, PagesAreBoundedAndLeadNowhereElse) {
  for (int i = 0; i < 45; ++i) city_.write(anna_, fmt::format("#oft Satz {}", i));
  const char* lists[] = {"/api/v1/timelines/home",
                         "/api/v1/timelines/public",
                         "/api/v1/timelines/tag/oft",
                         "/api/stadt/v1/tables",
                         "/api/v1/bookmarks",
                         "/api/v1/favourites",
                         "/api/v1/follow_requests",
                         "/api/v1/notifications",
                         "/api/v2/notifications",
                         "/api/v1/blocks",
                         "/api/v1/mutes",
                         "/api/v1/conversations",
                         "/api/stadt/v1/pebbles",
                         "/api/v1/accounts/@/statuses",
                         "/api/v1/accounts/@/followers",
                         "/api/v1/accounts/@/following",
                         "/api/stadt/v1/people/@/comments",
                         "/api/v1/accounts/search"};
  const char* keys[] = {"max_id", "since_id", "min_id", "limit", "offset"};
  const std::string values[] = {"0",
                                "-1",
                                "1",
                                "1e3",
                                "NaN",
                                "9223372036854775807",
                                "9223372036854775808",
                                "00001",
                                std::string(40, '9'),
                                "18446744073709551616",
                                "٣",
                                "",
                                "null",
                                "[]",
                                "a",
                                "%00",
                                "%ff",
                                "1,2",
                                "https://evil.example",
                                "%0d%0aX:%20y",
                                "'",
                                "<script>"};
  for (const char* list : lists) {
    for (const char* key : keys) {
      for (const auto& value : values) {
        const auto answer = city_.get(fmt::format("{}?q=a&{}={}", with(list, anna_.id), key, value), anna_);
        EXPECT_LE(answer.size(), 100u) << list << " " << key << "=" << value;
        const auto link = answer.header("Link");
        EXPECT_TRUE(link.empty() || link.starts_with("<https://stadt.example/")) << link;
        EXPECT_EQ(link.find_first_of("\r\n"), std::string::npos) << link;
      }
    }
  }
}

TEST_P(HostileIds, SearchWordsAreWords) {
  const std::string words[] = {"\"a\" NEAR/2 b",
                               "a AND",
                               "col:x",
                               "%",
                               "_",
                               "'",
                               "\"",
                               "a%27%20OR%201=1",
                               "*",
                               "a*",
                               "(",
                               "@",
                               "@@",
                               "#",
                               "an_a",
                               std::string(8'000, 'a')};
  for (const auto& word : words) {
    for (const char* target : {"/api/v1/accounts/search?q=", "/api/v1/accounts/lookup?acct=",
                               "/.well-known/webfinger?resource=", "/api/v1/timelines/tag/"}) {
      std::string escaped;
      for (const unsigned char c : word) escaped += fmt::format("%{:02X}", c);
      city_.get(target + escaped, anna_);
    }
  }
  EXPECT_EQ(city_.get("/api/v1/accounts/search?q=_", anna_).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/accounts/search?q=%25", anna_).size(), 0u);
}

// How long it takes to read them is looked at where they are read (html_bounds_test.cpp).
TEST_P(HostileIds, NoTextAsksTheStoreForMuch) {
  const std::string hard[] = {
      times(2'500, "<b"),       times(5'000, "<"),        times(2'500, "[["),      times(2'500, "]("),
      times(5'000, "*"),        times(5'000, "_"),        times(2'500, "`a"),      times(5'000, "`"),
      times(2'500, "> "),       times(1'000, "![a]("),    times(1'600, "a@b"),     times(5'000, "@"),
      times(5'000, "#"),        times(2'500, "#a"),       times(400, "https://a"), times(700, "http://"),
      times(5'000, "&"),        times(1'200, "&amp"),     times(2'500, "\\n"),     times(5'000, "-"),
      times(1'600, "a.b"),      times(2'500, "(a"),       times(2'500, "1."),      times(1'200, "**a*"),
      times(2'500, "\xcc\x81"), times(1'000, "- a\\n  "),
  };
  constexpr int once_a_name = std::max(text::max_mentions, text::max_tags);
  for (const auto& text : hard) {
    for (const char* body : {R"({"status": "@"})", R"({"status": "@", "stadt": {"title": "Artikel"}})"}) {
      statements_.begin();
      city_.post("/api/v1/statuses", with(body, text), anna_);
      EXPECT_LE(statements_.most_of_one(), once_a_name) << text.substr(0, 20);
    }
    statements_.begin();
    city_.patch("/api/v1/accounts/update_credentials", with(R"({"note": "@"})", text), anna_);
    EXPECT_LE(statements_.most_of_one(), once_a_name) << text.substr(0, 20);
  }
}

TEST_P(HostileIds, ManyMentionsAreFewLookups) {
  std::string text;
  for (int i = 0; i < 600; ++i) text += fmt::format("@p{} ", i);
  statements_.begin();
  EXPECT_EQ(city_.post("/api/v1/statuses", fmt::format(R"({{"status": "{}"}})", text), anna_).status, 200);
  EXPECT_EQ(statements_.most_of_one(), text::max_mentions);
}

TEST_P(HostileIds, AnIdempotencyKeyIsShortAndPlain) {
  const auto keyed = [&](const std::string& key) {
    return city_.send(post, "/api/v1/statuses", R"({"status": "a"})", anna_, {{"Idempotency-Key", key}});
  };
  EXPECT_EQ(keyed(std::string(200, 'k')).status, 200);
  EXPECT_EQ(keyed(std::string(201, 'k')).status, 422);
  EXPECT_EQ(keyed("\xff\xfe").status, 422);
}

// What a later version, or a broken disk, has left in the store, as a city finds it that has just begun.
TEST(OddRows, BreakNoReaderAndAreNobodys) {
  const std::string file = ::testing::TempDir() + fmt::format("odd_rows_{}.db", getpid());
  const auto open = [&] {
    sql::Settings settings;
    settings.database = file;
    return std::move(*sql::Database::open(settings));
  };
  std::string odd;
  Resident anna;
  Resident benno;
  {
    City city(open());
    anna = city.arrive("anna");
    benno = city.arrive("benno");
    odd = city.write(benno, "seltsam");
    const auto done = city.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      const PostId post{*parse_id(odd)};
      transaction.execute(R"sql(UPDATE post SET audience = 99, mark = 99 WHERE id = $1)sql", post);
      transaction.execute(R"sql(UPDATE conversation SET kind = 99, audience = 99 WHERE id = $1)sql", post);
      transaction.execute(R"sql(UPDATE person SET role = 99, default_audience = 99 WHERE id = $1)sql",
                          PersonId{*parse_id(benno.id)});
      return {};
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  City city(open(), City::quiet_settings(), 2);
  for (const auto& viewer : {Resident(), anna, benno}) {
    for (const auto& target :
         {"/api/v1/statuses/" + odd, "/api/v1/statuses/" + odd + "/context", "/api/stadt/v1/tables/" + odd,
          "/api/v1/accounts/" + benno.id, "/api/v1/accounts/" + benno.id + "/statuses", "/api/stadt/v1/people/benno"s,
          "/api/v1/timelines/public"s, "/api/v1/timelines/home"s, "/api/stadt/v1/tables"s, "/api/v1/preferences"s}) {
      const auto answer = city.get(target, viewer);
      const bool shown = answer.raw.body.find("seltsam") != std::string::npos;
      EXPECT_TRUE(!shown || viewer.id == benno.id) << target;
    }
  }
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace stadt::testing
