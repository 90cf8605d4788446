// The head of a request before anybody reads meaning into it: where it ends, and whether it is written so that every
// proxy on the way has read the same (RFC 9112).
#pragma once

#include <string_view>

#include "base/result.hpp"

namespace stadt::http {

struct HeadBounds {
  std::size_t bytes = 16 * 1024;
  int fields = 100;
};

class HeadScanner {
 public:
  explicit HeadScanner(HeadBounds bounds) : bounds_(bounds) {}

  // The length of the head at the front of `bytes`, its empty line included; 0 while it has not ended. Called again
  // with the same bytes and more behind them. Bare line ends, controls and folded lines are invalid ("http.request"),
  // what is over the bounds is too large ("http.head").
  Result<std::size_t> scan(std::string_view bytes);

 private:
  Result<> check(std::string_view bytes, std::size_t at);

  HeadBounds bounds_;
  std::size_t scanned_ = 0;
  std::size_t line_begin_ = 0;
  int lines_ = 0;
};

}  // namespace stadt::http
