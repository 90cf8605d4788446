#include "attachments/rules.hpp"
#include "base/scopes.hpp"
#include "galleries/exhibition_entity.hpp"
#include "galleries/routes.hpp"
#include "galleries/store.hpp"
#include "posts/routes.hpp"
#include "posts/status.hpp"

namespace stadt {

namespace {

struct WorkInput {
  std::optional<AttachmentId> media_id;  // of a new one
  std::optional<std::string> description;
  std::optional<std::string> focus;
  std::string title;
  std::string text;
  std::string technique;
  std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(WorkInput, (), (media_id, description, focus, title, text, technique, year))

struct TableInput {
  std::string text;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(TableInput, (), (text, language))

Result<http::Response> shown(const PostsParts& parts, http::Call& call, ExhibitionId id) {
  const auto wall = TRY(galleries::seen(call.db, parts, call.viewer.person, id));
  return http::json_response(galleries::page({parts, call.db, call.viewer.person}, wall));
}

Result<galleries::Hanging> hanging_of(http::Call& call) {
  galleries::Hanging hanging;
  hanging.exhibition = TRY(call.request.path_id<ExhibitionId>(0));
  hanging.artist = call.viewer.person;
  auto input = TRY(call.request.read<WorkInput>());
  hanging.picture.id = input.media_id.value_or(AttachmentId{});
  if (input.description) hanging.picture.description = TRY(checked_description(*input.description));
  if (input.focus) hanging.picture.focus = TRY(read_focus(*input.focus));
  hanging.label = TRY(galleries::checked(Label{.title = std::move(input.title),
                                               .wall_text = std::move(input.text),
                                               .technique = std::move(input.technique),
                                               .year = input.year.value_or(0)}));
  return hanging;
}

Result<http::Answer> hang(const PostsParts& parts, http::Call& call) {
  const auto hanging = TRY(hanging_of(call));
  return http::write(
      [parts, hanging](sql::Transaction& transaction) { return galleries::hang(transaction, parts, hanging); },
      [parts, id = hanging.exhibition](http::Call& again, WorkId) { return shown(parts, again, id); });
}

Result<http::Answer> relabel(const PostsParts& parts, http::Call& call) {
  const auto hanging = TRY(hanging_of(call));
  const auto work = TRY(call.request.path_id<WorkId>(1));
  return http::write(
      [parts, hanging, work](sql::Transaction& transaction) {
        return galleries::relabel(transaction, parts, work, hanging);
      },
      [parts, id = hanging.exhibition](http::Call& again, WorkId) { return shown(parts, again, id); });
}

Result<http::Answer> take_down(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  const auto work = TRY(call.request.path_id<WorkId>(1));
  return http::write(
      [parts, id, work, person = call.viewer.person](sql::Transaction& transaction) {
        return galleries::take_down(transaction, parts, person, id, work);
      },
      [parts, id](http::Call& again, WorkId) { return shown(parts, again, id); });
}

Result<http::Answer> open_table(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  galleries::TableWish wish;
  wish.exhibition = TRY(call.request.path_id<ExhibitionId>(0));
  wish.work = TRY(call.request.path_id<WorkId>(1));
  auto input = TRY(call.request.read<TableInput>());
  wish.words.text = std::move(input.text);
  wish.words.language = std::move(input.language);
  auto table = TRY(galleries::prepare_table(parts, call.db, call.viewer, std::move(wish)));
  return http::write([parts, table = std::move(table)](
                         sql::Transaction& transaction) { return galleries::open_table(transaction, parts, table); },
                     [&statuses](http::Call& again, PostId id) { return status_response(statuses, again, id); });
}

http::Route route(http::Method method, std::string_view pattern, std::string_view summary, http::Handler handler) {
  return {.method = method,
          .pattern = pattern,
          .access = {.who = http::Who::person, .scopes = scopes::write_statuses},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = json::schema<ExhibitionPage>()};
}

}  // namespace

http::Routes work_routes(const PostsParts& parts, Statuses& statuses) {
  constexpr std::string_view one = "/api/stadt/v1/exhibitions/{id}/works/{work}";
  http::Routes routes = {
      route(http::Method::post, "/api/stadt/v1/exhibitions/{id}/works", "Hang a picture of one's own, described.",
            [parts](http::Call& call) { return hang(parts, call); }),
      route(http::Method::put, one, "Change what is said of one's picture.",
            [parts](http::Call& call) { return relabel(parts, call); }),
      route(http::Method::delete_, one, "Take a picture down.",
            [parts](http::Call& call) { return take_down(parts, call); }),
      route(http::Method::post, "/api/stadt/v1/exhibitions/{id}/works/{work}/table",
            "Open the one table about a picture, with words of one's own.",
            [parts, &statuses](http::Call& call) { return open_table(parts, statuses, call); })};
  routes[0].schema_in = json::schema<WorkInput>();
  routes[1].schema_in = json::schema<WorkInput>();
  routes[3].schema_in = json::schema<TableInput>();
  routes[3].schema_out = json::schema<Status>();
  return routes;
}

}  // namespace stadt
