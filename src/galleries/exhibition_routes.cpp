#include "base/scopes.hpp"
#include "galleries/exhibition_entity.hpp"
#include "galleries/routes.hpp"
#include "galleries/store.hpp"

namespace stadt {

namespace {

struct ExhibitionInput {
  std::optional<std::string> title;
  std::optional<std::string> text;
  std::optional<Audience> audience;
  std::optional<Time> opens_at;
  std::optional<PlaceId> place_id;                  // of a new one
  std::optional<std::vector<std::string>> artists;  // at a place: handles of those who may hang there beside its hosts
};
BOOST_DESCRIBE_STRUCT(ExhibitionInput, (), (title, text, audience, opens_at, place_id, artists))

struct OrderInput {
  std::vector<WorkId> works;
};
BOOST_DESCRIBE_STRUCT(OrderInput, (), (works))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Result<http::Response> shown(const PostsParts& parts, http::Call& call, ExhibitionId id) {
  const auto wall = TRY(galleries::seen(call.db, parts, call.viewer.person, id));
  return http::json_response(galleries::page({parts, call.db, call.viewer.person}, wall));
}

Result<galleries::Artists> artists_of(const PostsParts& parts, sql::Session& db, const Exhibition& exhibition,
                                      const ExhibitionInput& input) {
  if (!input.artists || !exhibition.place) return galleries::Artists();
  if (std::ssize(*input.artists) > galleries::most_works) {
    return fail(ErrorKind::unprocessable, "gallery.artist", "Sixty artists are the most on one wall.");
  }
  std::vector<PersonId> artists;
  for (const auto& handle : *input.artists) {
    if (handle.empty()) continue;
    const auto found = parts.accounts.find(db, handle.starts_with('@') ? handle.substr(1) : handle);
    if (!found) return fail(ErrorKind::unprocessable, "gallery.artist", "Nobody here is called @" + handle + ".");
    artists.push_back(*found);
  }
  return galleries::Artists(std::move(artists));
}

void fill(Exhibition& exhibition, ExhibitionInput input) {
  if (input.title) exhibition.title = *std::move(input.title);
  if (input.text) exhibition.wall_text = *std::move(input.text);
  if (input.audience) exhibition.audience = *input.audience;
  if (input.opens_at) exhibition.opens_at = *input.opens_at;
}

Result<http::Answer> make(const PostsParts& parts, http::Call& call) {
  auto input = TRY(call.request.read<ExhibitionInput>());
  Exhibition exhibition;
  exhibition.made_by = call.viewer.person;
  exhibition.place = input.place_id.value_or(PlaceId{});
  exhibition.opens_at = parts.env.now();
  const auto artists = TRY(artists_of(parts, call.db, exhibition, input));
  fill(exhibition, std::move(input));
  exhibition = TRY(galleries::checked(std::move(exhibition), parts.env.now()));
  return http::write(
      [parts, exhibition, artists](sql::Transaction& transaction) {
        return galleries::make(transaction, parts, exhibition, artists);
      },
      [parts](http::Call& again, ExhibitionId id) { return shown(parts, again, id); });
}

Result<http::Answer> change(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  auto exhibition = TRY(galleries::seen(call.db, parts, call.viewer.person, id)).exhibition;
  auto input = TRY(call.request.read<ExhibitionInput>());
  const auto artists = TRY(artists_of(parts, call.db, exhibition, input));
  fill(exhibition, std::move(input));
  exhibition = TRY(galleries::checked(std::move(exhibition), parts.env.now()));
  return http::write(
      [parts, exhibition, artists, person = call.viewer.person](sql::Transaction& transaction) {
        return galleries::change(transaction, parts, person, exhibition, artists);
      },
      [parts](http::Call& again, ExhibitionId changed) { return shown(parts, again, changed); });
}

Result<http::Answer> order(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  const auto input = TRY(call.request.read<OrderInput>());
  return http::write(
      [parts, id, works = input.works, person = call.viewer.person](sql::Transaction& transaction) {
        return galleries::order(transaction, parts, person, id, works);
      },
      [parts](http::Call& again, ExhibitionId changed) { return shown(parts, again, changed); });
}

Result<http::Answer> close(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  return http::write(
      [parts, id, person = call.viewer.person](sql::Transaction& transaction) {
        return galleries::close(transaction, parts, person, id);
      },
      [](http::Call&, ExhibitionId) -> Result<http::Response> { return http::json_response(Nothing()); });
}

Result<http::Answer> list(const PostsParts& parts, http::Call& call, std::int64_t owner) {
  const auto ids = galleries_store::of_owner(call.db, owner, galleries::most_exhibitions);
  return http::json_response(galleries::list({parts, call.db, call.viewer.person}, ids));
}

Result<http::Answer> list_of_person(const PostsParts& parts, http::Call& call) {
  return list(parts, call, TRY(call.request.path_id<PersonId>(0)).value);
}

Result<http::Answer> list_of_place(const PostsParts& parts, http::Call& call) {
  const auto place = places::by_handle(call.db, call.request.path_params[0]);
  if (!place) return fail(ErrorKind::not_found, "not_found", "There is no such place.");
  return list(parts, call, place->id.value);
}

http::Route route(http::Method method, std::string_view pattern, std::string_view summary, http::Handler handler) {
  const bool reads = method == http::Method::get;
  return {.method = method,
          .pattern = pattern,
          .access = {.who = reads ? http::Who::anyone : http::Who::person,
                     .scopes = reads ? scopes::read_statuses : scopes::write_statuses},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = json::schema<ExhibitionPage>()};
}

}  // namespace

http::Routes exhibition_routes(const PostsParts& parts) {
  constexpr std::string_view one = "/api/stadt/v1/exhibitions/{id}";
  http::Routes routes = {
      route(http::Method::post, "/api/stadt/v1/exhibitions", "Make an exhibition, in one's house or at a place.",
            [parts](http::Call& call) { return make(parts, call); }),
      route(http::Method::get, one, "A wall with its works in their order; before it opens, when it will.",
            [parts](http::Call& call) -> Result<http::Answer> {
              return TRY(shown(parts, call, TRY(call.request.path_id<ExhibitionId>(0))));
            }),
      route(http::Method::put, one, "Change what is said of an exhibition.",
            [parts](http::Call& call) { return change(parts, call); }),
      route(http::Method::delete_, one, "Take everything down and close it.",
            [parts](http::Call& call) { return close(parts, call); }),
      route(http::Method::put, "/api/stadt/v1/exhibitions/{id}/order", "Hang the works in another order.",
            [parts](http::Call& call) { return order(parts, call); }),
      route(http::Method::get, "/api/stadt/v1/people/{id}/exhibitions", "The walls of a house, the newest first.",
            [parts](http::Call& call) { return list_of_person(parts, call); }),
      route(http::Method::get, "/api/stadt/v1/places/{handle}/exhibitions", "The walls of a place, the newest first.",
            [parts](http::Call& call) { return list_of_place(parts, call); })};
  routes[0].schema_in = json::schema<ExhibitionInput>();
  routes[2].schema_in = json::schema<ExhibitionInput>();
  routes[3].schema_out = json::schema<Nothing>();
  routes[4].schema_in = json::schema<OrderInput>();
  routes[5].schema_out = json::schema<std::vector<ExhibitionEntity>>();
  routes[6].schema_out = json::schema<std::vector<ExhibitionEntity>>();
  return routes;
}

}  // namespace stadt
