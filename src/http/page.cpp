#include "http/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stadt::http {

namespace {

struct PageInput {
  std::optional<std::string> max_id;
  std::optional<std::string> since_id;
  std::optional<std::string> min_id;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(PageInput, (), (max_id, since_id, min_id, limit))

Result<std::optional<std::int64_t>> cursor(std::string_view name, const std::optional<std::string>& text) {
  if (!text || text->empty()) return std::nullopt;
  const auto id = parse_id(*text);
  // "0" is how some applications ask from the beginning.
  if (!id && *text == "0") return std::nullopt;
  if (!id) return fail(ErrorKind::unprocessable, "page.cursor", fmt::format("{} must be an id.", name));
  return id;
}

bool is_cursor(std::string_view pair) {
  return pair.starts_with("max_id=") || pair.starts_with("since_id=") || pair.starts_with("min_id=");
}

// The query without cursors; commas are escaped, because clients split the header at every comma.
std::string kept_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty() || is_cursor(pair)) continue;
    for (const char c : pair) {
      if (c == ',')
        kept += "%2C";
      else if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f || c == '<' || c == '>' ||
               c == '"')
        kept += fmt::format("%{:02X}", static_cast<unsigned char>(c));
      else
        kept += c;
    }
    kept += '&';
  }
  return kept;
}

std::string encoded_path(std::string_view path) {
  std::string out;
  for (const unsigned char c : path) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       std::string_view("/-._~@:").find(static_cast<char>(c)) != std::string_view::npos;
    if (plain)
      out += static_cast<char>(c);
    else
      out += fmt::format("%{:02X}", c);
  }
  return out;
}

}  // namespace

Result<Page> read_page(Request& request, PageBounds bounds) {
  const auto input = TRY(request.read<PageInput>());
  Page page;
  page.max_id = TRY(cursor("max_id", input.max_id));
  page.since_id = TRY(cursor("since_id", input.since_id));
  page.min_id = TRY(cursor("min_id", input.min_id));
  page.limit = static_cast<int>(std::clamp<std::int64_t>(input.limit.value_or(bounds.usual), 1, bounds.most));
  return page;
}

void add_links(Response& response, const Request& request, std::int64_t newest, std::int64_t oldest, More more) {
  if (newest == 0 || oldest == 0) return;
  const std::string base = request.origin + encoded_path(request.path) + "?" + kept_query(request.query);
  const std::string next = more == More::none ? "" : fmt::format("<{}max_id={}>; rel=\"next\", ", base, oldest);
  response.headers.push_back({"Link", next + fmt::format("<{}min_id={}>; rel=\"prev\"", base, newest)});
}

}  // namespace stadt::http
