#include "pages/pages.hpp"

#include <fmt/format.h>

#include <memory>

#include "pages/html.hpp"

namespace stadt::pages {

namespace {

// Pages that only the client can draw.
constexpr std::string_view client_pages[] = {
    "/arrive",    "/enter",    "/write",         "/home",    "/house",        "/mosaic",
    "/bookmarks", "/messages", "/messages/{id}", "/meetups", "/meetups/{id}", "/notifications",
    "/requests",  "/contacts", "/people",        "/about",   "/order"};

struct Frame {
  Settings settings;
  Shell shell;
  Api api;

  const Words& words_for(const http::Call& call) const { return words(language_of(call.request, settings.language)); }
  // On every page stands whether the city is invented.
  http::Response show(http::Call& call, Page page, int status = 200) const {
    const auto state = api(call, "/api/stadt/v1/demo");
    if (state) page.content.insert(0, demo_note(words_for(call), *state, call.request.path == "/"));
    return shell.response(words_for(call), page, settings.origin + call.request.path, status);
  }
  http::Response not_found(http::Call& call) const { return show(call, not_found_page(words_for(call)), 404); }
  Page blank() const { return {settings.city_name, settings.city_line, ""}; }
};
using SharedFrame = std::shared_ptr<const Frame>;

// "lit" of "/tables/1?at=lit"; digits only.
std::string lit_post(const http::Request& request) {
  if (!request.query.starts_with("at=")) return {};
  const auto id = parse_id(std::string_view(request.query).substr(3));
  return id ? std::to_string(*id) : std::string();
}

Result<http::Answer> show_city(const Frame& frame, http::Call& call) {
  const auto tables = frame.api(call, "/api/stadt/v1/tables?mode=newest&limit=20");
  const auto places = frame.api(call, "/api/stadt/v1/places");
  const auto today = frame.api(call, "/api/stadt/v1/today");
  return frame.show(
      call, city_page(frame.words_for(call), frame.settings.city_name, frame.settings.city_line,
                      tables.value_or(json::Value()), places.value_or(json::Value()), today.value_or(json::Value())));
}

Result<http::Answer> show_table(const Frame& frame, http::Call& call) {
  const auto id = call.request.path_id<ConversationId>(0);
  if (!id) return frame.not_found(call);
  const auto table = frame.api(call, fmt::format("/api/stadt/v1/tables/{}", id->value));
  if (!table) return frame.not_found(call);
  return frame.show(call, table_page(frame.words_for(call), *table, lit_post(call.request)));
}

Result<http::Answer> show_exhibition(const Frame& frame, http::Call& call) {
  const auto id = parse_id(call.request.path_params[0]);
  if (!id) return frame.not_found(call);
  const auto path = fmt::format("/api/stadt/v1/exhibitions/{}", *id);
  const auto wall = frame.api(call, path);
  if (!wall) return frame.not_found(call);
  const auto entries = frame.api(call, path + "/guest-book");
  return frame.show(call, exhibition_page(frame.words_for(call), *wall, entries.value_or(json::Value())));
}

// The place of a post: its table, opened at it. The fragment makes browsers scroll there, with and without JavaScript.
Result<http::Answer> go_to_post(const Frame& frame, http::Call& call, std::size_t param) {
  const auto id = call.request.path_id<PostId>(param);
  if (!id) return frame.not_found(call);
  const auto status = frame.api(call, fmt::format("/api/v1/statuses/{}", id->value));
  if (!status) return frame.not_found(call);
  const std::string table(text_of(part_of(*status, "stadt"), "table_id"));
  if (table.empty() || !parse_id(table)) return frame.show(call, table_page(frame.words_for(call), *status, {}));
  if (table == std::to_string(id->value)) return http::redirect_response("/tables/" + table);
  return http::redirect_response(fmt::format("/tables/{0}?at={1}#p{1}", table, id->value));
}

Result<http::Answer> show_person(const Frame& frame, http::Call& call) {
  const std::string& name = call.request.path_params[0];
  if (!name.starts_with("@")) return frame.not_found(call);
  const std::string handle = name.substr(1);
  const auto person = frame.api(call, "/api/stadt/v1/people/" + handle);
  if (!person) return frame.not_found(call);
  const auto& wrapped = part_of(*person, "account");
  const std::string id(text_of(wrapped.is_null() ? *person : wrapped, "id"));
  const auto statuses = frame.api(call, fmt::format("/api/v1/accounts/{}/statuses?exclude_replies=true", id));
  const auto comments = frame.api(call, fmt::format("/api/stadt/v1/people/{}/comments", id));
  return frame.show(call, person_page(frame.words_for(call), *person, statuses.value_or(json::Value()),
                                      comments.value_or(json::Value())));
}

Result<http::Answer> show_places(const Frame& frame, http::Call& call) {
  const auto places = frame.api(call, "/api/stadt/v1/places");
  return frame.show(call, places_page(frame.words_for(call), places.value_or(json::Value())));
}

Result<http::Answer> show_place(const Frame& frame, http::Call& call) {
  const auto place = frame.api(call, "/api/stadt/v1/places/" + call.request.path_params[0]);
  if (!place) return frame.not_found(call);
  const auto name = text_of(part_of(*place, "place"), "handle");
  const auto articles = frame.api(call, fmt::format("/api/stadt/v1/places/{}/articles", name));
  const auto tables = frame.api(call, fmt::format("/api/stadt/v1/tables?place={}&limit=20", name));
  return frame.show(call, place_page(frame.words_for(call), *place, articles.value_or(json::Value()),
                                     tables.value_or(json::Value())));
}

Result<http::Answer> show_column(const Frame& frame, http::Call& call) {
  const auto column = frame.api(call, "/api/stadt/v1/notices?limit=60");
  return frame.show(call, column_page(frame.words_for(call), column.value_or(json::Value())));
}

Result<http::Answer> show_client(const Frame& frame, http::Call& call) { return frame.show(call, frame.blank()); }

http::Route page(std::string_view pattern, const SharedFrame& frame,
                 Result<http::Answer> (*show)(const Frame&, http::Call&)) {
  http::Route route;
  route.pattern = pattern;
  route.access = {.who = http::Who::browser};
  route.handler = [frame, show](http::Call& call) { return show(*frame, call); };
  return route;
}

Result<http::Answer> go_to_first(const Frame& frame, http::Call& call) { return go_to_post(frame, call, 0); }
Result<http::Answer> go_to_second(const Frame& frame, http::Call& call) {
  if (!call.request.path_params[0].starts_with("@")) return frame.not_found(call);
  return go_to_post(frame, call, 1);
}

}  // namespace

http::Routes page_routes(Settings settings, Shell shell, Api api) {
  const auto frame = std::make_shared<const Frame>(std::move(settings), std::move(shell), std::move(api));
  http::Routes routes = {page("/", frame, show_city),
                         page("/column", frame, show_column),
                         page("/tables/{id}", frame, show_table),
                         page("/posts/{id}", frame, go_to_first),
                         page("/exhibitions/{id}", frame, show_exhibition),
                         page("/{handle}", frame, show_person),
                         page("/{handle}/{id}", frame, go_to_second),
                         page("/tags/{tag}", frame, show_client),
                         page("/places", frame, show_places),
                         page("/places/{handle}", frame, show_place)};
  for (const auto pattern : client_pages) routes.push_back(page(pattern, frame, show_client));
  return routes;
}

}  // namespace stadt::pages
