#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/beholder.hpp"
#include "places/members.hpp"
#include "places/present.hpp"
#include "places/routes.hpp"
#include "places/store.hpp"

namespace stadt {

namespace {

struct JoinInput {
  bool shown = true;
};
BOOST_DESCRIBE_STRUCT(JoinInput, (), (shown))

struct DoorInput {
  MembershipState state = MembershipState::asked;
};
BOOST_DESCRIBE_STRUCT(DoorInput, (), (state))

constexpr http::PageBounds members_on_page{.usual = 40, .most = 80};

template <typename Act>
http::Write write_place(const PlacesParts& parts, Act act) {
  return http::write(std::move(act), [parts](http::Call& again, PlaceId id) -> Result<http::Response> {
    return http::json_response(TRY(places::page(parts, again.db, again.viewer.person, id)));
  });
}

Result<http::Answer> join(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  const auto input = TRY(call.request.read<JoinInput>());
  return write_place(parts, [&env = parts.env,
                             wish = Membership{.place = place.id, .person = call.viewer.person, .shown = input.shown}](
                                sql::Transaction& transaction) { return places::join(transaction, env, wish); });
}

using OwnAct = Result<PlaceId> (*)(sql::Transaction&, Env&, PersonId, PlaceId);
http::Handler own_act(const PlacesParts& parts, OwnAct act) {
  return [parts, act](http::Call& call) -> Result<http::Answer> {
    const auto place = TRY(named_place(call));
    return write_place(parts, [&env = parts.env, act, id = place.id, person = call.viewer.person](
                                  sql::Transaction& transaction) { return act(transaction, env, person, id); });
  };
}

http::Handler host_act(const PlacesParts& parts, MembershipAct act) {
  return [parts, act](http::Call& call) -> Result<http::Answer> {
    const auto place = TRY(named_place(call));
    const places::Entry entry{.place = place.id, .person = TRY(call.request.path_id<PersonId>(1)), .act = act};
    return write_place(parts, [&env = parts.env, entry, host = call.viewer.person](sql::Transaction& transaction) {
      return places::decide_entry(transaction, env, host, entry);
    });
  };
}

http::Response member_list(const PlacesParts& parts, http::Call& call, const http::Page& page,
                           const std::vector<Membership>& found) {
  auto response = http::json_response(places::members(parts, call.db, call.viewer.person, found));
  if (!found.empty()) {
    http::add_links(response, call.request, found.front().id, found.back().id, http::more_after(found.size(), page));
  }
  return response;
}

// Hosts see who belongs to their place; to others it is kept what a member keeps to themselves.
Result<http::Answer> list_members(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  const auto page = TRY(http::read_page(call.request, members_on_page));
  const bool sees_all = places::may_host(call.db, place.id, call.viewer.person);
  const auto which = sees_all ? places_store::Which::all : places_store::Which::shown;
  return member_list(parts, call, page, places_store::members(call.db, place.id, which, page.before(), page.limit));
}

Result<http::Answer> list_door(const PlacesParts& parts, http::Call& call) {
  const auto place = TRY(named_place(call));
  if (!places::may_host(call.db, place.id, call.viewer.person)) {
    return fail(ErrorKind::forbidden, "place.hosts_only", "Only the hosts of this place do that.");
  }
  const auto page = TRY(http::read_page(call.request, members_on_page));
  const auto input = TRY(call.request.read<DoorInput>());
  const auto state = input.state == MembershipState::out ? MembershipState::out : MembershipState::asked;
  return member_list(parts, call, page, places_store::at_the_door(call.db, place.id, state, page.before(), page.limit));
}

Result<http::Answer> list_of_person(const PlacesParts& parts, http::Call& call) {
  const auto person = TRY(call.request.path_id<PersonId>(0));
  if (!parts.accounts.person(call.db, person) || people::hides(call.db, parts.sight, call.viewer.person, person)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  return http::json_response(places::of_person(parts, call.db, call.viewer.person, person));
}

http::Route act_route(std::string_view pattern, std::string_view summary, http::Handler handler) {
  return {.method = http::Method::post,
          .pattern = pattern,
          .access = {.who = http::Who::person, .scopes = scopes::write_follows},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = json::schema<PlacePage>()};
}

http::Routes list_routes(const PlacesParts& parts) {
  return {{.method = http::Method::get,
           .pattern = "/api/stadt/v1/places/{handle}/members",
           .access = {.scopes = scopes::read_accounts},
           .handler = [parts](http::Call& call) { return list_members(parts, call); },
           .summary = "Members of a place who show that they are, the latest first; to its hosts all of them.",
           .schema_out = json::schema<std::vector<Member>>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/places/{handle}/door",
           .access = {.who = http::Who::person, .scopes = scopes::read_accounts},
           .handler = [parts](http::Call& call) { return list_door(parts, call); },
           .summary = "Who asks to be let in, or was put out; for hosts.",
           .schema_in = json::schema<DoorInput>(),
           .schema_out = json::schema<std::vector<Member>>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/people/{id}/places",
           .access = {.scopes = scopes::read_accounts},
           .handler = [parts](http::Call& call) { return list_of_person(parts, call); },
           .summary = "The places to which somebody belongs, and shows it.",
           .schema_out = json::schema<std::vector<ListedPlace>>()}};
}

}  // namespace

http::Routes member_routes(const PlacesParts& parts) {
  auto routes = list_routes(parts);
  auto joining = act_route("/api/stadt/v1/places/{handle}/join", "Join a place, or ask to be let in.",
                           [parts](http::Call& call) { return join(parts, call); });
  joining.schema_in = json::schema<JoinInput>();
  routes.push_back(std::move(joining));
  routes.push_back(act_route("/api/stadt/v1/places/{handle}/leave", "Leave a place.", own_act(parts, places::leave)));
  routes.push_back(act_route("/api/stadt/v1/places/{handle}/follow", "Have its tables come to one's page.",
                             own_act(parts, places::follow)));
  routes.push_back(
      act_route("/api/stadt/v1/places/{handle}/unfollow", "Follow it no longer.", own_act(parts, places::unfollow)));
  routes.push_back(act_route("/api/stadt/v1/places/{handle}/members/{id}/let_in", "Let somebody in; for hosts.",
                             host_act(parts, MembershipAct::let_in)));
  routes.push_back(act_route("/api/stadt/v1/places/{handle}/members/{id}/decline",
                             "Let somebody wait no longer, or lift that they were put out; for hosts.",
                             host_act(parts, MembershipAct::decline)));
  routes.push_back(act_route("/api/stadt/v1/places/{handle}/members/{id}/put_out",
                             "Somebody is to come back no more; for hosts.", host_act(parts, MembershipAct::put_out)));
  return routes;
}

}  // namespace stadt
