#include "base/scopes.hpp"
#include "http/idempotency.hpp"
#include "posts/routes.hpp"
#include "posts/status.hpp"
#include "posts/store.hpp"

namespace stadt {

namespace {

// What the city adds to a new post.
struct CityInput {
  std::optional<Audience> audience;
  std::optional<Mark> mark;
  std::optional<TableKind> kind;
  std::optional<PlaceId> place_id;
  std::optional<std::string> title;
  std::optional<bool> thanks;
  std::optional<std::vector<PersonId>> to;
};
BOOST_DESCRIBE_STRUCT(CityInput, (), (audience, mark, kind, place_id, title, thanks, to))

struct StatusInput {
  std::optional<std::string> status;
  std::optional<PostId> in_reply_to_id;
  std::optional<bool> sensitive;
  std::optional<std::string> spoiler_text;
  std::optional<Visibility> visibility;
  std::optional<std::string> language;
  std::optional<std::vector<std::string>> media_ids;
  std::optional<json::Value> poll;
  std::optional<std::string> scheduled_at;
  std::optional<CityInput> stadt;
};
BOOST_DESCRIBE_STRUCT(StatusInput, (),
                      (status, in_reply_to_id, sensitive, spoiler_text, visibility, language, media_ids, poll,
                       scheduled_at, stadt))

Result<> refuse_what_comes_later(const StatusInput& input) {
  const bool wants_media = input.media_ids && !input.media_ids->empty();
  const bool wants_poll = input.poll && !input.poll->is_null();
  const bool wants_delay = input.scheduled_at && !input.scheduled_at->empty();
  if (!wants_media && !wants_poll && !wants_delay) return {};
  return fail(ErrorKind::unprocessable, "post.unsupported",
              "This city cannot take pictures, polls or scheduled posts yet. Send the text alone.");
}

Draft draft_of(StatusInput input, Audience usual) {
  Draft draft;
  draft.text = std::move(input.status).value_or("");
  draft.warning = std::move(input.spoiler_text).value_or("");
  draft.sensitive = input.sensitive.value_or(false);
  draft.language = std::move(input.language).value_or("");
  draft.audience = input.visibility ? audience_of(*input.visibility) : usual;
  draft.parent = input.in_reply_to_id.value_or(PostId{});
  if (const auto& city = input.stadt) {
    draft.audience = city->audience.value_or(draft.audience);
    draft.mark = city->mark.value_or(Mark::both);
    draft.kind = city->kind.value_or(TableKind::talk);
    draft.place = city->place_id.value_or(PlaceId{});
    draft.title = city->title.value_or("");
    draft.thanks = city->thanks.value_or(false);
    draft.to = city->to.value_or(std::vector<PersonId>());
  }
  return draft;
}

Result<http::Answer> write_post(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  auto input = TRY(call.request.read<StatusInput>());
  CHECKED(refuse_what_comes_later(input));
  auto key = TRY(http::idempotency_key(call.request));
  const auto author = parts.accounts.person(call.db, call.viewer.person);
  const Audience usual = author ? author->default_audience : Audience::public_;
  auto prepared = TRY(posts::prepare(parts, call.db, call.viewer, draft_of(std::move(input), usual)));
  prepared.idempotency_key = std::move(key);
  return http::write([parts, prepared = std::move(prepared)](
                         sql::Transaction& transaction) { return posts::create(transaction, parts, prepared); },
                     [&statuses](http::Call& again, PostId id) { return status_response(statuses, again, id); });
}

Result<http::Answer> edit_post(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const PostId id = TRY(call.request.path_id<PostId>(0));
  auto input = TRY(call.request.read<StatusInput>());
  CHECKED(refuse_what_comes_later(input));
  const auto former = TRY(posts::readable(call.db, parts.sight, call.viewer.person, id));
  Draft draft = draft_of(input, former.audience);
  // What is not sent stays as it was.
  if (!input.status) draft.text = former.source;
  if (!input.spoiler_text) draft.warning = former.warning;
  if (!input.stadt || !input.stadt->title) draft.title = former.title;
  if (!input.language) draft.language = former.language;
  draft.parent = former.parent;
  auto prepared = TRY(posts::prepare(parts, call.db, call.viewer, std::move(draft)));
  return http::write(
      [parts, id, prepared = std::move(prepared)](sql::Transaction& transaction) {
        return posts::edit(transaction, parts, id, prepared);
      },
      [&statuses](http::Call& again, PostId edited) { return status_response(statuses, again, edited); });
}

// The answer is the status as it was, with its source, for "delete and write again".
Result<http::Answer> delete_post(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const PostId id = TRY(call.request.path_id<PostId>(0));
  const Post post = TRY(posts::readable(call.db, parts.sight, call.viewer.person, id));
  std::string status = statuses.status(call.db, call.viewer, id);
  if (status.empty()) return fail(ErrorKind::not_found, "not_found", "There is no such post.");
  status.pop_back();
  status += ",\"text\":" + json::write(post.source) + "}";
  return http::write([parts, id, person = call.viewer.person](
                         sql::Transaction& transaction) { return posts::remove(transaction, parts, person, id); },
                     [status](http::Call&, PostId) -> Result<http::Response> {
                       http::Response response;
                       response.body = status;
                       return response;
                     });
}

}  // namespace

Result<http::Response> status_response(Statuses& statuses, http::Call& call, PostId post) {
  http::Response response;
  response.body = statuses.status(call.db, call.viewer, post);
  if (response.body.empty()) return fail(ErrorKind::not_found, "not_found", "There is no such post.");
  return response;
}

http::Routes writing_routes(const PostsParts& parts, Statuses& statuses) {
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_statuses};
  return {{.method = http::Method::post,
           .pattern = "/api/v1/statuses",
           .access = writer,
           .handler = [parts, &statuses](http::Call& call) { return write_post(parts, statuses, call); },
           .summary = "Write a post, or answer one.",
           .schema_in = json::schema<StatusInput>(),
           .schema_out = json::schema<Status>()},
          {.method = http::Method::put,
           .pattern = "/api/v1/statuses/{id}",
           .access = writer,
           .handler = [parts, &statuses](http::Call& call) { return edit_post(parts, statuses, call); },
           .summary = "Edit one's own post.",
           .schema_in = json::schema<StatusInput>(),
           .schema_out = json::schema<Status>()},
          {.method = http::Method::delete_,
           .pattern = "/api/v1/statuses/{id}",
           .access = writer,
           .handler = [parts, &statuses](http::Call& call) { return delete_post(parts, statuses, call); },
           .summary = "Take one's own post back.",
           .bucket = http::deletion_bucket,
           .schema_out = json::schema<Status>()}};
}

}  // namespace stadt
