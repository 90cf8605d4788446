#include "occasions/occasions.hpp"

#include "occasions/store.hpp"
#include "people/store.hpp"
#include "people/visible_house.hpp"

namespace stadt::occasions {

namespace {

constexpr int most_cleared = 20;  // what is over, each time something is told

void note(sql::Transaction& transaction, Env& env, EventKind kind, const Occasion& occasion) {
  transaction.record({.kind = kind, .actor = occasion.person.value, .object = occasion.id.value, .at = env.now()});
}

OccasionId oldest_living(Time now) { return OccasionId{first_id_at(now - lasts)}; }

void clear_over(sql::Transaction& transaction, PersonId person, Time now) {
  for (const auto& occasion : occasions_store::over(transaction, person, oldest_living(now), most_cleared)) {
    occasions_store::remove(transaction, occasion, span_of(time_of(occasion.id)));
  }
}

Result<Occasion> own_living(sql::Transaction& transaction, Env& env, PersonId person, OccasionId id) {
  people_store::lock(transaction, {person});
  auto occasion = occasions_store::occasion(transaction, person, id);
  if (!occasion || !lives(occasion->told_at, env.now())) return no_occasion();
  return std::move(*occasion);
}

}  // namespace

std::unexpected<Error> no_occasion() { return fail(ErrorKind::not_found, "not_found", "There is no such occasion."); }

Result<OccasionId> tell(sql::Transaction& transaction, Env& env, PersonId person, const OccasionDraft& draft) {
  people_store::lock(transaction, {person});
  auto occasion = TRY(checked(draft, people::visible_house(transaction, person, person)));
  const Time now = env.now();
  if (std::ssize(occasions_store::of_person(transaction, person, oldest_living(now), most_at_once)) >= most_at_once) {
    return fail(ErrorKind::unprocessable, "occasion.enough",
                "Three things that you told stand there still. Take one back, or give them a few days.");
  }
  clear_over(transaction, person, now);
  occasion.person = person;
  occasion.id = env.make_id<OccasionId>();
  occasion.told_at = occasion.changed_at = now;
  occasions_store::insert(transaction, occasion, span_of(time_of(occasion.id)));
  note(transaction, env, occasion_told, occasion);
  return occasion.id;
}

Result<OccasionId> change(sql::Transaction& transaction, Env& env, PersonId person, OccasionId id,
                          const std::string& words) {
  auto occasion = TRY(own_living(transaction, env, person, id));
  CHECKED(check_young(occasion, env.now()));
  occasion.words = TRY(checked_words(words));
  occasion.changed_at = env.now();
  occasions_store::put_words(transaction, occasion);
  note(transaction, env, occasion_changed, occasion);
  return id;
}

Result<OccasionId> take_back(sql::Transaction& transaction, Env& env, PersonId person, OccasionId id) {
  const auto occasion = TRY(own_living(transaction, env, person, id));
  occasions_store::remove(transaction, occasion, span_of(time_of(id)));
  note(transaction, env, occasion_taken_back, occasion);
  return id;
}

}  // namespace stadt::occasions
