#include "http/conditional.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "http/text.hpp"

namespace stadt::http {

namespace {

constexpr std::string_view range_unit = "bytes=";
constexpr std::string_view weak_mark = "W/";

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind its last byte; equal to `begin`: no byte of the answer is in it
};

// Digits alone; more of them than a number holds are the greatest number.
std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  return error == std::errc::result_out_of_range ? std::numeric_limits<std::size_t>::max() : number;
}

// "bytes=0-499", "bytes=500-", "bytes=-500"; nothing if it is none of these, several ranges included.
std::optional<Range> range_of(std::string_view header, std::size_t size) {
  if (header.size() < range_unit.size() || !same_word(header.substr(0, range_unit.size()), range_unit)) {
    return std::nullopt;
  }
  const auto text = trimmed(header.substr(range_unit.size()));
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = number_of(text.substr(0, dash));
  const auto last = number_of(text.substr(dash + 1));
  if (dash == 0) return last ? std::optional(Range{size - std::min(*last, size), size}) : std::nullopt;
  if (!first || (!last && dash + 1 < text.size()) || (last && *last < *first)) return std::nullopt;
  if (*first >= size) return Range{};
  return Range{*first, last ? std::min(*last, size - 1) + 1 : size};
}

bool names(std::string_view list, std::string_view etag) {
  const auto opaque = [](std::string_view tag) { return tag.starts_with(weak_mark) ? tag.substr(2) : tag; };
  while (!list.empty()) {
    const auto item = take_item(list, ',');
    if (item == "*" || opaque(item) == opaque(etag)) return true;
  }
  return false;
}

// A range is cut out of the very bytes that the client has begun to read, or out of none.
bool same_entity(const Request& request, const Response& response) {
  const auto condition = request.header("If-Range");
  if (!condition) return true;
  const auto etag = response.header("ETag");
  return etag && !etag->starts_with(weak_mark) && trimmed(*condition) == *etag;
}

void cut(Response& response, const Range& range) {
  const std::size_t size = response.content().size();
  if (range.begin == range.end) {
    response = error_response({ErrorKind::invalid, "http.range", "This range lies outside of the file."});
    response.status = 416;
    response.headers.push_back({"Content-Range", fmt::format("bytes */{}", size)});
    return;
  }
  response.status = 206;
  response.headers.push_back({"Content-Range", fmt::format("bytes {}-{}/{}", range.begin, range.end - 1, size)});
  if (response.lasting.empty()) {
    response.body = response.body.substr(range.begin, range.end - range.begin);
  } else {
    response.lasting = response.lasting.substr(range.begin, range.end - range.begin);
  }
}

}  // namespace

// FNV-1a: an ETag has to differ, not to resist anybody.
std::string etag_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ull;
  return fmt::format("\"{:016x}\"", hash);
}

void answer_conditionally(const Request& request, Response& response) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (!reads || response.status != 200) return;
  if (response.wants_etag && !response.header("ETag")) {
    response.headers.push_back({"ETag", std::string(weak_mark) + etag_of(response.content())});
  }
  const auto etag = response.header("ETag");
  const auto known = request.header("If-None-Match");
  if (etag && known && names(*known, *etag)) {
    response.status = 304;
    response.body.clear();
    response.lasting = {};
    return;
  }
  const auto wanted = request.header("Range");
  if (!wanted || request.method != Method::get || !response.header("Accept-Ranges")) return;
  if (!same_entity(request, response)) return;
  if (const auto range = range_of(*wanted, response.content().size())) cut(response, *range);
}

}  // namespace stadt::http
