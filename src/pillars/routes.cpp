#include "pillars/routes.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "calendar/calendar.hpp"
#include "pillars/pillars.hpp"
#include "pillars/store.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

using pillars::Column;

struct NoticeInput {
  std::string title;
  std::string text;
  std::string place;
  std::optional<std::string> starts_at;
  std::optional<std::string> ends_at;
  std::string time_zone;
  std::string link;
};
BOOST_DESCRIBE_STRUCT(NoticeInput, (), (title, text, place, starts_at, ends_at, time_zone, link))

struct WalkInput {
  std::optional<std::string> after;  // `next` of the page before
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(WalkInput, (), (after, limit))

struct ColumnPage {
  std::vector<NoticeEntity> notices;
  std::optional<std::string> next;  // where one goes on; null at the end
};
BOOST_DESCRIBE_STRUCT(ColumnPage, (), (notices, next))

struct ColumnCount {
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(ColumnCount, (), (count))

struct NoticeOfPerson {
  std::optional<NoticeEntity> notice;
};
BOOST_DESCRIBE_STRUCT(NoticeOfPerson, (), (notice))

Result<http::Answer> walk_by(Column& column, http::Call& call) {
  const auto input = TRY(call.request.read<WalkInput>());
  std::optional<pillars::Place> after;
  if (input.after) {
    after = pillars::place_from(*input.after);
    if (!after) return fail(ErrorKind::invalid, "input.cursor", "`after` is the `next` of the page before.");
  }
  const auto limit = std::clamp(input.limit.value_or(pillars::usual_page), 1, pillars::longest_page);
  const auto walk = column.walk(call.db, call.viewer, after, static_cast<std::size_t>(limit));
  ColumnPage page;
  page.notices = column.shown(call.db, call.viewer, collect(walk.posters, &pillars::Place::id));
  if (walk.more) page.next = to_text(walk.posters.back());
  return http::json_response(page);
}

Result<http::Response> show(const Column& column, http::Call& call, NoticeId id) {
  const auto shown = column.shown(call.db, call.viewer, std::span(&id, 1));
  if (shown.empty()) return pillars::no_notice();
  return http::json_response(shown.front());
}

Result<http::Answer> of_person(const Column& column, http::Call& call) {
  const auto person = TRY(call.request.path_id<PersonId>(0));
  NoticeOfPerson answer;
  if (const auto claim = pillars_store::claim_of(call.db, person)) {
    auto shown = column.shown(call.db, call.viewer, std::span(&claim->notice, 1));
    if (!shown.empty()) answer.notice = std::move(shown.front());
  }
  return http::json_response(answer);
}

Result<http::Answer> calendar_of(const PostsParts& parts, const Column& column, http::Call& call) {
  const auto id = TRY(call.request.path_id<NoticeId>(0));
  const auto notice = pillars_store::notice(call.db, id);
  if (!notice || column.shown(call.db, call.viewer, std::span(&id, 1)).empty()) return pillars::no_notice();
  const auto author = parts.accounts.person(call.db, notice->person);
  const auto host = parts.origin.substr(parts.origin.find("://") + 3);
  http::Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"plakat.ics\""});
  response.body = calendar::ics({.uid = std::to_string(id.value) + "@" + host,
                                 .summary = notice->title,
                                 .description = text::plain(notice->html),
                                 .location = notice->place,
                                 .url = notice->link.empty() ? parts.origin + "/column" : notice->link,
                                 .organizer_name = author ? author->name : std::string(),
                                 .start = notice->starts_at,
                                 .end = notice->ends_at,
                                 .time_zone = notice->time_zone,
                                 .stamp = notice->changes > 0 ? notice->changed_at : notice->posted_at,
                                 .sequence = notice->changes,
                                 .state = calendar::Entry::State::confirmed});
  return response;
}

Result<Notice> wished(Env& env, http::Request& request) {
  auto input = TRY(request.read<NoticeInput>());
  return pillars::checked(
      {std::move(input.title), std::move(input.text), std::move(input.place), std::move(input.starts_at),
       std::move(input.ends_at), std::move(input.time_zone), std::move(input.link)},
      env.now());
}

auto shown_after(const Column& column) {
  return [&column](http::Call& again, NoticeId id) { return show(column, again, id); };
}

Result<http::Answer> post_notice(const PostsParts& parts, const Column& column, http::Call& call) {
  auto checked = TRY(wished(parts.env, call.request));
  return http::write([&env = parts.env, me = call.viewer.person, checked = std::move(checked)](
                         sql::Transaction& transaction) { return pillars::post(transaction, env, me, checked); },
                     shown_after(column));
}

Result<http::Answer> change_notice(const PostsParts& parts, const Column& column, http::Call& call) {
  const auto id = TRY(call.request.path_id<NoticeId>(0));
  auto checked = TRY(wished(parts.env, call.request));
  return http::write([&env = parts.env, me = call.viewer.person, id, checked = std::move(checked)](
                         sql::Transaction& transaction) { return pillars::change(transaction, env, me, id, checked); },
                     shown_after(column));
}

Result<http::Answer> take_down(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<NoticeId>(0));
  return http::write([&env = parts.env, me = call.viewer.person,
                      id](sql::Transaction& transaction) { return pillars::take_down(transaction, env, me, id); },
                     [](http::Call&, NoticeId) -> Result<http::Response> { return http::Response{.body = "{}"}; });
}

Result<http::Answer> set_thumb(const PostsParts& parts, const Column& column, http::Call& call,
                               pillars::ThumbWish wish) {
  const auto id = TRY(call.request.path_id<NoticeId>(0));
  return http::write([&env = parts.env, me = call.viewer.person, id,
                      wish](sql::Transaction& transaction) { return pillars::thumb(transaction, env, me, id, wish); },
                     shown_after(column));
}

http::Routes reading_routes_of(const PostsParts& parts, Column& column) {
  const http::Access reader{.scopes = scopes::read_statuses};
  using enum http::Method;
  return {{.method = get,
           .pattern = "/api/stadt/v1/notices",
           .access = reader,
           .handler = [&column](http::Call& call) { return walk_by(column, call); },
           .summary = "What hangs on the columns: posters of people one knows first, then what begins first.",
           .schema_in = json::schema<WalkInput>(),
           .schema_out = json::schema<ColumnPage>()},
          {.method = get,
           .pattern = "/api/stadt/v1/notices/count",
           .access = reader,
           .handler = [&column](http::Call& call) -> Result<http::Answer> {
             return http::json_response(ColumnCount{static_cast<std::int64_t>(column.count(call.db, call.viewer))});
           },
           .summary = "How many posters hang on the columns.",
           .schema_out = json::schema<ColumnCount>()},
          {.method = get,
           .pattern = "/api/stadt/v1/notices/{id}",
           .access = reader,
           .handler = [&column](http::Call& call) -> Result<http::Answer> {
             return TRY(show(column, call, TRY(call.request.path_id<NoticeId>(0))));
           },
           .summary = "A poster.",
           .schema_out = json::schema<NoticeEntity>()},
          {.method = get,
           .pattern = "/api/stadt/v1/notices/{id}/calendar.ics",
           .access = reader,
           .handler = [parts, &column](http::Call& call) { return calendar_of(parts, column, call); },
           .summary = "What a poster announces, for a calendar."},
          {.method = get,
           .pattern = "/api/stadt/v1/people/{id}/notice",
           .access = reader,
           .handler = [&column](http::Call& call) { return of_person(column, call); },
           .summary = "The one living poster of somebody, if there is one.",
           .schema_out = json::schema<NoticeOfPerson>()}};
}

http::Routes writing_routes_of(const PostsParts& parts, Column& column) {
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_statuses};
  const http::Access thumber{.who = http::Who::person, .scopes = scopes::write_favourites};
  using enum http::Method;
  using enum pillars::ThumbWish;
  return {{.method = post,
           .pattern = "/api/stadt/v1/notices",
           .access = writer,
           .handler = [parts, &column](http::Call& call) { return post_notice(parts, column, call); },
           .summary = "Hang a poster: one a person, with an end.",
           .schema_in = json::schema<NoticeInput>(),
           .schema_out = json::schema<NoticeEntity>()},
          {.method = put,
           .pattern = "/api/stadt/v1/notices/{id}",
           .access = writer,
           .handler = [parts, &column](http::Call& call) { return change_notice(parts, column, call); },
           .summary = "Change one's poster; what is left out is empty.",
           .schema_in = json::schema<NoticeInput>(),
           .schema_out = json::schema<NoticeEntity>()},
          {.method = delete_,
           .pattern = "/api/stadt/v1/notices/{id}",
           .access = writer,
           .handler = [parts](http::Call& call) { return take_down(parts, call); },
           .summary = "Take one's poster down."},
          {.method = post,
           .pattern = "/api/stadt/v1/notices/{id}/thumb",
           .access = thumber,
           .handler = [parts, &column](http::Call& call) { return set_thumb(parts, column, call, raised); },
           .summary = "Raise a thumb. Nobody is notified; contacts see the name.",
           .schema_out = json::schema<NoticeEntity>()},
          {.method = delete_,
           .pattern = "/api/stadt/v1/notices/{id}/thumb",
           .access = thumber,
           .handler = [parts, &column](http::Call& call) { return set_thumb(parts, column, call, lowered); },
           .summary = "Lower it again.",
           .schema_out = json::schema<NoticeEntity>()}};
}

}  // namespace

http::Routes pillar_routes(const PostsParts& parts, Column& column) {
  auto routes = reading_routes_of(parts, column);
  for (auto& route : writing_routes_of(parts, column)) routes.push_back(std::move(route));
  return routes;
}

}  // namespace stadt
