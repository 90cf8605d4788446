#include <algorithm>

#include "base/scopes.hpp"
#include "posts/routes.hpp"
#include "posts/status.hpp"
#include "posts/store.hpp"
#include "posts/thread.hpp"

namespace stadt {

namespace {

constexpr int most_in_context = 4096;
constexpr int most_ancestors = 128;
constexpr std::size_t most_ids = 40;

struct Ids {
  std::vector<PostId> id;
};
BOOST_DESCRIBE_STRUCT(Ids, (), (id))

struct Source {
  PostId id;
  std::string text;
  std::string spoiler_text;
};
BOOST_DESCRIBE_STRUCT(Source, (), (id, text, spoiler_text))

Result<Post> asked_post(const PostsParts& parts, http::Call& call) {
  const PostId id = TRY(call.request.path_id<PostId>(0));
  return posts::readable(call.db, parts.sight, call.viewer.person, id);
}

// Ancestors from the root down, as far as the viewer may see the way up.
std::vector<PostId> ancestors_of(const PostsParts& parts, http::Call& call, const std::vector<Post>& all, PostId from) {
  std::vector<PostId> up;
  PostId next = from;
  while (next && std::ssize(up) < most_ancestors) {
    const auto found = std::ranges::find(all, next, &Post::id);
    if (found == all.end()) break;
    if (!may_read(found->audience, found->author,
                  posts::reader_facts(call.db, parts.sight, call.viewer.person, *found)))
      break;
    up.push_back(next);
    next = found->parent;
  }
  std::ranges::reverse(up);
  return up;
}

// Only what hangs on this post, not the whole table.
std::vector<PostId> descendants_of(const std::vector<Post>& all, PostId root) {
  std::vector<PostId> members = {root};
  std::vector<Post> below;
  for (const auto& post : all) {
    if (post.id == root || !std::ranges::binary_search(members, post.parent)) continue;
    members.insert(std::ranges::upper_bound(members, post.id), post.id);
    if (post.deleted_at.ms == 0) below.push_back(post);
  }
  std::vector<PostId> ids;
  for (const auto& entry : thread_order(below, root)) ids.push_back(entry.id);
  return ids;
}

Result<http::Answer> show_context(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const Post post = TRY(asked_post(parts, call));
  const PostId id = post.boost_of ? post.boost_of : post.id;
  const auto all = posts_store::conversation_posts(call.db, post.conversation, most_in_context);
  http::Response response;
  response.body = "{\"ancestors\":[";
  statuses.append(response.body, call.db, call.viewer,
                  ancestors_of(parts, call, all, post.boost_of ? PostId{} : post.parent));
  response.body += "],\"descendants\":[";
  statuses.append(response.body, call.db, call.viewer, descendants_of(all, id));
  response.body += "]}";
  return response;
}

Result<http::Answer> show_history(const PostsParts& parts, http::Call& call) {
  const Post post = TRY(asked_post(parts, call));
  const auto account = parts.accounts.fragments(call.db, std::span(&post.author, 1))[0];
  const std::string shown = account ? *account : "null";
  http::Response response;
  response.body = "[";
  for (const auto& edit : posts_store::edits(call.db, post.id)) {
    response.body += status_edit({edit.html, edit.warning, edit.sensitive, edit.at}, shown) + ",";
  }
  const Time at = post.edited_at.ms ? post.edited_at : time_of(post.id);
  response.body += status_edit({post.html, post.warning, post.sensitive, at}, shown) + "]";
  return response;
}

http::Route route(std::string_view pattern, http::Access access, std::string_view summary, http::Handler handler) {
  return {.method = http::Method::get,
          .pattern = pattern,
          .access = access,
          .handler = std::move(handler),
          .summary = summary};
}

}  // namespace

http::Routes reading_routes(const PostsParts& parts, Statuses& statuses) {
  const http::Access open{.scopes = scopes::read_statuses};
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_statuses};
  return {route("/api/v1/statuses/{id}", open, "One post.",
                [&statuses](http::Call& call) -> Result<http::Answer> {
                  return TRY(status_response(statuses, call, TRY(call.request.path_id<PostId>(0))));
                }),
          route("/api/v1/statuses", open, "Several posts by id.",
                [&statuses](http::Call& call) -> Result<http::Answer> {
                  auto wanted = TRY(call.request.read<Ids>());
                  if (wanted.id.size() > most_ids) wanted.id.resize(most_ids);
                  http::Response response;
                  response.body = "[";
                  statuses.append(response.body, call.db, call.viewer, wanted.id);
                  response.body += "]";
                  return response;
                }),
          route("/api/v1/statuses/{id}/context", open, "What stands above and below a post.",
                [parts, &statuses](http::Call& call) { return show_context(parts, statuses, call); }),
          route("/api/v1/statuses/{id}/history", open, "Every version of a post.",
                [parts](http::Call& call) { return show_history(parts, call); }),
          route("/api/v1/statuses/{id}/source", reader, "A post as it was typed.",
                [parts](http::Call& call) -> Result<http::Answer> {
                  const Post post = TRY(asked_post(parts, call));
                  return http::json_response(Source{post.id, post.source, post.warning});
                })};
}

}  // namespace stadt
