#include <algorithm>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "people/beholder.hpp"
#include "posts/pictures.hpp"
#include "posts/post_reader.hpp"
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

struct Context {
  json::Rendered<std::vector<Status>> ancestors;
  json::Rendered<std::vector<Status>> descendants;
};
BOOST_DESCRIBE_STRUCT(Context, (), (ancestors, descendants))

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
std::vector<PostId> ancestors_of(const PostsParts& parts, http::Call& call, std::span<const ThreadPost> all,
                                 PostId from) {
  std::vector<PostId> up;
  for (PostId next = from; next && std::ssize(up) < most_ancestors;) {
    const auto found = std::ranges::lower_bound(all, next, {}, &ThreadPost::id);
    if (found == all.end() || found->id != next) break;
    up.push_back(next);
    next = found->parent;
  }
  auto posts = posts_store::posts(call.db, up);
  const people::Beholder beholder(call.db, parts.sight, call.viewer.person, collect(posts, &Post::author));
  const auto hidden = std::ranges::find_if(posts, [&](const Post& post) {
    return !may_read(post.audience, post.author, posts::reader_facts(beholder, call.viewer.person, post));
  });
  up.resize(static_cast<std::size_t>(hidden - posts.begin()));
  std::ranges::reverse(up);
  return up;
}

// Only what hangs on this post, by way of what the viewer sees; on the one that opened the table all does. Ids grow, so
// a post's parent stands before it.
std::vector<PostId> descendants_of(const PostsParts& parts, http::Call& call, std::vector<ThreadPost> all, PostId root,
                                   ConversationId table) {
  std::erase_if(all, [&](const ThreadPost& post) { return post.id <= root; });
  const bool is_opening = root.value == table.value;
  std::vector<PostId> members = {root};
  std::vector<ThreadPost> below;
  for (const auto& post : posts::seen_by(call.db, parts.sight, call.viewer.person, std::move(all))) {
    if (!is_opening && !std::ranges::binary_search(members, post.parent)) continue;
    members.push_back(post.id);
    if (post.deleted_at.ms == 0) below.push_back(post);
  }
  return collect(thread_order(below, root), &ThreadEntry::id);
}

Result<http::Answer> show_context(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const Post post = TRY(asked_post(parts, call));
  const PostId id = post.boost_of ? post.boost_of : post.id;
  const auto all = posts_store::thread_posts(call.db, post.conversation, most_in_context);
  http::Response response;
  response.body = "{\"ancestors\":[";
  statuses.append(response.body, call.db, call.viewer,
                  ancestors_of(parts, call, all, post.boost_of ? PostId{} : post.parent));
  response.body += "],\"descendants\":[";
  statuses.append(response.body, call.db, call.viewer, descendants_of(parts, call, all, id, post.conversation));
  response.body += "]}";
  return response;
}

// A picture that was taken off is seen in no version any more; what is left stands as it was described.
std::string still_there(const Post& post, const std::string& media) {
  const auto now = posts::pictures_of(post);
  auto then = thawed(media);
  std::erase_if(then, [&](const Picture& one) { return std::ranges::find(now, one.id, &Picture::id) == now.end(); });
  return frozen(then);
}

Result<http::Answer> show_history(const PostsParts& parts, http::Call& call) {
  const Post post = TRY(asked_post(parts, call));
  const auto account = parts.accounts.fragments(call.db, std::span(&post.author, 1))[0];
  std::vector<StatusEdit> versions;
  const auto add = [&](const std::string& html, const std::string& warning, bool sensitive, const std::string& media,
                       Time at) {
    versions.push_back({html,
                        warning,
                        sensitive,
                        at,
                        {{account ? *account : "null"}},
                        {{media_attachments(parts.origin, still_there(post, media))}},
                        {"[]"}});
  };
  for (const auto& edit : posts_store::edits(call.db, post.id)) {
    add(edit.html, edit.warning, edit.sensitive, edit.media, edit.at);
  }
  add(post.html, post.warning, post.sensitive, post.media, post.edited_at.ms ? post.edited_at : time_of(post.id));
  return http::json_response(versions);
}

http::Route route(std::string_view pattern, http::Access access, std::string_view summary, json::SchemaRef answer,
                  http::Handler handler) {
  return {.method = http::Method::get,
          .pattern = pattern,
          .access = access,
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = answer};
}

}  // namespace

http::Routes reading_routes(const PostsParts& parts, Statuses& statuses) {
  const http::Access open{.scopes = scopes::read_statuses};
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_statuses};
  return {
      route("/api/v1/statuses/{id}", open, "One post.", json::schema<Status>(),
            [&statuses](http::Call& call) -> Result<http::Answer> {
              return TRY(status_response(statuses, call, TRY(call.request.path_id<PostId>(0))));
            }),
      route("/api/v1/statuses", open, "Several posts by id.", json::schema<std::vector<Status>>(),
            [&statuses](http::Call& call) -> Result<http::Answer> {
              auto wanted = TRY(call.request.read<Ids>());
              if (wanted.id.size() > most_ids) wanted.id.resize(most_ids);
              http::Response response;
              response.body = "[";
              statuses.append(response.body, call.db, call.viewer, wanted.id);
              response.body += "]";
              return response;
            }),
      route("/api/v1/statuses/{id}/context", open, "What stands above and below a post.", json::schema<Context>(),
            [parts, &statuses](http::Call& call) { return show_context(parts, statuses, call); }),
      route("/api/v1/statuses/{id}/history", open, "Every version of a post.", json::schema<std::vector<StatusEdit>>(),
            [parts](http::Call& call) { return show_history(parts, call); }),
      route("/api/v1/statuses/{id}/source", reader, "A post as it was typed.", json::schema<Source>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              const Post post = TRY(asked_post(parts, call));
              return http::json_response(Source{post.id, post.source, post.warning});
            })};
}

}  // namespace stadt
