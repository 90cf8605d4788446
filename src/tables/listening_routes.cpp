#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "people/beholder.hpp"
#include "people/store.hpp"
#include "posts/store.hpp"
#include "tables/listening.hpp"
#include "tables/routes.hpp"
#include "tables/store.hpp"

namespace stadt {

namespace {

constexpr int most_posts = 4096;
constexpr std::size_t most_answers = 20;

struct ListeningState {
  bool listening = false;
};
BOOST_DESCRIBE_STRUCT(ListeningState, (), (listening))

// "Lea answered Tom", for the reader's own language.
struct AnswerPair {
  std::string from;
  std::string to;
};
BOOST_DESCRIBE_STRUCT(AnswerPair, (), (from, to))

struct CatchUp {
  std::int64_t posts = 0;
  std::vector<AnswerPair> answers;
  std::optional<PostId> first;  // where to read on
};
BOOST_DESCRIBE_STRUCT(CatchUp, (), (posts, answers, first))

struct SeenInput {
  PostId post_id;
};
BOOST_DESCRIBE_STRUCT(SeenInput, (), (post_id))

Result<http::Answer> change_listening(const PostsParts& parts, http::Call& call, bool listen) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts, call.db, call.viewer, id));
  return http::write(
      [&env = parts.env, person = call.viewer.person, id, listen](sql::Transaction& transaction) -> Result<bool> {
        CHECKED(listen ? tables::listen(transaction, env, person, id) : tables::leave(transaction, env, person, id));
        return listen;
      },
      [](http::Call&, bool listening) -> Result<http::Response> {
        return http::json_response(ListeningState{listening});
      });
}

Result<http::Answer> note_seen(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts, call.db, call.viewer, id));
  const auto input = TRY(call.request.read<SeenInput>());
  return http::write(
      [person = call.viewer.person, id, seen = input.post_id.value](sql::Transaction& transaction) -> Result<bool> {
        tables_store::see(transaction, person, id, seen);
        return tables_store::listening(transaction, person, id).has_value();
      },
      [](http::Call&, bool listening) -> Result<http::Response> {
        return http::json_response(ListeningState{listening});
      });
}

// What happened since the listener was last here, from public posts the viewer may see.
Result<http::Answer> catch_up(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts, call.db, call.viewer, id));
  const auto own = call.viewer ? tables_store::listening(call.db, call.viewer.person, id) : std::nullopt;
  CatchUp news;
  std::vector<PersonId> answering;  // who answered, and whom, in turn
  auto posts = posts_store::thread_posts(call.db, id, most_posts);
  std::erase_if(posts, [&](const ThreadPost& post) {
    return post.id.value <= (own ? own->seen : 0) || post.deleted_at.ms != 0 || !counts_in_public(post.audience);
  });
  auto people = collect(posts, &ThreadPost::author);
  for (const auto& post : posts) people.push_back(post.parent_author);
  const people::Beholder beholder(call.db, parts.sight, call.viewer.person, people);
  for (const auto& post : posts) {
    if (beholder.hides(post.author)) continue;
    if (news.posts++ == 0) news.first = post.id;
    if (beholder.hides(post.parent_author)) continue;
    if (post.parent && answering.size() < 2 * most_answers && post.parent_author != post.author) {
      answering.insert(answering.end(), {post.author, post.parent_author});
    }
  }
  std::unordered_map<PersonId, std::string> handles;
  for (const auto& person : people_store::people(call.db, answering)) handles[person.id] = person.handle;
  for (std::size_t i = 0; i < answering.size(); i += 2) {
    news.answers.push_back({handles[answering[i]], handles[answering[i + 1]]});
  }
  return http::json_response(news);
}

}  // namespace

http::Routes listening_routes(const PostsParts& parts) {
  const http::Access person{.who = http::Who::person, .scopes = scopes::write_bookmarks};
  return {{.method = http::Method::post,
           .pattern = "/api/stadt/v1/tables/{id}/listen",
           .access = person,
           .handler = [parts](http::Call& call) { return change_listening(parts, call, true); },
           .summary = "Listen to a table.",
           .schema_out = json::schema<ListeningState>()},
          {.method = http::Method::delete_,
           .pattern = "/api/stadt/v1/tables/{id}/listen",
           .access = person,
           .handler = [parts](http::Call& call) { return change_listening(parts, call, false); },
           .summary = "Leave a table.",
           .schema_out = json::schema<ListeningState>()},
          {.method = http::Method::post,
           .pattern = "/api/stadt/v1/tables/{id}/seen",
           .access = person,
           .handler = [parts](http::Call& call) { return note_seen(parts, call); },
           .summary = "Note how far one has read.",
           .schema_in = json::schema<SeenInput>(),
           .schema_out = json::schema<ListeningState>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/tables/{id}/catchup",
           .access = {.scopes = scopes::read_statuses},
           .handler = [parts](http::Call& call) { return catch_up(parts, call); },
           .summary = "What was said since one was last here.",
           .schema_out = json::schema<CatchUp>()}};
}

}  // namespace stadt
