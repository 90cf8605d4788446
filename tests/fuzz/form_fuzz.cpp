// Forms and queries: within bounds, and escapes go both ways.
#include <algorithm>

#include "fuzz/expect.hpp"
#include "http/form.hpp"
#include "http/message.hpp"
#include "http/page.hpp"
#include "json/value.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt;
  const auto text = fuzz::text_of(data, size);
  fuzz::expect(http::percent_decode(http::percent_encode(text), http::Plus::literal) == text, "escapes go both ways");
  const auto [query, body] = fuzz::split(text);
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/statuses";
  request.origin = "https://stadt.example";
  request.query = query;
  request.body = body;
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  const auto input = request.input();
  if (!input) fuzz::expect(bool(json::check_text(input.error().message)), "an error is a text");
  if (const auto page = http::read_page(request)) {
    fuzz::expect(page->limit >= 1 && page->limit <= 40, "a page is bounded");
  }
  http::Response response;
  http::add_links(response, request, 2, 1);
  const auto link = response.header("Link").value_or("");
  fuzz::expect(link.starts_with("<https://stadt.example/api/v1/statuses?"), "a link stays here");
  const auto quotes = std::ranges::count(link, '"');
  fuzz::expect(quotes == 4 && std::ranges::count(link, ',') == 1, "a link is two links");
  for (const char c : link) fuzz::expect(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a link has no controls");
  return 0;
}
