#include <algorithm>

#include "base/scopes.hpp"
#include "notifications/notifications.hpp"
#include "notifications/present.hpp"
#include "notifications/routes.hpp"

namespace stadt {

namespace {

struct MarkersInput {
  std::vector<Timeline> timeline;
};
BOOST_DESCRIBE_STRUCT(MarkersInput, (), (timeline))

struct MarkerInput {
  std::optional<ReadId> last_read_id;
};
BOOST_DESCRIBE_STRUCT(MarkerInput, (), (last_read_id))

struct ReadInput {
  MarkerInput home;
  MarkerInput notifications;
};
BOOST_DESCRIBE_STRUCT(ReadInput, (), (home, notifications))

Result<http::Answer> show(http::Call& call) {
  const auto input = TRY(call.request.read<MarkersInput>());
  auto markers = notifications::present_markers(call.db, call.viewer.person);
  const auto& asked = input.timeline;
  if (!asked.empty() && std::ranges::find(asked, Timeline::home) == asked.end()) markers.home.reset();
  return http::json_response(markers);
}

Result<http::Answer> move(Env& env, http::Call& call) {
  const auto input = TRY(call.request.read<ReadInput>());
  const notifications::ReadMarks marks{input.home.last_read_id, input.notifications.last_read_id};
  return http::write(
      [&env, person = call.viewer.person, marks](sql::Transaction& transaction) {
        return notifications::mark_read(transaction, env, person, marks);
      },
      [](http::Call& again, PersonId person) -> Result<http::Response> {
        return http::json_response(notifications::present_markers(again.db, person));
      });
}

}  // namespace

http::Routes marker_routes(const PostsParts& parts) {
  return {{.method = http::Method::get,
           .pattern = "/api/v1/markers",
           .access = {.who = http::Who::person, .scopes = scopes::read_statuses},
           .handler = show,
           .summary = "How far one has read.",
           .schema_in = json::schema<MarkersInput>(),
           .schema_out = json::schema<MarkersEntity>()},
          {.method = http::Method::post,
           .pattern = "/api/v1/markers",
           .access = {.who = http::Who::person, .scopes = scopes::write_statuses},
           .handler = [&env = parts.env](http::Call& call) { return move(env, call); },
           .summary = "Say how far one has read.",
           .schema_in = json::schema<ReadInput>(),
           .schema_out = json::schema<MarkersEntity>()}};
}

}  // namespace stadt
