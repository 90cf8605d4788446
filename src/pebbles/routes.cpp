#include "pebbles/routes.hpp"

#include "base/scopes.hpp"
#include "http/page.hpp"
#include "pebbles/pebbles.hpp"
#include "pebbles/rules.hpp"
#include "pebbles/store.hpp"
#include "posts/status.hpp"

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
  std::string passage;
  std::string line;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(PebbleEntity, (), (status, passage, line, created_at))

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
Result<http::Answer> list_pebbles(Statuses& statuses, http::Call& call) {
  const auto page = TRY(http::read_page(call.request));
  const auto kept = pebbles_store::pebbles(call.db, call.viewer.person, page.before(), page.limit);
  std::vector<PostId> posts;
  for (const auto& one : kept) posts.push_back(one.post);
  const auto written = statuses.by_id(call.db, call.viewer, posts);
  std::vector<PebbleEntity> shown;
  for (const auto& [post, pebble, cursor] : kept) {
    const auto status = written.find(post);
    if (status == written.end()) continue;
    shown.push_back({{{status->second}}, pebble.passage, pebble.line, time_of(cursor)});
  }
  auto response = http::json_response(shown);
  if (!kept.empty()) {
    http::add_links(response, call.request, kept.front().cursor, kept.back().cursor,
                    http::more_after(kept.size(), page));
  }
  return response;
}

}  // namespace

http::Routes pebble_routes(const PostsParts& parts, Statuses& statuses) {
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
           .handler = [&statuses](http::Call& call) { return list_pebbles(statuses, call); },
           .summary = "One's mosaic: passages that one has kept, the newest first.",
           .schema_out = json::schema<std::vector<PebbleEntity>>()}};
}

}  // namespace stadt
