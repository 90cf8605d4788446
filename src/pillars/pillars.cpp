#include "pillars/pillars.hpp"

#include "people/store.hpp"
#include "people/ties.hpp"
#include "pillars/rules.hpp"
#include "pillars/store.hpp"

namespace stadt::pillars {

namespace {

void note(sql::Transaction& transaction, Env& env, EventKind kind, PersonId person, NoticeId id, PersonId target = {}) {
  transaction.record(
      {.kind = kind, .actor = person.value, .object = id.value, .target = target.value, .at = env.now()});
}

// Whoever comes second waits for the first, and then finds what they did.
Result<Notice> own_living(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id) {
  people_store::lock(transaction, {person});
  auto notice = pillars_store::notice(transaction, id);
  if (!notice || notice->person != person || notice->ends_at <= env.now()) return no_notice();
  return std::move(*notice);
}

}  // namespace

std::unexpected<Error> no_notice() { return fail(ErrorKind::not_found, "not_found", "There is no such poster."); }

Result<NoticeId> post(sql::Transaction& transaction, Env& env, PersonId person, Notice checked) {
  people_store::lock(transaction, {person});
  const auto before = pillars_store::claim_of(transaction, person);
  checked.id = env.make_id<NoticeId>();
  checked.person = person;
  checked.posted_at = env.now();
  if (!pillars_store::claim(transaction, {person, checked.id, checked.ends_at}, env.now())) {
    return fail(ErrorKind::conflict, "notice.one_at_a_time",
                "A poster of yours hangs already. Change it, or take it down first.");
  }
  if (before) pillars_store::remove(transaction, before->notice, span_of(before->ends_at));
  pillars_store::insert(transaction, checked, span_of(checked.ends_at));
  note(transaction, env, notice_posted, person, checked.id);
  return checked.id;
}

Result<NoticeId> post(sql::Transaction& transaction, Env& env, PersonId person, const NoticeDraft& draft) {
  return post(transaction, env, person, TRY(checked(draft, env.now())));
}

Result<NoticeId> change(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id, Notice checked) {
  const Notice before = TRY(own_living(transaction, env, person, id));
  checked.id = id;
  checked.person = person;
  checked.changed_at = env.now();
  pillars_store::update(transaction, checked, span_of(before.ends_at), span_of(checked.ends_at));
  pillars_store::move_claim(transaction, {person, id, checked.ends_at});
  note(transaction, env, notice_changed, person, id);
  return id;
}

Result<NoticeId> take_down(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id) {
  const Notice notice = TRY(own_living(transaction, env, person, id));
  pillars_store::remove(transaction, id, span_of(notice.ends_at));
  pillars_store::release_claim(transaction, person);
  note(transaction, env, notice_taken_down, person, id);
  return id;
}

Result<NoticeId> thumb(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id, ThumbWish wish) {
  const auto notice = pillars_store::notice(transaction, id);
  if (!notice || notice->ends_at <= env.now()) return no_notice();
  if (notice->person == person) {
    return fail(ErrorKind::unprocessable, "notice.own_thumb", "A thumb is for the posters of others.");
  }
  if (!people::acquaintance(transaction, person, notice->person).on_speaking_terms) return no_notice();
  const bool raises = wish == ThumbWish::raised;
  const bool changed = raises ? pillars_store::insert_thumb(transaction, id, person, env.now())
                              : pillars_store::delete_thumb(transaction, id, person);
  if (!changed) return id;
  // Taken down at this moment: nothing is left of the thumb either.
  if (!pillars_store::count_thumb(transaction, id, raises ? 1 : -1)) return no_notice();
  note(transaction, env, raises ? thumb_raised : thumb_lowered, person, id, notice->person);
  return id;
}

}  // namespace stadt::pillars
