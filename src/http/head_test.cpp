#include "http/head.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stadt::http {
namespace {

const std::string whole = "GET / HTTP/1.1\r\nHost: a\r\nAccept: *\t/*\r\n\r\n";

TEST(HeadScanner, FindsTheEndHoweverTheBytesArrive) {
  for (std::size_t step = 1; step <= whole.size(); ++step) {
    HeadScanner scanner({});
    for (std::size_t size = 0; size < whole.size(); size += step) {
      const auto found = scanner.scan(std::string_view(whole).substr(0, size));
      ASSERT_TRUE(found);
      EXPECT_EQ(*found, 0u);
    }
    EXPECT_EQ(scanner.scan(whole + "POST / HTTP/1.1\r\n"), whole.size());
  }
}

TEST(HeadScanner, RefusesWhatProxiesReadDifferently) {
  const std::string cases[] = {
      "GET / HTTP/1.1\nHost: a\n\n",
      "GET / HTTP/1.1\r\nHost: a\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
      "GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n",
      "GET / HTTP/1.1\r\nX: a\r\n\tb\r\n\r\n",
      "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
      std::string("GET / HTTP/1.1\r\nX: a\0b\r\n\r\n", 26),
      "GET / HTTP/1.1\r\nX: a\x01\r\n\r\n",
      "GET / HTTP/1.1\r\nX: a\x7f\r\n\r\n",
      "GET /\x0b HTTP/1.1\r\n\r\n",
      "\r\nGET / HTTP/1.1\r\n\r\n",
      "\n",
      "\r\r",
      std::string(1, '\0'),
  };
  for (const auto& bytes : cases) {
    HeadScanner scanner({});
    const auto found = scanner.scan(bytes);
    ASSERT_FALSE(found) << bytes;
    EXPECT_EQ(found.error().code, "http.request") << bytes;
  }
}

TEST(HeadScanner, StopsAtItsBounds) {
  HeadScanner bytes({.bytes = 100});
  EXPECT_EQ(bytes.scan(std::string(99, 'a')), 0u);
  EXPECT_EQ(bytes.scan(std::string(100, 'a')).error().code, "http.head");
  std::string fields = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 3; ++i) fields += "X: a\r\n";
  HeadScanner three({.fields = 3});
  EXPECT_EQ(three.scan(fields + "\r\n"), fields.size() + 2);
  HeadScanner two({.fields = 2});
  EXPECT_EQ(two.scan(fields + "\r\n").error().code, "http.head");
}

}  // namespace
}  // namespace stadt::http
