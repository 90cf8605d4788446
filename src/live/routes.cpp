#include "live/routes.hpp"

#include "base/scopes.hpp"
#include "http/web_socket.hpp"
#include "live/rules.hpp"

namespace stadt {

namespace {

struct StreamInput {
  std::string stream;
  std::string tag;
  std::string table;
};
BOOST_DESCRIBE_STRUCT(StreamInput, (), (stream, tag, table))

// Hands the connection over. Whoever was signed out while it was opened is found out now that the stream hears of it.
Result<http::Answer> opened(const AccessParts& access, http::Call& call, const http::Access& door,
                            http::Response response) {
  if (auto use = access.gate.ticket_use(call.request)) {
    return http::Write{std::move(*use),
                       [response = std::move(response)](http::Call&) -> Result<http::Response> { return response; }};
  }
  CHECKED(access.gate.check(call.request, door, call.db));
  return response;
}

Result<http::Answer> open_socket(const AccessParts& access, Live& live, http::Call& call, const http::Access& door) {
  auto response = TRY(http::web_socket_answer(call.request));
  const auto input = TRY(call.request.read<StreamInput>());
  Live::Opening opening{.viewer = call.viewer,
                        .address = call.request.remote_address,
                        .kind = http::StreamKind::web_socket,
                        .subscriptions = {}};
  if (!input.stream.empty()) {
    opening.subscriptions.push_back(TRY(live::subscription_of({input.stream, input.tag, input.table}, call.viewer)));
  }
  response.stream = TRY(live.open(std::move(opening)));
  return opened(access, call, door, std::move(response));
}

Result<http::Answer> open_events(const AccessParts& access, Live& live, http::Call& call, const http::Access& door,
                                 std::string_view stream) {
  const auto input = TRY(call.request.read<StreamInput>());
  Live::Opening opening{
      .viewer = call.viewer,
      .address = call.request.remote_address,
      .kind = http::StreamKind::events,
      .subscriptions = {TRY(live::subscription_of({std::string(stream), input.tag, input.table}, call.viewer))}};
  // Proxies that collect an answer before they pass it on would collect this one for ever.
  http::Response response{.content_type = "text/event-stream",
                          .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
  if (call.request.method == http::Method::head) return response;
  response.stream = TRY(live.open(std::move(opening)));
  return opened(access, call, door, std::move(response));
}

Result<http::Answer> give_ticket(const AccessParts& access, http::Call& call) {
  const std::string token_hash = TRY(access.gate.token_hash(call.request));
  return http::write(
      [&env = access.env, person = call.viewer.person, token_hash](sql::Transaction& transaction)
          -> Result<access::StreamTicket> { return access::give_ticket(transaction, env, person, token_hash); },
      [](http::Call&, const access::StreamTicket& ticket) -> Result<http::Response> {
        return http::json_response(ticket);
      });
}

http::Route health() {
  http::Route route;
  route.pattern = "/api/v1/streaming/health";
  route.summary = "OK, as a word, while streams are served.";
  route.handler = [](http::Call&) -> Result<http::Answer> {
    return http::Response{.content_type = "text/plain; charset=utf-8", .body = "OK"};
  };
  return route;
}

struct EventsRoute {
  std::string_view pattern;
  std::string_view stream;
  http::Who who = http::Who::anyone;
  Scopes scopes = scopes::read_statuses;
  std::string_view summary = {};
};
constexpr EventsRoute events_routes[] = {
    {"/api/v1/streaming/user", "user", http::Who::person, scopes::read_statuses, "One's home, as it happens."},
    {"/api/v1/streaming/user/notification", "user:notification", http::Who::person, scopes::read_notifications,
     "One's notifications, as they come."},
    {"/api/v1/streaming/direct", "direct", http::Who::person, scopes::read_statuses, "One's letters, as they come."},
    {.pattern = "/api/v1/streaming/public", .stream = "public", .summary = "Public posts, as they are written."},
    {.pattern = "/api/v1/streaming/public/local", .stream = "public:local", .summary = "Those of this city."},
    {.pattern = "/api/v1/streaming/hashtag", .stream = "hashtag", .summary = "Public posts with a tag."},
    {.pattern = "/api/v1/streaming/hashtag/local", .stream = "hashtag:local", .summary = "Those of this city."},
};

}  // namespace

http::Routes live_routes(const AccessParts& access, Live& live) {
  http::Routes routes;
  const http::Access socket{.carrier = http::Carrier::stream};
  routes.push_back(
      {.pattern = "/api/v1/streaming",
       .access = socket,
       .handler = [access, &live, socket](http::Call& call) { return open_socket(access, live, call, socket); },
       .summary = "A WebSocket: many streams, subscribed to by messages."});
  for (const auto& one : events_routes) {
    const http::Access door{one.who, one.scopes, http::Carrier::stream};
    routes.push_back({.pattern = one.pattern,
                      .access = door,
                      .handler = [access, &live, door, stream = one.stream](
                                     http::Call& call) { return open_events(access, live, call, door, stream); },
                      .summary = one.summary});
  }
  routes.push_back({.method = http::Method::post,
                    .pattern = "/api/stadt/v1/streaming/ticket",
                    .access = {.who = http::Who::person, .scopes = scopes::read_statuses | scopes::read_notifications},
                    .handler = [access](http::Call& call) { return give_ticket(access, call); },
                    .summary = "What a page opens one stream with, instead of its session.",
                    .schema_out = json::schema<access::StreamTicket>()});
  routes.push_back(health());
  return routes;
}

}  // namespace stadt
