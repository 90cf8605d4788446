#include "places/routes.hpp"

#include "base/scopes.hpp"
#include "http/page.hpp"
#include "places/present.hpp"
#include "places/store.hpp"

namespace stadt {

namespace {

struct PlaceInput {
  std::string handle;
  PlaceKind kind = PlaceKind::cafe;
  std::string name;
  std::string line;
  std::string house_rule;
  Admission admission = Admission::open;
};
BOOST_DESCRIBE_STRUCT(PlaceInput, (), (handle, kind, name, line, house_rule, admission))

struct PlaceChangeInput {
  std::optional<std::string> name;
  std::optional<std::string> line;
  std::optional<std::string> house_rule;
  std::optional<Admission> admission;
};
BOOST_DESCRIBE_STRUCT(PlaceChangeInput, (), (name, line, house_rule, admission))

struct HostInput {
  PersonId account_id;
};
BOOST_DESCRIBE_STRUCT(HostInput, (), (account_id))

Result<http::Response> page_response(const PlacesParts& parts, http::Call& call, PlaceId id) {
  return http::json_response(TRY(places::page(parts, call.db, call.viewer.person, id)));
}

// What one of the hosts does, and the page as it is afterwards.
template <typename Act>
http::Write write_place(const PlacesParts& parts, Act act) {
  return http::write(std::move(act),
                     [parts](http::Call& again, PlaceId id) { return page_response(parts, again, id); });
}

Result<http::Answer> list_places(const PlacesParts& parts, http::Call& call) {
  const auto page = TRY(http::read_page(call.request, {.usual = places::most_listed, .most = places::most_listed}));
  const auto found = places_store::all(call.db, page.before(), page.limit);
  auto response = http::json_response(places::listed(parts, call.db, call.viewer.person, found));
  if (!found.empty()) {
    http::add_links(response, call.request, found.front().id.value, found.back().id.value,
                    http::more_after(found.size(), page));
  }
  return response;
}

Result<http::Answer> show_place(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  return TRY(page_response(parts, call, place.id));
}

Result<http::Answer> open_place(const PlacesParts& parts, http::Call& call) {
  auto input = TRY(call.request.read<PlaceInput>());
  places::Opening opening{.handle = std::move(input.handle), .kind = input.kind, .text = {}};
  opening.text = TRY(places::checked({.name = std::move(input.name),
                                      .line = std::move(input.line),
                                      .house_rule = std::move(input.house_rule),
                                      .admission = input.admission,
                                      .house_rule_html = {}},
                                     parts.origin));
  return write_place(parts,
                     [&env = parts.env, opening = std::move(opening), host = call.viewer.person](
                         sql::Transaction& transaction) { return places::open(transaction, env, opening, host); });
}

Result<http::Answer> change_place(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  auto input = TRY(call.request.read<PlaceChangeInput>());
  auto text = TRY(places::checked({.name = std::move(input.name),
                                   .line = std::move(input.line),
                                   .house_rule = std::move(input.house_rule),
                                   .admission = input.admission,
                                   .house_rule_html = {}},
                                  parts.origin));
  return write_place(parts,
                     [&env = parts.env, text = std::move(text), id = place.id, host = call.viewer.person](
                         sql::Transaction& transaction) { return places::change(transaction, env, host, id, text); });
}

Result<http::Answer> close_place(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  return http::write([&env = parts.env, id = place.id, host = call.viewer.person](
                         sql::Transaction& transaction) { return places::close(transaction, env, host, id); },
                     [place](http::Call&, PlaceId) -> Result<http::Response> { return http::json_response(place); });
}

Result<http::Answer> add_host(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  const auto input = TRY(call.request.read<HostInput>());
  return write_place(
      parts,
      [&env = parts.env, host = call.viewer.person, member = Membership{.place = place.id, .person = input.account_id}](
          sql::Transaction& transaction) { return places::add_host(transaction, env, host, member); });
}

Result<http::Answer> remove_host(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  const auto person = TRY(call.request.path_id<PersonId>(1));
  return write_place(
      parts, [&env = parts.env, host = call.viewer.person, member = Membership{.place = place.id, .person = person}](
                 sql::Transaction& transaction) { return places::remove_host(transaction, env, host, member); });
}

http::Routes reading_routes_of(const PlacesParts& parts) {
  return {{.method = http::Method::get,
           .pattern = "/api/stadt/v1/places",
           .access = {.scopes = scopes::read_statuses},
           .handler = [parts](http::Call& call) { return list_places(parts, call); },
           .summary = "All places, the newest first.",
           .schema_out = json::schema<std::vector<ListedPlace>>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/places/{handle}",
           .access = {.scopes = scopes::read_statuses},
           .handler = [parts](http::Call& call) { return show_place(parts, call); },
           .summary = "One place: its hosts, its house rule, and how the viewer stands to it.",
           .schema_out = json::schema<PlacePage>()}};
}

http::Routes hosting_routes_of(const PlacesParts& parts) {
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_statuses};
  return {{.method = http::Method::post,
           .pattern = "/api/stadt/v1/places",
           .access = writer,
           .handler = [parts](http::Call& call) { return open_place(parts, call); },
           .summary = "Open a place.",
           .schema_in = json::schema<PlaceInput>(),
           .schema_out = json::schema<PlacePage>()},
          {.method = http::Method::patch,
           .pattern = "/api/stadt/v1/places/{handle}",
           .access = writer,
           .handler = [parts](http::Call& call) { return change_place(parts, call); },
           .summary = "Change what is said of a place; for its hosts.",
           .schema_in = json::schema<PlaceChangeInput>(),
           .schema_out = json::schema<PlacePage>()},
          {.method = http::Method::delete_,
           .pattern = "/api/stadt/v1/places/{handle}",
           .access = writer,
           .handler = [parts](http::Call& call) { return close_place(parts, call); },
           .summary = "Close a place for good; its tables stay with those who opened them.",
           .schema_out = json::schema<Place>()},
          {.method = http::Method::post,
           .pattern = "/api/stadt/v1/places/{handle}/hosts",
           .access = writer,
           .handler = [parts](http::Call& call) { return add_host(parts, call); },
           .summary = "Make a member a host, too.",
           .schema_in = json::schema<HostInput>(),
           .schema_out = json::schema<PlacePage>()},
          {.method = http::Method::delete_,
           .pattern = "/api/stadt/v1/places/{handle}/hosts/{id}",
           .access = writer,
           .handler = [parts](http::Call& call) { return remove_host(parts, call); },
           .summary = "Somebody is a host no longer; the last one stays.",
           .schema_out = json::schema<PlacePage>()}};
}

}  // namespace

Result<Place> named_place(http::Call& call) {
  auto place = places::named(call.db, call.request.path_params[0]);
  if (!place) return places::no_place();
  return std::move(*place);
}

http::Routes place_routes(const PlacesParts& parts) {
  auto routes = reading_routes_of(parts);
  auto more = hosting_routes_of(parts);
  routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return routes;
}

}  // namespace stadt
