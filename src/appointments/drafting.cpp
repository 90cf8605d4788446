#include "appointments/drafting.hpp"

#include "appointments/letter_text.hpp"
#include "text/clean.hpp"

namespace stadt::appointments {

namespace {

struct Author {
  std::string time_zone;
  std::string language;
};

Author author_of(const PostsParts& parts, sql::Session& db, Viewer viewer) {
  const auto person = parts.accounts.person(db, viewer.person);
  return person ? Author{person->time_zone, person->default_language} : Author{};
}

Result<Times> times_of(const WishedTimes& wished, const Author& author, Time now) {
  return checked_times(wished.local, wished.time_zone.value_or(author.time_zone), now);
}

std::string address_of(const PostsParts& parts, AppointmentId id) {
  return parts.origin + "/meetups/" + std::to_string(id.value);
}

// A letter to the other one alone, whomever its words name.
Result<posts::Prepared> letter_to(const PostsParts& parts, sql::Session& db, Viewer author, PersonId to,
                                  std::string text) {
  Draft draft{.text = std::move(text), .audience = Audience::mentioned, .to = {to}};
  auto prepared = TRY(posts::prepare(parts, db, author, std::move(draft)));
  std::erase_if(prepared.rendered.mentions, [&](const auto& mention) { return mention.id != to; });
  return prepared;
}

}  // namespace

Result<Proposal> drafted(const PostsParts& parts, sql::Session& db, Viewer author, Wish wish) {
  const auto who = author_of(parts, db, author);
  auto plan = TRY(checked_plan(std::move(wish.plan)));
  auto times = TRY(times_of(wish.times, who, parts.env.now()));
  auto words = TRY(text::clean_text("text", wish.text, words_characters));
  const auto id = parts.env.make_id<AppointmentId>();
  auto text = letter_text({words, plan, times, address_of(parts, id), who.language});
  auto letter = TRY(letter_to(parts, db, author, wish.to, std::move(text)));
  letter.idempotency_key = std::move(wish.idempotency_key);
  return Proposal{.id = id,
                  .to = wish.to,
                  .plan = std::move(plan),
                  .times = std::move(times),
                  .words = std::move(words),
                  .letter = std::move(letter)};
}

Result<Answer> drafted(const PostsParts& parts, sql::Session& db, Viewer author, const Appointment& appointment,
                       const Reply& reply) {
  Answer answer{.act = reply.act, .time = reply.time};
  auto words = TRY(text::clean_text("text", reply.text, words_characters));
  if (reply.act != AppointmentAct::counter) {
    if (!words.empty()) answer.letter = TRY(letter_to(parts, db, author, appointment.other, std::move(words)));
    return answer;
  }
  const auto who = author_of(parts, db, author);
  answer.times = TRY(times_of(reply.times, who, parts.env.now()));
  answer.words = std::move(words);
  const Plan plan{appointment.kind, appointment.what, appointment.place, appointment.minutes};
  auto text = letter_text({answer.words, plan, *answer.times, address_of(parts, appointment.id), who.language});
  answer.letter = TRY(letter_to(parts, db, author, appointment.other, std::move(text)));
  return answer;
}

}  // namespace stadt::appointments
