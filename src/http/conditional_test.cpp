#include "http/conditional.hpp"

#include <gtest/gtest.h>

#include "http/static_files.hpp"

namespace stadt::http {
namespace {

constexpr std::string_view ten = "0123456789";

StaticFile file() {
  return {.path = "/a.txt",
          .content_type = "text/plain",
          .content = ten,
          .brotli = "compressed",
          .etag = "\"one\"",
          .immutable = true};
}

Request request_with(std::vector<Header> headers, Method method = Method::get) {
  Request request;
  request.method = method;
  request.headers = std::move(headers);
  return request;
}

Response ask(std::vector<Header> headers, Method method = Method::get) {
  const Request request = request_with(std::move(headers), method);
  auto response = file_response(file(), request);
  answer_conditionally(request, response);
  return response;
}

struct RangeCase {
  const char* range;
  int status;
  const char* content;
  const char* content_range = "";
};

TEST(Range, CutsTheBytesThatAreAskedFor) {
  const RangeCase cases[] = {
      {"bytes=0-3", 206, "0123", "bytes 0-3/10"},
      {"bytes=0-0", 206, "0", "bytes 0-0/10"},
      {"bytes=4-", 206, "456789", "bytes 4-9/10"},
      {"bytes=-3", 206, "789", "bytes 7-9/10"},
      {"bytes=-30", 206, "0123456789", "bytes 0-9/10"},
      {"bytes=8-99999999999999999999999", 206, "89", "bytes 8-9/10"},
      {"Bytes= 1-2 ", 206, "12", "bytes 1-2/10"},
      {"bytes=10-", 416, nullptr, "bytes */10"},
      {"bytes=99999999999999999999999-", 416, nullptr, "bytes */10"},
      {"bytes=-0", 416, nullptr, "bytes */10"},
      {"bytes=3-1", 200, "0123456789"},
      {"bytes=0-1,4-5", 200, "0123456789"},
      {"bytes=", 200, "0123456789"},
      {"bytes=-", 200, "0123456789"},
      {"bytes=a-b", 200, "0123456789"},
      {"bytes=+1-2", 200, "0123456789"},
      {"bytes=1--2", 200, "0123456789"},
      {"lines=1-2", 200, "0123456789"},
      {"", 200, "0123456789"},
  };
  for (const auto& [range, status, content, content_range] : cases) {
    const auto response = ask({{"Range", range}});
    EXPECT_EQ(response.status, status) << range;
    EXPECT_EQ(response.header("Content-Range").value_or(""), content_range) << range;
    EXPECT_EQ(response.content(), content ? content : response.body) << range;
  }
}

TEST(Range, IsForGetAlone) {
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}}, Method::head).status, 200);
  const Request request = request_with({{"Range", "bytes=0-3"}});
  auto other = json_response(std::string("text"));
  answer_conditionally(request, other);
  EXPECT_EQ(other.status, 200);
}

TEST(Range, IsCutOutOfTheSameBytesOnly) {
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}, {"If-Range", "\"one\""}}).status, 206);
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}, {"If-Range", "\"two\""}}).status, 200);
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}, {"If-Range", "W/\"one\""}}).status, 200);
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}, {"If-Range", "Tue, 24 Nov 2026 00:00:00 GMT"}}).status, 200);
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}, {"If-Range", "\"one\""}, {"Accept-Encoding", "br"}}).status, 200);
}

TEST(Range, OfAnEmptyFileHoldsNothing) {
  const Request request = request_with({{"Range", "bytes=0-"}});
  auto response = file_response(
      {.path = "/e", .content_type = "text/plain", .content = "", .brotli = "", .etag = "\"e\""}, request);
  answer_conditionally(request, response);
  EXPECT_EQ(response.status, 416);
}

TEST(IfNoneMatch, AnswersThatNothingHasChanged) {
  for (const char* known : {"\"one\"", "W/\"one\"", "\"two\", \"one\"", "*"}) {
    const auto response = ask({{"If-None-Match", known}});
    EXPECT_EQ(response.status, 304) << known;
    EXPECT_EQ(response.content(), "") << known;
    EXPECT_EQ(response.header("ETag").value_or(""), "\"one\"");
  }
  EXPECT_EQ(ask({{"If-None-Match", "\"two\""}}).status, 200);
  EXPECT_EQ(ask({{"If-None-Match", "\"one\""}, {"Range", "bytes=0-1"}}).status, 304);
}

TEST(IfNoneMatch, KnowsAnAnswerByItsBytes) {
  Request request = request_with({});
  Response first{.body = "the same", .wants_etag = true};
  answer_conditionally(request, first);
  const std::string etag(first.header("ETag").value_or(""));
  EXPECT_TRUE(etag.starts_with("W/\"")) << etag;
  request.headers = {{"If-None-Match", etag}};
  Response second{.body = "the same", .wants_etag = true};
  answer_conditionally(request, second);
  EXPECT_EQ(second.status, 304);
  Response third{.body = "another", .wants_etag = true};
  answer_conditionally(request, third);
  EXPECT_EQ(third.status, 200);
}

struct EncodingCase {
  const char* accepts;
  bool brotli;
};

TEST(StaticFiles, AreSentCompressedToWhoReadsThat) {
  const EncodingCase cases[] = {
      {"br", true},       {"gzip, br", true},  {"gzip;q=1.0, BR;q=0.5", true},
      {"br;q=0", false},  {"br;q=0.0", false}, {"", false},
      {"vibrant", false}, {"gzip", false},     {"*", false},
  };
  for (const auto& [accepts, brotli] : cases) {
    const auto response = ask({{"Accept-Encoding", accepts}});
    EXPECT_EQ(response.content(), brotli ? "compressed" : ten) << accepts;
    EXPECT_EQ(response.header("Content-Encoding").has_value(), brotli) << accepts;
    EXPECT_EQ(response.header("ETag").value_or(""), brotli ? "\"one-br\"" : "\"one\"") << accepts;
    EXPECT_EQ(response.header("Vary").value_or(""), "Accept-Encoding");
  }
}

}  // namespace
}  // namespace stadt::http
