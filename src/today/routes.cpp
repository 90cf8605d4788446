#include "today/routes.hpp"

#include <algorithm>

#include "appointments/appointment_entity.hpp"
#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "people/account.hpp"
#include "today/today.hpp"

namespace stadt {

namespace {

using today::LineKind;

struct TodayTable {
  ConversationId id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(TodayTable, (), (id, title))

// The reader's client finds the words.
struct TodayLine {
  LineKind kind = LineKind::talk;
  std::optional<json::Rendered<Account>> account;
  std::optional<TodayTable> table;
  std::int64_t count = 0;
  std::optional<OccasionKind> occasion;
  json::Absent<AppointmentEntity> appointment;
};
BOOST_DESCRIBE_STRUCT(TodayLine, (), (kind, account, table, count, occasion, appointment))

struct TodayPage {
  std::vector<TodayLine> lines;
};
BOOST_DESCRIBE_STRUCT(TodayPage, (), (lines))

std::vector<AppointmentEntity> meetups_of(const PostsParts& parts, http::Call& call,
                                          std::span<const today::ShownLine> shown) {
  std::vector<AppointmentId> ids;
  for (const auto& [line, title] : shown) {
    if (line.appointment) ids.push_back(line.appointment);
  }
  return appointments::find_entities({parts.accounts, call.db, call.viewer.person, parts.env.now()}, ids);
}

Result<http::Answer> show_today(const PostsParts& parts, today::Today& today, http::Call& call) {
  const auto shown = today.lines(call.db, call.viewer);
  const auto people = collect(shown, [](const auto& entry) { return entry.line.person; });
  const auto accounts = parts.accounts.fragments(call.db, people);
  auto meetups = meetups_of(parts, call, shown);
  TodayPage page;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto& [line, title] = shown[i];
    if (line.person && !accounts[i]) continue;
    const auto meetup = std::ranges::find(meetups, line.appointment, &AppointmentEntity::id);
    if (line.appointment && meetup == meetups.end()) continue;
    TodayLine& told = page.lines.emplace_back();
    told.kind = line.kind;
    told.count = line.count;
    told.occasion = line.occasion;
    if (line.person) told.account = {{*accounts[i]}};
    if (line.table) told.table = {line.table, title};
    if (line.appointment) told.appointment.emplace(std::move(*meetup));
  }
  return http::json_response(page);
}

}  // namespace

http::Routes today_routes(const PostsParts& parts, occasions::Hearing& hearing) {
  const auto today = std::make_shared<today::Today>(parts, hearing);
  return {{.method = http::Method::get,
           .pattern = "/api/stadt/v1/today",
           .access = {.scopes = scopes::read_statuses},
           .handler = [parts, today](http::Call& call) { return show_today(parts, *today, call); },
           .summary = "What happened here since yesterday, in five lines at most.",
           .schema_out = json::schema<TodayPage>()}};
}

}  // namespace stadt
