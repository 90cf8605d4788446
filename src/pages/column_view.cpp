#include <fmt/format.h>

#include "pages/document.hpp"
#include "pages/html.hpp"
#include "pages/view.hpp"

namespace stadt::pages {

namespace {

// "2026-03-12 19:00" of "2026-03-12T19:00".
std::string day_and_time(std::string_view local) {
  std::string text(local);
  if (const auto between = text.find('T'); between != std::string::npos) text[between] = ' ';
  return text;
}

std::string person_link(const json::Value& account) {
  const auto name = text_of(account, "display_name");
  return fmt::format("<a href=\"/@{}\">{}</a>", escaped(text_of(account, "acct")),
                     escaped(name.empty() ? text_of(account, "username") : name));
}

void append_poster(std::string& out, const Words& words, const json::Value& notice) {
  const auto link = text_of(notice, "link");
  fmt::format_to(std::back_inserter(out),
                 "<li><article class=\"notice\"><h2>{}</h2><p>{} – {} ({}) · {}</p>{}<p>{} · {} {} · "
                 "<a href=\"/api/stadt/v1/notices/{}/calendar.ics\">{}</a></p>",
                 escaped(text_of(notice, "title")), escaped(day_and_time(text_of(notice, "starts_local"))),
                 escaped(day_and_time(text_of(notice, "ends_local"))), escaped(text_of(notice, "time_zone")),
                 escaped(text_of(notice, "place")), text_of(notice, "content"), person_link(part_of(notice, "account")),
                 number_of(notice, "thumbs"), words.thumbs, escaped(text_of(notice, "id")), words.into_calendar);
  if (!link.empty()) {
    fmt::format_to(std::back_inserter(out), "<p><a href=\"{0}\" rel=\"nofollow noopener\">{0}</a></p>", escaped(link));
  }
  out += "</article></li>";
}

}  // namespace

Page column_page(const Words& words, const json::Value& column) {
  std::string out = fmt::format("<h1>{}</h1>", words.column);
  if (list_of(column, "notices").empty()) fmt::format_to(std::back_inserter(out), "<p>{}</p>", words.no_posters);
  out += "<ul class=\"notices\">";
  for (const auto& notice : list_of(column, "notices")) append_poster(out, words, notice);
  fmt::format_to(std::back_inserter(out), "</ul><p><a href=\"/\">{}</a></p>", words.back);
  return {.title = std::string(words.column), .description = {}, .content = std::move(out)};
}

}  // namespace stadt::pages
