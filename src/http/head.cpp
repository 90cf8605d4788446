#include "http/head.hpp"

#include <algorithm>

namespace stadt::http {

namespace {

std::unexpected<Error> broken(std::string message) {
  return fail(ErrorKind::invalid, "http.request", std::move(message));
}

std::unexpected<Error> too_large() {
  return fail(ErrorKind::too_large, "http.head", "The head of the request is larger than this city reads.");
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }

}  // namespace

Result<> HeadScanner::check(std::string_view bytes, std::size_t at) {
  const char c = bytes[at];
  const bool begins_line = at == line_begin_ && lines_ > 0;
  if (begins_line && (c == ' ' || c == '\t')) return broken("A header is folded over several lines.");
  if (at > 0 && bytes[at - 1] == '\r' && c != '\n') return broken("A line of the head ends in half a line end.");
  if (c == '\n' && (at == 0 || bytes[at - 1] != '\r')) return broken("A line of the head ends in half a line end.");
  if (c != '\r' && c != '\n' && is_control(c)) return broken("The head of the request holds a control character.");
  return {};
}

Result<std::size_t> HeadScanner::scan(std::string_view bytes) {
  const std::size_t end = std::min(bytes.size(), bounds_.bytes);
  for (; scanned_ < end; ++scanned_) {
    CHECKED(check(bytes, scanned_));
    if (bytes[scanned_] != '\n') continue;
    const bool is_empty = scanned_ - line_begin_ == 1;
    line_begin_ = scanned_ + 1;
    if (is_empty && lines_ == 0) return broken("The request begins with an empty line.");
    if (is_empty) return line_begin_;
    if (++lines_ > bounds_.fields + 1) return too_large();
  }
  if (bytes.size() >= bounds_.bytes) return too_large();
  return 0;
}

}  // namespace stadt::http
