// Heads of requests: however the bytes arrive the answer is the same, and what is accepted is clean.
#include <boost/asio/buffer.hpp>

#include "fuzz/expect.hpp"
#include "http/address.hpp"
#include "http/conditional.hpp"
#include "http/head.hpp"
#include "http/router.hpp"
#include "http/wire.hpp"
#include "json/value.hpp"

namespace {

using namespace stadt;

std::size_t scanned(std::string_view bytes, std::size_t step, std::string& error) {
  http::HeadScanner scanner({.bytes = 4096});
  for (std::size_t size = 0;; size = std::min(size + step, bytes.size())) {
    const auto found = scanner.scan(bytes.substr(0, size));
    if (!found) error = found.error().code;
    if (!found || *found > 0 || size == bytes.size()) return found ? *found : 0;
  }
}

void check_request(http::Request request) {
  fuzz::expect(request.path.starts_with('/'), "a path begins with a slash");
  fuzz::expect(bool(json::check_text(request.path)), "a path is a text");
  fuzz::expect(request.path.find("/../") == std::string::npos, "a path does not climb");
  for (const auto& header : request.headers) {
    fuzz::expect(header.value.find_first_of("\r\n") == std::string::npos, "a header is one line");
  }
  static const http::Router router([] {
    http::Routes routes;
    for (const char* pattern : {"/a/{id}", "/a/b", "/{rest...}", "/a/{id}/c"}) routes.emplace_back().pattern = pattern;
    return routes;
  }());
  router.find(request.method, request.path);
  request.cookie("stadt");
  const auto sender = http::sender_of(request, "127.0.0.1", {"127.0.0.1"});
  fuzz::expect(http::canonical_address(sender) == sender, "a sender is an address");
  http::Response response{.body = "0123456789", .headers = {{"ETag", "\"a\""}, {"Accept-Ranges", "bytes"}}};
  http::answer_conditionally(request, response);
  fuzz::expect(response.status != 206 || (!response.body.empty() && response.body.size() <= 10), "a part is a part");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  std::string at_once;
  std::string in_steps;
  const auto length = scanned(bytes, std::max<std::size_t>(1, size), at_once);
  fuzz::expect(scanned(bytes, 3, in_steps) == length && at_once == in_steps, "steps change nothing");
  if (length == 0) return 0;
  boost::beast::http::request_parser<boost::beast::http::string_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(length + 1));
  boost::beast::error_code code;
  const auto taken = parser.put(boost::asio::const_buffer(data, length), code);
  if (code || !parser.is_header_done()) return 0;
  fuzz::expect(taken == length, "the parser and the scanner see the same end");
  if (auto request = http::request_of(parser.get())) check_request(std::move(*request));
  return 0;
}
