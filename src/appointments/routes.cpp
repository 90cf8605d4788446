#include "appointments/routes.hpp"

#include "appointments/appointment_entity.hpp"
#include "appointments/drafting.hpp"
#include "appointments/store.hpp"
#include "base/scopes.hpp"
#include "http/idempotency.hpp"
#include "http/page.hpp"

namespace stadt {

namespace {

using appointments::Reply;

constexpr int most_living = 100;  // coming or open, in one list
constexpr std::string_view calendar_ending = ".ics";

enum class ListName { coming, open, past };
BOOST_DESCRIBE_ENUM(ListName, coming, open, past)

struct ListInput {
  ListName list = ListName::coming;
  std::optional<PersonId> with;  // all with this person instead
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (list, with))

struct ProposalInput {
  PersonId account_id;
  AppointmentKind kind = AppointmentKind::walk;
  std::string what;
  std::string place;
  std::optional<int> minutes;
  std::vector<std::string> times;        // "2026-11-30T11:30", on the clocks of the time zone
  std::optional<std::string> time_zone;  // one's own, if it is not said
  std::string text;                      // one's own words
};
BOOST_DESCRIBE_STRUCT(ProposalInput, (), (account_id, kind, what, place, minutes, times, time_zone, text))

struct WordsInput {
  std::string text;  // one's own, as a message
};
BOOST_DESCRIBE_STRUCT(WordsInput, (), (text))

struct AcceptInput : WordsInput {
  std::optional<Time> time;  // one of those that are proposed
};
BOOST_DESCRIBE_STRUCT(AcceptInput, (WordsInput), (time))

struct CounterInput : WordsInput {
  std::vector<std::string> times;
  std::optional<std::string> time_zone;
};
BOOST_DESCRIBE_STRUCT(CounterInput, (WordsInput), (times, time_zone))

appointments::Reading reading_of(const PostsParts& parts, const http::Call& call) {
  return {parts.accounts, call.db, call.viewer.person, parts.env.now()};
}

Result<http::Response> appointment_response(const PostsParts& parts, http::Call& call, AppointmentId id) {
  const auto entity = appointments::find_entity(reading_of(parts, call), id);
  if (!entity) return appointments::no_appointment();
  return http::json_response(*entity);
}

Result<http::Answer> list(const PostsParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<ListInput>());
  const auto page = TRY(http::read_page(call.request));
  const auto reading = reading_of(parts, call);
  const PersonId viewer = call.viewer.person;
  const bool is_paged = input.with || input.list == ListName::past;
  std::vector<Appointment> found;
  if (input.with) {
    found = appointments_store::with(call.db, viewer, *input.with, page.before(), page.limit);
  } else if (input.list == ListName::past) {
    found = appointments_store::past(call.db, viewer, reading.now, page.before(), page.limit);
  } else if (input.list == ListName::open) {
    found = appointments_store::open(call.db, viewer, reading.now, most_living);
  } else {
    found = appointments_store::coming(call.db, viewer, reading.now, most_living);
  }
  auto response = http::json_response(appointments::present(reading, found));
  if (is_paged && !found.empty()) {
    http::add_links(response, call.request, found.front().id.value, found.back().id.value,
                    http::more_after(found.size(), page));
  }
  return response;
}

Result<http::Answer> show(const PostsParts& parts, http::Call& call) {
  std::string& name = call.request.path_params[0];
  const bool for_calendars = name.ends_with(calendar_ending);
  if (for_calendars) name.resize(name.size() - calendar_ending.size());
  const auto id = TRY(call.request.path_id<AppointmentId>(0));
  if (!for_calendars) return TRY(appointment_response(parts, call, id));
  http::Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = TRY(appointments::calendar_text(reading_of(parts, call), parts.origin, id));
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"meetup-" + name + ".ics\""});
  return response;
}

Result<http::Answer> propose(const PostsParts& parts, http::Call& call) {
  auto input = TRY(call.request.read<ProposalInput>());
  appointments::Wish wish{.to = input.account_id,
                          .plan = {.kind = input.kind,
                                   .what = std::move(input.what),
                                   .place = std::move(input.place),
                                   .minutes = input.minutes.value_or(appointments::usual_minutes)},
                          .times = {std::move(input.times), std::move(input.time_zone)},
                          .text = std::move(input.text),
                          .idempotency_key = TRY(http::idempotency_key(call.request))};
  auto proposal = TRY(appointments::drafted(parts, call.db, call.viewer, std::move(wish)));
  return http::write(
      [parts, from = call.viewer.person, proposal = std::move(proposal)](sql::Transaction& transaction) {
        return appointments::propose(transaction, parts, from, proposal);
      },
      [parts](http::Call& again, AppointmentId id) { return appointment_response(parts, again, id); });
}

Result<Reply> accepting(http::Request& request) {
  auto input = TRY(request.read<AcceptInput>());
  return Reply{.act = AppointmentAct::accept, .time = input.time, .text = std::move(input.text)};
}

Result<Reply> countering(http::Request& request) {
  auto input = TRY(request.read<CounterInput>());
  return Reply{.act = AppointmentAct::counter,
               .times = {std::move(input.times), std::move(input.time_zone)},
               .text = std::move(input.text)};
}

template <AppointmentAct act>
Result<Reply> ending(http::Request& request) {
  auto input = TRY(request.read<WordsInput>());
  return Reply{.act = act, .text = std::move(input.text)};
}

using Read = Result<Reply> (*)(http::Request&);

Result<http::Answer> answer(const PostsParts& parts, http::Call& call, Read read) {
  const auto id = TRY(call.request.path_id<AppointmentId>(0));
  const auto appointment = appointments_store::find(call.db, call.viewer.person, id);
  if (!appointment) return appointments::no_appointment();
  const auto reply = TRY(read(call.request));
  auto said = TRY(appointments::drafted(parts, call.db, call.viewer, *appointment, reply));
  return http::write(
      [parts, person = call.viewer.person, id, said = std::move(said)](sql::Transaction& transaction) {
        return appointments::answer(transaction, parts, person, id, said);
      },
      [parts](http::Call& again, AppointmentId done) { return appointment_response(parts, again, done); });
}

}  // namespace

http::Routes appointment_routes(const PostsParts& parts) {
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_statuses};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_statuses};
  http::Routes routes = {
      {.method = http::Method::get,
       .pattern = "/api/stadt/v1/appointments",
       .access = reader,
       .handler = [parts](http::Call& call) { return list(parts, call); },
       .summary = "One's meet-ups: coming, open, past; or all with somebody.",
       .schema_in = json::schema<ListInput>(),
       .schema_out = json::schema<std::vector<AppointmentEntity>>()},
      {.method = http::Method::post,
       .pattern = "/api/stadt/v1/appointments",
       .access = writer,
       .handler = [parts](http::Call& call) { return propose(parts, call); },
       .summary = "Propose one to three times to somebody one knows; it goes as a message.",
       .schema_in = json::schema<ProposalInput>(),
       .schema_out = json::schema<AppointmentEntity>()},
      {.method = http::Method::get,
       .pattern = "/api/stadt/v1/appointments/{id}",
       .access = reader,
       .handler = [parts](http::Call& call) { return show(parts, call); },
       .summary = "One meet-up, for one of its two; with .ics behind the id: for their calendar, once a time is taken.",
       .schema_out = json::schema<AppointmentEntity>()}};
  const auto add = [&](std::string_view pattern, Read read, json::SchemaRef input, std::string_view summary) {
    routes.push_back({.method = http::Method::post,
                      .pattern = pattern,
                      .access = writer,
                      .handler = [parts, read](http::Call& call) { return answer(parts, call, read); },
                      .summary = summary,
                      .schema_in = input,
                      .schema_out = json::schema<AppointmentEntity>()});
  };
  add("/api/stadt/v1/appointments/{id}/accept", accepting, json::schema<AcceptInput>(),
      "Take one of the times; a sentence of one's own goes as a message.");
  add("/api/stadt/v1/appointments/{id}/counter", countering, json::schema<CounterInput>(),
      "Propose other times instead.");
  add("/api/stadt/v1/appointments/{id}/decline", ending<AppointmentAct::decline>, json::schema<WordsInput>(),
      "Say no.");
  add("/api/stadt/v1/appointments/{id}/cancel", ending<AppointmentAct::cancel>, json::schema<WordsInput>(),
      "Cancel what was agreed on, or take one's own proposal back.");
  return routes;
}

}  // namespace stadt
