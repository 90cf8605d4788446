#include "tables/routes.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/accounts.hpp"
#include "posts/store.hpp"
#include "posts/thread.hpp"
#include "tables/store.hpp"
#include "tables/table.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr int most_posts = 4096;
constexpr std::size_t posts_per_page = 400;
constexpr int most_guests = 200;

enum class Mode { newest, listening };
BOOST_DESCRIBE_ENUM(Mode, newest, listening)

struct ListInput {
  Mode mode = Mode::newest;
  std::string place;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (mode, place, tag))

struct PostsInput {
  std::optional<std::int64_t> offset;
};
BOOST_DESCRIBE_STRUCT(PostsInput, (), (offset))

struct PostPlace {
  ConversationId table_id;
  PostId post_id;
};
BOOST_DESCRIBE_STRUCT(PostPlace, (), (table_id, post_id))

std::unexpected<Error> no_table() { return fail(ErrorKind::not_found, "not_found", "There is no such table."); }

http::Response page_response(const PostsParts& parts, Statuses& statuses, http::Call& call,
                             const std::vector<ConversationId>& tables, const http::Page& page, std::int64_t newest,
                             std::int64_t oldest) {
  http::Response response;
  response.body = table_list(parts, statuses, call, tables);
  http::add_links(response, call.request, newest, oldest, http::more_after(tables.size(), page));
  return response;
}

Result<http::Answer> show_listening(const PostsParts& parts, Statuses& statuses, http::Call& call,
                                    const http::Page& page) {
  if (!call.viewer) return fail(ErrorKind::unauthorized, "access.needed", "Sign in first: listening is one's own.");
  const auto listed = tables_store::all_listening(call.db, call.viewer.person, page.before(), page.limit);
  const auto tables = collect(listed, [](const auto& entry) { return entry.table; });
  if (listed.empty()) return page_response(parts, statuses, call, tables, page, 0, 0);
  return page_response(parts, statuses, call, tables, page, listed.front().id, listed.back().id);
}

// Until sight is ready the order comes from SQL; the cursor is the last post's id in both.
std::vector<Sight::NewestTable> newest(const PostsParts& parts, http::Call& call, PlaceId place,
                                       const http::Page& page) {
  if (parts.sight.ready()) {
    return parts.sight.newest_tables(call.viewer.person, place, {page.max_id, page.since_id, page.min_id, page.limit});
  }
  std::vector<Sight::NewestTable> tables;
  const std::int64_t before = page.max_id ? time_of(*page.max_id).ms : INT64_MAX;
  for (const auto& [table, last] : tables_store::newest(call.db, before, page.limit)) tables.push_back({table, last});
  return tables;
}

http::Response show_tagged(const PostsParts& parts, Statuses& statuses, http::Call& call, const http::Page& page,
                           std::string_view tag) {
  const auto tables = tables_store::opened_with_tag(call.db, text::tag_key(tag), page.before(), page.limit);
  if (tables.empty()) return page_response(parts, statuses, call, tables, page, 0, 0);
  return page_response(parts, statuses, call, tables, page, tables.front().value, tables.back().value);
}

Result<http::Answer> list_tables(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto input = TRY(call.request.read<ListInput>());
  const auto page = TRY(http::read_page(call.request));
  if (input.mode == Mode::listening) return show_listening(parts, statuses, call, page);
  if (!input.tag.empty()) return show_tagged(parts, statuses, call, page, input.tag);
  PlaceId place;
  if (!input.place.empty()) {
    const auto by_id = parse_id(input.place);
    const auto found = by_id ? std::optional(PlaceId{*by_id}) : places::by_handle(call.db, input.place);
    if (!found) return fail(ErrorKind::not_found, "not_found", "There is no such place.");
    place = *found;
  }
  const auto found = newest(parts, call, place, page);
  const auto tables = collect(found, [](const auto& entry) { return entry.table; });
  if (found.empty()) return page_response(parts, statuses, call, tables, page, 0, 0);
  return page_response(parts, statuses, call, tables, page, found.front().last.value, found.back().last.value);
}

// The table with its thread, a page of posts at a time; each status carries its depth beside its other members.
Result<http::Answer> show_table(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts, call.db, call.viewer, id));
  const auto input = TRY(call.request.read<PostsInput>());
  auto posts = posts_store::thread_posts(call.db, id, most_posts);
  std::erase_if(posts, [](const ThreadPost& post) { return post.deleted_at.ms != 0; });
  auto order = thread_order(posts, PostId{id.value});
  const auto offset =
      static_cast<std::size_t>(std::clamp<std::int64_t>(input.offset.value_or(0), 0, std::ssize(order)));
  const std::size_t end = std::min(order.size(), offset + posts_per_page);
  std::string table = table_list(parts, statuses, call, std::span(&id, 1));
  if (table.size() < 4) return no_table();

  http::Response response;
  response.body = table.substr(1, table.size() - 3) + ",\"posts\":[";
  std::vector<PostId> ids;
  for (std::size_t i = offset; i < end; ++i) ids.push_back(order[i].id);
  const auto written = statuses.append(response.body, call.db, call.viewer, ids);
  response.body += "],\"depths\":[";
  std::size_t next = offset;
  for (std::size_t i = 0; i < written.size(); ++i) {
    while (order[next].id != written[i]) ++next;
    if (i > 0) response.body += ',';
    response.body += std::to_string(order[next].depth);
  }
  response.body += end < order.size() ? "],\"next_offset\":" + std::to_string(end) + "}" : "],\"next_offset\":null}";
  return response;
}

Result<http::Answer> show_guests(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  const auto table = TRY(visible_table(parts, call.db, call.viewer, id));
  std::vector<PersonId> people = {table.host};
  for (const auto guest : tables_store::all_guests(call.db, id, most_guests)) {
    if (!parts.sight.hidden(call.viewer.person, guest)) people.push_back(guest);
  }
  http::Response response;
  response.body = account_list(parts.accounts, call.db, people);
  return response;
}

Result<http::Answer> find_post(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<PostId>(0));
  const auto post = posts::readable(call.db, parts.sight, call.viewer.person, id);
  if (!post) return no_table();
  const auto table = TRY(visible_table(parts, call.db, call.viewer, post->conversation));
  return http::json_response(PostPlace{table.id, post->boost_of ? post->boost_of : post->id});
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

http::Routes table_routes(const PostsParts& parts, Statuses& statuses) {
  return {route("/api/stadt/v1/tables", "Tables, newest first, or those one listens to.",
                json::schema<std::vector<Table>>(),
                [parts, &statuses](http::Call& call) { return list_tables(parts, statuses, call); }),
          route("/api/stadt/v1/tables/{id}", "One table with its thread.", json::schema<TableThread>(),
                [parts, &statuses](http::Call& call) { return show_table(parts, statuses, call); }),
          route("/api/stadt/v1/tables/{id}/people", "Who sits at a table.", json::schema<std::vector<Account>>(),
                [parts](http::Call& call) { return show_guests(parts, call); }),
          route("/api/stadt/v1/posts/{id}/table", "At which table a post stands.", json::schema<PostPlace>(),
                [parts](http::Call& call) { return find_post(parts, call); })};
}

}  // namespace stadt
