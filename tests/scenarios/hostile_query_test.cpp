// Ids, pages and search words that nobody should send (design: SECURITY, B): refused or bounded, and every answer is
// valid. City asserts for every answer that it is no 5xx and that JSON is JSON.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

using enum http::Method;

// '@' stands for the value.
std::string with(std::string_view text, std::string_view value) {
  std::string out(text);
  const auto at = out.find('@');
  return at == std::string::npos ? out : out.replace(at, 1, value);
}

class HostileQuery : public OnBothEngines {
 protected:
  ~HostileQuery() override { EXPECT_EQ(log::error_count(), errors_); }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
};
STADT_ON_BOTH_ENGINES(HostileQuery);

TEST_P(HostileQuery, NonsenseIsNoId) {
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
                                                         {get, "/api/stadt/v1/people/@"},
                                                         {get, "/api/stadt/v1/people/@/comments"},
                                                         {get, "/api/stadt/v1/places/@"},
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

TEST_P(HostileQuery, PagesAreBoundedAndLeadNowhereElse) {
  for (int i = 0; i < 45; ++i) city_.write(anna_, fmt::format("#oft Satz {}", i));
  const char* lists[] = {"/api/v1/timelines/home",
                         "/api/v1/timelines/public",
                         "/api/v1/timelines/tag/oft",
                         "/api/stadt/v1/tables",
                         "/api/v1/bookmarks",
                         "/api/v1/favourites",
                         "/api/v1/follow_requests",
                         "/api/v1/blocks",
                         "/api/v1/mutes",
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

TEST_P(HostileQuery, SearchWordsAreWords) {
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

}  // namespace
}  // namespace stadt::testing
