#include "pages/shell.hpp"

#include <fmt/format.h>

#include "pages/html.hpp"

namespace stadt::pages {

namespace {

constexpr std::string_view head_marker = "<!--head-->";
constexpr std::string_view body_marker = "<!--body-->";
constexpr std::string_view language_attribute = "<html lang=\"de\"";
constexpr std::string_view plain_frame =
    "<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
    "content=\"width=device-width\"><!--head--></head><body><main id=\"city\"><!--body--></main></body></html>";
// Everything from here, nothing inline; other sites may not frame the city.
constexpr std::string_view content_policy =
    "default-src 'self'; img-src 'self' data: blob:; script-src 'self'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

}  // namespace

Shell::Shell(std::string_view html) {
  const bool usable =
      html.find(head_marker) != std::string_view::npos && html.find(body_marker) != std::string_view::npos;
  if (!usable) html = plain_frame;
  const auto head = html.find(head_marker);
  const auto body = html.find(body_marker);
  before_head_ = html.substr(0, head);
  before_body_ = html.substr(head + head_marker.size(), body - head - head_marker.size());
  after_body_ = html.substr(body + body_marker.size());
}

http::Response Shell::response(const Words& words, const Page& page, std::string_view canonical, int status) const {
  std::string html = before_head_;
  if (const auto at = html.find(language_attribute); at != std::string::npos) {
    html.replace(at, language_attribute.size(), fmt::format("<html lang=\"{}\"", words.code));
  }
  const std::string title = escaped(page.title);
  const std::string description = escaped(page.description);
  const std::string address = escaped(canonical);
  html += fmt::format(
      "<title>{0}</title><meta name=\"description\" content=\"{1}\"><meta property=\"og:title\" content=\"{0}\">"
      "<meta property=\"og:description\" content=\"{1}\"><link rel=\"canonical\" href=\"{2}\">",
      title, description, address);
  if (!page.feed.empty()) {
    html += fmt::format("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">", title,
                        escaped(page.feed));
  }
  html += before_body_;
  html += page.content;
  html += after_body_;
  auto response = http::html_response(std::move(html), status);
  response.headers.push_back({"Content-Security-Policy", std::string(content_policy)});
  response.headers.push_back({"Cache-Control", "private, no-cache"});
  response.headers.push_back({"Vary", "Accept-Language, Cookie"});
  return response;
}

}  // namespace stadt::pages
