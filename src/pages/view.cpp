#include "pages/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pages/document.hpp"
#include "pages/html.hpp"
#include "text/markup.hpp"

namespace stadt::pages {

namespace {

constexpr int description_characters = 200;
constexpr std::int64_t deepest_indent = 6;

// The path of one of our own absolute addresses, so that links stay in the city they are read in.
std::string_view path_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return url;
  const auto slash = url.find('/', scheme + 3);
  return slash == std::string_view::npos ? "/" : url.substr(slash);
}

std::string name_of(const json::Value& account) {
  const auto name = text_of(account, "display_name");
  return escaped(name.empty() ? text_of(account, "username") : name);
}

std::string person_link(const json::Value& account) {
  return fmt::format("<a href=\"/@{}\">{}</a>", escaped(text_of(account, "acct")), name_of(account));
}

std::string time_of_post(const json::Value& status) {
  const auto at = text_of(status, "created_at");
  return fmt::format("<a href=\"{}\"><time datetime=\"{}\">{} {}</time></a>", escaped(path_of(text_of(status, "url"))),
                     escaped(at), escaped(at.substr(0, 10)), escaped(at.size() > 16 ? at.substr(11, 5) : ""));
}

// With its size, so that nothing jumps when it comes.
std::string picture_of(const json::Value& picture) {
  const auto& size = part_of(part_of(picture, "meta"), "original");
  return fmt::format("<img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\" loading=\"lazy\">",
                     escaped(path_of(text_of(picture, "url"))), escaped(text_of(picture, "description")),
                     number_of(size, "width"), number_of(size, "height"));
}

std::string pictures_of(const json::Value& status) {
  std::string out;
  for (const auto& picture : list_of(status, "media_attachments"))
    out += "<figure>" + picture_of(picture) + "</figure>";
  return out;
}

// `content` was sanitised when it was written; a content warning folds it, and what is sensitive folds the pictures.
std::string content_of(const Words& words, const json::Value& status) {
  const auto warning = text_of(status, "spoiler_text");
  const auto content = text_of(status, "content");
  auto pictures = pictures_of(status);
  if (warning.empty()) {
    if (!pictures.empty() && truth_of(status, "sensitive")) {
      pictures = fmt::format("<details><summary>{}</summary>{}</details>", words.more, pictures);
    }
    return fmt::format("<div class=\"content\">{}{}</div>", content, pictures);
  }
  return fmt::format("<details><summary>{}</summary><div class=\"content\">{}{}</div></details>", escaped(warning),
                     content, pictures);
}

// What others show of the page when somebody passes its address on.
void show_first(Page& page, const json::Value& status) {
  const auto& pictures = list_of(status, "media_attachments");
  if (pictures.empty() || truth_of(status, "sensitive")) return;
  page.image = text_of(pictures.front(), "url");
  page.image_description = text_of(pictures.front(), "description");
}

std::string title_of(const json::Value& table) {
  const auto title = text_of(table, "title");
  return std::string(title.empty() ? text_of(part_of(table, "host"), "username") : title);
}

void append_post(std::string& out, const Words& words, const json::Value& status, std::string_view lit) {
  const auto id = text_of(status, "id");
  const auto depth = std::min(number_of(status, "depth"), deepest_indent);
  fmt::format_to(
      std::back_inserter(out),
      "<article id=\"p{0}\" class=\"post depth-{1}{2}\" lang=\"{3}\"><header>{4} · {5}</header>{6}</article>",
      escaped(id), depth, id == lit ? " lit" : "", escaped(text_of(status, "language")),
      person_link(part_of(status, "account")), time_of_post(status), content_of(words, status));
}

void append_table_card(std::string& out, const Words& words, const json::Value& table) {
  fmt::format_to(
      std::back_inserter(out),
      "<li><article class=\"table\"><h3><a href=\"/tables/{}\">{}</a></h3><p>{} {} · {} {}</p></article></li>",
      escaped(text_of(table, "id")), escaped(title_of(table)), words.opened_by, person_link(part_of(table, "host")),
      number_of(table, "replies"), words.replies);
}

void append_sentences(std::string& out, std::string_view heading, const json::Array& items) {
  if (items.empty()) return;
  fmt::format_to(std::back_inserter(out), "<section><h2>{}</h2><ul>", heading);
  for (const auto& item : items) {
    const auto* bare = item.as<std::string>();
    fmt::format_to(std::back_inserter(out), "<li>{}</li>",
                   escaped(bare ? std::string_view(*bare) : text_of(item, "text")));
  }
  out += "</ul></section>";
}

}  // namespace

void append_tables(std::string& out, const Words& words, const json::Value& tables) {
  out += "<ul class=\"tables\">";
  for (const auto& table : items_of(tables)) append_table_card(out, words, table);
  out += "</ul>";
}

Page city_page(const Words& words, std::string_view city_name, std::string_view city_line, const json::Value& tables,
               const json::Value& places, const json::Value& today) {
  std::string out = fmt::format("<h1>{}</h1><p>{}</p><p><a href=\"/arrive\">{}</a> · <a href=\"/enter\">{}</a></p>",
                                escaped(city_name), escaped(city_line), words.arrive, words.enter);
  out += today_section(words, today);
  if (!items_of(places).empty()) {
    fmt::format_to(std::back_inserter(out), "<section><h2><a href=\"/places\">{}</a></h2>", words.places);
    append_places(out, places);
    out += "</section>";
  }
  fmt::format_to(std::back_inserter(out), "<p><a href=\"/column\">{}</a></p>", words.column);
  fmt::format_to(std::back_inserter(out), "<section><h2>{}</h2>", words.tables);
  if (items_of(tables).empty()) fmt::format_to(std::back_inserter(out), "<p>{}</p>", words.no_tables);
  append_tables(out, words, tables);
  out += "</section>";
  return {.title = std::string(city_name), .description = std::string(city_line), .content = std::move(out)};
}

Page table_page(const Words& words, const json::Value& table, std::string_view lit) {
  const std::string title = title_of(table);
  std::string out = fmt::format("<h1>{}</h1><p>{} {} · {} {}</p>", escaped(title), words.opened_by,
                                person_link(part_of(table, "host")), number_of(table, "replies"), words.replies);
  const auto& posts = list_of(table, "posts");
  const auto opening = posts.empty() ? std::string_view() : text_of(posts.front(), "content");
  for (const auto& status : posts) append_post(out, words, status, lit);
  fmt::format_to(std::back_inserter(out), "<noscript><p>{}</p></noscript><p><a href=\"/\">{}</a></p>",
                 words.needs_script, words.back);
  Page page{.title = title, .description = text::excerpt(opening, description_characters), .content = std::move(out)};
  if (!posts.empty()) show_first(page, posts.front());
  return page;
}

Page exhibition_page(const Words& words, const json::Value& wall, const json::Value& entries) {
  const auto& exhibition = part_of(wall, "exhibition");
  std::string out = fmt::format("<h1>{}</h1><p>{}</p><p>{}</p>", escaped(text_of(exhibition, "title")),
                                person_link(part_of(exhibition, "made_by")), escaped(text_of(exhibition, "text")));
  for (const auto& work : list_of(wall, "works")) {
    const auto table = text_of(part_of(work, "table"), "id");
    fmt::format_to(std::back_inserter(out),
                   "<article class=\"work\"><figure>{}<figcaption><h2>{}</h2><p>{}</p><p>{}</p></figcaption></figure>",
                   picture_of(part_of(work, "picture")), escaped(text_of(work, "title")),
                   person_link(part_of(work, "artist")), escaped(text_of(work, "text")));
    if (!table.empty()) {
      fmt::format_to(std::back_inserter(out), "<p><a href=\"/tables/{}\">{}</a></p>", escaped(table), words.join);
    }
    out += "</article>";
  }
  for (const auto& entry : items_of(entries)) {
    fmt::format_to(std::back_inserter(out), "<blockquote><p>{}</p><footer>{}</footer></blockquote>",
                   escaped(text_of(entry, "text")), person_link(part_of(entry, "account")));
  }
  const auto& cover = part_of(exhibition, "cover");
  return {.title = std::string(text_of(exhibition, "title")),
          .description = text::excerpt(escaped(text_of(exhibition, "text")), description_characters),
          .content = std::move(out),
          .image = std::string(text_of(cover, "url")),
          .image_description = std::string(text_of(cover, "description"))};
}

Page person_page(const Words& words, const json::Value& person, const json::Value& statuses,
                 const json::Value& comments) {
  const auto& wrapped = part_of(person, "account");
  const auto& account = wrapped.is_null() ? person : wrapped;
  const auto& house = part_of(account, "stadt");
  std::string out =
      fmt::format("<h1>{}</h1><p>@{}</p><p>{}</p><div class=\"content\">{}</div>", name_of(account),
                  escaped(text_of(account, "acct")), escaped(text_of(house, "line")), text_of(account, "note"));
  append_sentences(out, words.talk_to_me_about, list_of(house, "talk_to_me_about"));
  append_sentences(out, words.burns_for, list_of(house, "burns_for"));
  append_sentences(out, words.can, list_of(house, "can"));
  append_sentences(out, words.roles, list_of(house, "roles"));
  fmt::format_to(std::back_inserter(out), "<section><h2>{}</h2>", words.posts);
  for (const auto& status : items_of(statuses)) append_post(out, words, status, {});
  fmt::format_to(std::back_inserter(out), "</section><section><h2>{}</h2>", words.comments);
  for (const auto& comment : items_of(comments)) append_post(out, words, part_of(comment, "status"), {});
  out += "</section>";
  return {.title = std::string(text_of(account, "display_name")),
          .description = text::excerpt(text_of(account, "note"), description_characters),
          .content = std::move(out),
          .feed = fmt::format("/@{}/texts.atom", text_of(account, "acct"))};
}

Page not_found_page(const Words& words) {
  return {.title = "404",
          .description = {},
          .content = fmt::format("<h1>404</h1><p>{}</p><p><a href=\"/\">{}</a></p>", words.not_found, words.back)};
}

}  // namespace stadt::pages
