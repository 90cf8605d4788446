#include <algorithm>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "feed/dialogue_page.hpp"
#include "feed/newest.hpp"
#include "feed/place_page.hpp"
#include "feed/routes.hpp"
#include "feed/store.hpp"
#include "http/page.hpp"
#include "people/beholder.hpp"
#include "places/place.hpp"
#include "posts/store.hpp"
#include "tables/table.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

enum class Mode { dialogue, newest, listening };
BOOST_DESCRIBE_ENUM(Mode, dialogue, newest, listening)

struct ListInput {
  Mode mode = Mode::newest;
  std::string place;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (mode, place, tag))

http::Response page_response(const feed::FeedParts& parts, http::Call& call, const std::vector<ConversationId>& tables,
                             const http::Page& page, std::int64_t newest, std::int64_t oldest) {
  http::Response response;
  response.body = parts.tables.list(call.db, call.viewer, tables);
  http::add_links(response, call.request, newest, oldest, http::more_after(tables.size(), page));
  return response;
}

Result<http::Answer> show_listening(const feed::FeedParts& parts, http::Call& call, const http::Page& page) {
  if (!call.viewer) return fail(ErrorKind::unauthorized, "access.needed", "Sign in first: listening is one's own.");
  const auto listed = feed_store::listening(call.db, call.viewer.person, page.before(), page.limit);
  const auto tables = collect(listed, [](const auto& entry) { return entry.table; });
  if (listed.empty()) return page_response(parts, call, tables, page, 0, 0);
  return page_response(parts, call, tables, page, listed.front().cursor, listed.back().cursor);
}

// What is said under a tag is laid for everybody; nobody is shown the tables of somebody whom they do not see.
std::vector<ConversationId> without_hidden_hosts(const PostsParts& parts, http::Call& call,
                                                 std::vector<ConversationId> tables) {
  const auto conversations = posts_store::conversations(call.db, tables);
  const people::Beholder beholder(call.db, parts.sight, call.viewer.person,
                                  collect(conversations, &Conversation::host));
  for (const auto& table : conversations) {
    if (beholder.hides(table.host)) std::erase(tables, table.id);
  }
  return tables;
}

http::Response show_tagged(const feed::FeedParts& parts, http::Call& call, const http::Page& page,
                           std::string_view tag) {
  const auto tables = feed_store::opened_with_tag(call.db, text::tag_key(tag), page.before(), page.limit);
  if (tables.empty()) return page_response(parts, call, tables, page, 0, 0);
  auto response = page_response(parts, call, without_hidden_hosts(parts.posts, call, tables), page, 0, 0);
  http::add_links(response, call.request, tables.front().value, tables.back().value,
                  http::more_after(tables.size(), page));
  return response;
}

// One page that ends, with why each table is there.
http::Response reasoned_response(const feed::FeedParts& parts, http::Call& call,
                                 const std::vector<feed::Reasoned>& page) {
  std::vector<ConversationId> tables;
  Reasons reasons;
  for (const auto& [table, why, familiar] : page) {
    tables.push_back(table);
    reasons.why.emplace(table, json::write(why));
    if (familiar.count > 0) reasons.familiar.emplace(table, familiar);
  }
  http::Response response;
  response.body = parts.tables.list(call.db, call.viewer, tables, reasons);
  return response;
}

http::Response show_dialogue(const feed::FeedParts& parts, http::Call& call, const std::optional<Place>& place,
                             int limit) {
  const auto most = static_cast<std::size_t>(std::clamp<int>(limit, 1, dialogue::tables_on_page));
  const auto viewer = call.viewer.person;
  return reasoned_response(parts, call,
                           place ? feed::place_page(parts, call.db, viewer, place->id, most)
                                 : feed::dialogue_page(parts, call.db, viewer, most));
}

Result<std::optional<Place>> wished_place(sql::Session& db, const std::string& name) {
  if (name.empty()) return std::nullopt;
  auto place = places::named(db, name);
  if (!place) return fail(ErrorKind::not_found, "not_found", "There is no such place.");
  return place;
}

// Where people arrive nothing is ranked: the newest come first there.
bool is_ranked(const std::optional<Place>& place) { return !place || place->kind != PlaceKind::arrival; }

Result<http::Answer> list_tables(const feed::FeedParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<ListInput>());
  const auto page = TRY(http::read_page(call.request));
  const auto place = TRY(wished_place(call.db, input.place));
  if (input.mode == Mode::dialogue && is_ranked(place)) return show_dialogue(parts, call, place, page.limit);
  if (input.mode == Mode::listening) return show_listening(parts, call, page);
  if (!input.tag.empty()) return show_tagged(parts, call, page, input.tag);
  const auto found = feed::newest_tables(parts.posts, call.db, call.viewer.person, place ? place->id : PlaceId{}, page);
  const auto tables = collect(found, [](const auto& entry) { return entry.table; });
  if (found.empty()) return page_response(parts, call, tables, page, 0, 0);
  return page_response(parts, call, tables, page, found.front().last.value, found.back().last.value);
}

Result<http::Answer> show_why(const feed::FeedParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts.posts, call.db, call.viewer, id));
  if (!parts.posts.sight.ready()) {
    return fail(ErrorKind::unavailable, "sight.reading", "The city is just waking up. Try again in a moment.");
  }
  const auto why = feed::why(parts, call.db, call.viewer.person, id);
  if (!why) return fail(ErrorKind::not_found, "feed.not_ranked", "This table stands on no page of dialogue.");
  return http::json_response(*why);
}

http::Route route(std::string_view pattern, std::string_view summary, json::SchemaRef answer, http::Handler handler) {
  return {.method = http::Method::get,
          .pattern = pattern,
          .access = {.scopes = scopes::read_statuses},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = answer};
}

}  // namespace

http::Routes table_list_routes(const feed::FeedParts& parts) {
  return {route("/api/stadt/v1/tables",
                "Tables, of the city or of a place: where people talk, the newest, or those one listens to.",
                json::schema<std::vector<Table>>(), [parts](http::Call& call) { return list_tables(parts, call); }),
          route("/api/stadt/v1/tables/{id}/why", "Why a table is where it is.", json::schema<TableWhy>(),
                [parts](http::Call& call) { return show_why(parts, call); })};
}

}  // namespace stadt
