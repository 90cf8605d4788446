#include "appointments/appointment_entity.hpp"
#include "appointments/drafting.hpp"
#include "calendar/calendar.hpp"
#include "demo/stage.hpp"
#include "demo/store.hpp"

namespace stadt::demo {

namespace {

std::unexpected<Error> missing(std::string what) { return fail(ErrorKind::not_found, "demo.missing", std::move(what)); }

}  // namespace

Result<std::string> Stage::time_zone_of(sql::Session& db, std::string_view handle) {
  const auto found = parts_.accounts.person(db, TRY(person(db, handle)));
  if (!found) return missing("Nobody lives here by that name any more.");
  return found->time_zone;
}

Result<> Stage::act(sql::Transaction& transaction, const Propose& deed) {
  const auto& said = *deed.arrangement;
  const SaidAt moment{.minute = TRY(minute_of(said.at)), .now = parts_.env.now()};
  const Viewer author{.person = TRY(person(transaction, said.by)), .app = {}};
  appointments::Wish wish{.to = TRY(person(transaction, said.to)),
                          .plan = {said.kind, said.what, said.place, said.minutes},
                          .times = {},
                          .text = said.text,
                          .idempotency_key = name_of(said)};
  const auto time_zone = TRY(time_zone_of(transaction, said.by));
  for (const auto& when : said.times) wish.times.local.push_back(TRY(local_moment(when, moment, time_zone)));
  const auto proposal = TRY(appointments::drafted(parts_, transaction, author, std::move(wish)));
  TRY(appointments::propose(transaction, parts_, author.person, proposal));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const Settle& deed) {
  const auto& said = *deed.arrangement;
  const auto& answer = said.answers[deed.index];
  const PersonId proposer = TRY(person(transaction, said.by));
  const auto letter = demo_store::post_named(transaction, proposer, name_of(said));
  const Viewer author{.person = TRY(person(transaction, answer.by)), .app = {}};
  const auto found = letter ? appointments::of_letter(transaction, proposer, *letter, author.person) : std::nullopt;
  if (!found) return missing("What is answered here was never proposed.");
  if (!appointments::is_open(found->state)) return {};  // somebody who looks was faster
  const SaidAt moment{.minute = TRY(minute_of(said.at)), .now = found->created_at};
  const auto time_zone = TRY(time_zone_of(transaction, said.by));
  const auto local = TRY(local_moment(said.times[answer.take - 1], moment, time_zone));
  const appointments::Reply reply{
      .act = answer.act, .time = calendar::moment(local, time_zone), .times = {}, .text = answer.text};
  const auto drafted = TRY(appointments::drafted(parts_, transaction, author, *found, reply));
  TRY(appointments::answer(transaction, parts_, author.person, found->id, drafted));
  return {};
}

}  // namespace stadt::demo
