#include "contacts/changes.hpp"
#include "contacts/contacts.hpp"
#include "contacts/store.hpp"

namespace stadt::contacts {

namespace {

std::optional<ContactRequest> waiting(sql::Transaction& transaction, const Pair& pair) {
  const auto id = contacts_store::claimed(transaction, pair.from, pair.to);
  return id ? contacts_store::locked_incoming(transaction, pair.to, *id) : std::nullopt;
}

// An addressee who writes to the sender instead of answering has asked back.
void hear_answer(sql::Transaction& transaction, Env& env, const Pair& pair) {
  const auto request = waiting(transaction, pair);
  if (!request || !is_living(request->state) || request->state == RequestState::asked) return;
  const auto next = transition(request->state, RequestAct::ask);
  if (next) change(transaction, env, pair.to, *request, *next);
}

// A letter that was a request takes the request along when it is deleted.
Result<> take_back_letter(sql::Transaction& transaction, Env& env, const PostFacts& letter) {
  for (const PersonId to : letter.mentions) {
    const Pair pair{letter.author, to};
    const auto request = waiting(transaction, pair);
    const bool was_it = request && request->post == letter.id && !is_over(request->state);
    if (was_it) CHECKED(take_back(transaction, env, pair, *request));
  }
  return {};
}

}  // namespace

Result<> derive(sql::Transaction& transaction, Env& env, const Event& event) {
  switch (event.kind) {
    case EventKind::blocked:
      end_request(transaction, env, {PersonId{event.actor}, PersonId{event.target}});
      end_request(transaction, env, {PersonId{event.target}, PersonId{event.actor}});
      break;
    case EventKind::contact_made:
      settle(transaction, env, {PersonId{event.actor}, PersonId{event.target}});
      break;
    case EventKind::letter_sent:
      hear_answer(transaction, env, {PersonId{event.target}, PersonId{event.actor}});
      break;
    case EventKind::post_deleted:
      if (const auto facts = facts_of_event(event); facts && facts->audience == Audience::mentioned) {
        return take_back_letter(transaction, env, *facts);
      }
      break;
    default:
      break;
  }
  return {};
}

}  // namespace stadt::contacts
