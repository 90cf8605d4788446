#include "tables/routes.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/accounts.hpp"
#include "people/beholder.hpp"
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

// The table with its thread, a page of posts at a time; each status carries its depth beside its other members.
Result<http::Answer> show_table(const PostsParts& parts, Statuses& statuses, Tables& tables, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts, call.db, call.viewer, id));
  const auto input = TRY(call.request.read<PostsInput>());
  auto posts = posts_store::thread_posts(call.db, id, most_posts);
  std::erase_if(posts, [](const ThreadPost& post) { return post.deleted_at.ms != 0; });
  posts = posts::seen_by(call.db, parts.sight, call.viewer.person, std::move(posts));
  const auto order = thread_order(posts, PostId{id.value});
  const auto offset =
      static_cast<std::size_t>(std::clamp<std::int64_t>(input.offset.value_or(0), 0, std::ssize(order)));
  const std::size_t end = std::min(order.size(), offset + posts_per_page);
  std::string table = tables.list(call.db, call.viewer, std::span(&id, 1));
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
  auto people = tables_store::all_guests(call.db, id, most_guests);
  const people::Beholder beholder(call.db, parts.sight, call.viewer.person, people);
  std::erase_if(people, [&](PersonId guest) { return beholder.hides(guest); });
  people.insert(people.begin(), table.host);
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

http::Routes table_routes(const PostsParts& parts, Statuses& statuses, Tables& tables) {
  return {route("/api/stadt/v1/tables/{id}", "One table with its thread.", json::schema<TableThread>(),
                [parts, &statuses, &tables](http::Call& call) { return show_table(parts, statuses, tables, call); }),
          route("/api/stadt/v1/tables/{id}/people", "Who sits at a table.", json::schema<std::vector<Account>>(),
                [parts](http::Call& call) { return show_guests(parts, call); }),
          route("/api/stadt/v1/posts/{id}/table", "At which table a post stands.", json::schema<PostPlace>(),
                [parts](http::Call& call) { return find_post(parts, call); })};
}

}  // namespace stadt
