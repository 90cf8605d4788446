#include "places/routes.hpp"

#include "base/scopes.hpp"
#include "people/account.hpp"
#include "people/accounts.hpp"

namespace stadt {

namespace {

struct PlaceInput {
  std::string handle;
  PlaceKind kind = PlaceKind::cafe;
  std::string name;
  std::string line;
};
BOOST_DESCRIBE_STRUCT(PlaceInput, (), (handle, kind, name, line))

struct PlacePage {
  Place place;
  json::Rendered<std::vector<Account>> hosts;
};
BOOST_DESCRIBE_STRUCT(PlacePage, (), (place, hosts))

Result<http::Response> place_response(Accounts& accounts, sql::Session& db, PlaceId id) {
  const auto place = places::find(db, id);
  if (!place) return fail(ErrorKind::not_found, "not_found", "There is no such place.");
  return http::json_response(PlacePage{*place, {{account_list(accounts, db, places::hosts(db, id))}}});
}

Result<http::Answer> show_place(Accounts& accounts, http::Call& call) {
  const std::string& name = call.request.path_params[0];
  const auto by_id = parse_id(name);
  const auto id = by_id ? std::optional(PlaceId{*by_id}) : places::by_handle(call.db, name);
  return TRY(place_response(accounts, call.db, id.value_or(PlaceId{})));
}

// Opening places is for those who look after the city.
Result<http::Answer> open_place(Env& env, Accounts& accounts, http::Call& call) {
  const auto person = accounts.person(call.db, call.viewer.person);
  if (!person || person->role < Role::moderator) {
    return fail(ErrorKind::forbidden, "place.role", "Only moderators and operators open places.");
  }
  auto input = TRY(call.request.read<PlaceInput>());
  Place place{
      .id = {}, .handle = input.handle, .kind = input.kind, .name = input.name, .line = input.line, .created_at = {}};
  return http::write([&env, place = std::move(place), host = person->id](
                         sql::Transaction& transaction) { return places::open(transaction, env, place, host); },
                     [&accounts](http::Call& again, PlaceId id) { return place_response(accounts, again.db, id); });
}

}  // namespace

http::Routes place_routes(Env& env, Accounts& accounts) {
  return {
      {.method = http::Method::get,
       .pattern = "/api/stadt/v1/places",
       .access = {},
       .handler = [](http::Call& call) -> Result<http::Answer> { return http::json_response(places::all(call.db)); },
       .summary = "All places.",
       .schema_out = json::schema<std::vector<Place>>()},
      {.method = http::Method::get,
       .pattern = "/api/stadt/v1/places/{handle}",
       .access = {},
       .handler = [&accounts](http::Call& call) { return show_place(accounts, call); },
       .summary = "One place and its hosts.",
       .schema_out = json::schema<PlacePage>()},
      {.method = http::Method::post,
       .pattern = "/api/stadt/v1/places",
       .access = {.who = http::Who::person, .scopes = scopes::write_statuses},
       .handler = [&env, &accounts](http::Call& call) { return open_place(env, accounts, call); },
       .summary = "Open a place.",
       .schema_in = json::schema<PlaceInput>(),
       .schema_out = json::schema<PlacePage>()}};
}

}  // namespace stadt
