#include <fmt/format.h>

#include "pages/document.hpp"
#include "pages/html.hpp"
#include "pages/view.hpp"

namespace stadt::pages {

namespace {

void append_hosts(std::string& out, const Words& words, const json::Array& hosts) {
  if (hosts.empty()) return;
  fmt::format_to(std::back_inserter(out), "<p>{}", words.hosts);
  for (const auto& host : hosts) {
    const auto name = text_of(host, "display_name");
    fmt::format_to(std::back_inserter(out), " <a href=\"/@{}\">{}</a>", escaped(text_of(host, "acct")),
                   escaped(name.empty() ? text_of(host, "username") : name));
  }
  out += "</p>";
}

void append_articles(std::string& out, const json::Value& articles) {
  out += "<ul>";
  for (const auto& article : items_of(articles)) {
    fmt::format_to(std::back_inserter(out),
                   "<li><article lang=\"{}\"><h3><a href=\"/tables/{}\">{}</a></h3><p>{}</p></article></li>",
                   escaped(text_of(article, "language")), escaped(text_of(article, "table_id")),
                   escaped(text_of(article, "title")), escaped(text_of(article, "excerpt")));
  }
  out += "</ul>";
}

}  // namespace

void append_places(std::string& out, const json::Value& places) {
  out += "<ul class=\"places\">";
  for (const auto& place : items_of(places)) {
    fmt::format_to(std::back_inserter(out), "<li><a href=\"/places/{}\">{}</a> {}</li>",
                   escaped(text_of(place, "handle")), escaped(text_of(place, "name")), escaped(text_of(place, "line")));
  }
  out += "</ul>";
}

Page places_page(const Words& words, const json::Value& places) {
  std::string out = fmt::format("<h1>{}</h1>", words.places);
  append_places(out, places);
  return {.title = std::string(words.places), .description = {}, .content = std::move(out)};
}

Page place_page(const Words& words, const json::Value& page, const json::Value& articles, const json::Value& tables) {
  const auto& place = part_of(page, "place");
  std::string out =
      fmt::format("<h1>{}</h1><p>{}</p>", escaped(text_of(place, "name")), escaped(text_of(place, "line")));
  append_hosts(out, words, list_of(page, "hosts"));
  // `house_rule_html` was made safe when it was written.
  if (const auto rule = text_of(page, "house_rule_html"); !rule.empty()) {
    fmt::format_to(std::back_inserter(out), "<section><h2>{}</h2><div class=\"content\">{}</div></section>",
                   words.house_rule, rule);
  }
  if (!items_of(articles).empty()) {
    fmt::format_to(std::back_inserter(out), "<section><h2>{}</h2>", words.articles);
    append_articles(out, articles);
    out += "</section>";
  }
  fmt::format_to(std::back_inserter(out), "<section><h2>{}</h2>", words.tables);
  append_tables(out, words, tables);
  fmt::format_to(std::back_inserter(out), "</section><p><a href=\"/places\">{}</a></p>", words.places);
  return {.title = std::string(text_of(place, "name")),
          .description = std::string(text_of(place, "line")),
          .content = std::move(out),
          .feed = fmt::format("/places/{}.atom", text_of(place, "handle"))};
}

}  // namespace stadt::pages
