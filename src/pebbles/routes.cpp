#include "pebbles/routes.hpp"

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "http/page.hpp"
#include "pebbles/pebbles.hpp"
#include "pebbles/rules.hpp"
#include "pebbles/store.hpp"
#include "posts/status.hpp"
#include "posts/store.hpp"
#include "tables/table.hpp"

namespace stadt {

namespace {

struct PebbleInput {
  std::optional<std::string> passage;
  std::optional<std::string> line;
};
BOOST_DESCRIBE_STRUCT(PebbleInput, (), (passage, line))

struct BookmarkInput {
  std::optional<PebbleInput> stadt;
};
BOOST_DESCRIBE_STRUCT(BookmarkInput, (), (stadt))

struct PebbleEntity {
  json::Rendered<Status> status;
  std::optional<json::Rendered<Table>> table;  // where it was said, if everybody could hear it
  std::string passage;
  std::string line;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(PebbleEntity, (), (status, table, passage, line, created_at))

struct PebbleOfPost {
  std::optional<PebbleEntity> pebble;
};
BOOST_DESCRIBE_STRUCT(PebbleOfPost, (), (pebble))

Result<std::optional<Pebble>> wished(http::Request& request) {
  auto input = TRY(request.read<BookmarkInput>());
  if (!input.stadt) return std::nullopt;
  auto& [passage, line] = *input.stadt;
  return TRY(pebbles::checked({std::move(passage).value_or(""), std::move(line).value_or("")}));
}

Result<http::Answer> keep_post(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto id = TRY(call.request.path_id<PostId>(0));
  auto pebble = TRY(wished(call.request));
  return http::write(
      [parts, id, person = call.viewer.person, pebble = std::move(pebble)](sql::Transaction& transaction) {
        return pebbles::keep(transaction, parts, person, id, pebble);
      },
      [&statuses](http::Call& again, PostId kept) -> Result<http::Response> {
        http::Response response;
        response.body = statuses.status(again.db, again.viewer, kept);
        if (response.body.empty()) return fail(ErrorKind::not_found, "not_found", "There is no such post.");
        return response;
      });
}

// What cannot be read now is left out, with the words that were kept of it.
std::vector<PebbleEntity> shown(Statuses& statuses, Tables& city_tables, http::Call& call,
                                std::span<const KeptPebble> kept) {
  const auto ids = collect(kept, [](const auto& one) { return one.post; });
  const auto written = statuses.by_id(call.db, call.viewer, ids);
  std::vector<ConversationId> stands_at;
  std::unordered_map<PostId, ConversationId> table_of;
  for (const auto& post : posts_store::posts(call.db, ids)) {
    if (!counts_in_public(post.audience)) continue;
    stands_at.push_back(post.conversation);
    table_of.emplace(post.id, post.conversation);
  }
  const auto tables = city_tables.by_id(call.db, call.viewer, stands_at);
  std::vector<PebbleEntity> pebbles;
  pebbles.reserve(kept.size());
  for (const auto& [post, pebble, cursor] : kept) {
    const auto status = written.find(post);
    if (status == written.end()) continue;
    pebbles.push_back({{{status->second}}, {}, pebble.passage, pebble.line, time_of(cursor)});
    if (const auto table = tables.find(table_of[post]); table != tables.end()) {
      pebbles.back().table = {{table->second}};
    }
  }
  return pebbles;
}

Result<http::Answer> list_pebbles(Statuses& statuses, Tables& tables, http::Call& call) {
  const auto page = TRY(http::read_page(call.request));
  const auto kept = pebbles_store::pebbles(call.db, call.viewer.person, page.before(), page.limit);
  auto response = http::json_response(shown(statuses, tables, call, kept));
  if (!kept.empty()) {
    http::add_links(response, call.request, kept.front().cursor, kept.back().cursor,
                    http::more_after(kept.size(), page));
  }
  return response;
}

Result<http::Answer> show_pebble(Statuses& statuses, Tables& tables, http::Call& call) {
  const auto id = TRY(call.request.path_id<PostId>(0));
  const auto kept = pebbles_store::pebble(call.db, call.viewer.person, id);
  PebbleOfPost answer;
  if (kept) {
    auto pebbles = shown(statuses, tables, call, std::span(&*kept, 1));
    if (!pebbles.empty()) answer.pebble = std::move(pebbles.front());
  }
  return http::json_response(answer);
}

}  // namespace

http::Routes pebble_routes(const PostsParts& parts, Statuses& statuses, Tables& tables) {
  return {{.method = http::Method::post,
           .pattern = "/api/v1/statuses/{id}/bookmark",
           .access = {.who = http::Who::person, .scopes = scopes::write_bookmarks},
           .handler = [parts, &statuses](http::Call& call) { return keep_post(parts, statuses, call); },
           .summary = "Keep a post, with words of it and a line of one's own.",
           .schema_in = json::schema<BookmarkInput>(),
           .schema_out = json::schema<Status>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/pebbles",
           .access = {.who = http::Who::person, .scopes = scopes::read_bookmarks},
           .handler = [&statuses, &tables](http::Call& call) { return list_pebbles(statuses, tables, call); },
           .summary = "One's mosaic: passages that one has kept, the newest first.",
           .schema_out = json::schema<std::vector<PebbleEntity>>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/pebbles/{id}",
           .access = {.who = http::Who::person, .scopes = scopes::read_bookmarks},
           .handler = [&statuses, &tables](http::Call& call) { return show_pebble(statuses, tables, call); },
           .summary = "What one has kept of a post, if anything.",
           .schema_out = json::schema<PebbleOfPost>()}};
}

}  // namespace stadt
