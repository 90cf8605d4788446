#include "contacts/changes.hpp"

#include "contacts/budget_rules.hpp"
#include "contacts/rules.hpp"
#include "contacts/store.hpp"

namespace stadt::contacts {

namespace {

Event event(EventKind kind, Env& env, PersonId actor, RequestId request, PersonId target, std::string detail) {
  return {.kind = kind,
          .actor = actor.value,
          .object = request.value,
          .target = target.value,
          .at = env.now(),
          .detail = std::move(detail)};
}

template <typename Enum>
std::string name_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

RequestOutcome outcome_of(RequestState state) {
  switch (state) {
    case RequestState::asked:
      return RequestOutcome::asked;
    case RequestState::later:
      return RequestOutcome::later;
    case RequestState::accepted:
      return RequestOutcome::accepted;
    case RequestState::advert:
      return RequestOutcome::advert;
    default:
      return RequestOutcome::open;
  }
}

// A mark as advertising may stop its sender; a mark that is taken back may end that.
void weigh_marks(sql::Transaction& transaction, PersonId sender, Time now) {
  const auto found = marks(contacts_store::history(transaction, sender, most_history), now);
  if (!must_stop(found)) {
    contacts_store::lift_stop(transaction, sender);
    return;
  }
  // A stop that goes on neither grows nor moves: that would tell of every mark.
  const auto stop = contacts_store::stop(transaction, sender);
  if (stop && stop->until > now) return;
  contacts_store::put_stop(transaction, sender, {next_midnight(now) + stop_lasts, found.adverts, found.known});
}

}  // namespace

void record_sent(sql::Transaction& transaction, Env& env, const Pair& pair, const ContactRequest& request) {
  transaction.record(event(EventKind::request_sent, env, pair.from, request.id, pair.to, name_of(request.delivery)));
}

void record_compared(sql::Transaction& transaction, Env& env, const Pair& pair, RequestId request,
                     std::string_view signature) {
  auto brief = Campaigns::brief(signature);
  if (brief.empty()) return;
  transaction.record(event(EventKind::request_compared, env, pair.from, request, PersonId{}, std::move(brief)));
}

void change(sql::Transaction& transaction, Env& env, PersonId addressee, const ContactRequest& request,
            RequestState next) {
  const Time now = env.now();
  const bool is_told = next == RequestState::accepted || next == RequestState::asked;
  contacts_store::set_incoming(transaction, addressee, request.id, next, now);
  if (is_told) contacts_store::set_outgoing(transaction, request.other, request.id, next, now);
  contacts_store::set_outcome(transaction, request.other, request.id, outcome_of(next), now);
  if (next == RequestState::advert || request.state == RequestState::advert) {
    weigh_marks(transaction, request.other, now);
  }
  transaction.record(event(EventKind::request_changed, env, addressee, request.id, is_told ? request.other : PersonId{},
                           name_of(next)));
}

void settle(sql::Transaction& transaction, Env& env, const Pair& pair) {
  const auto id = contacts_store::claimed(transaction, pair.from, pair.to);
  const auto request = id ? contacts_store::locked_incoming(transaction, pair.to, *id) : std::nullopt;
  if (!request || is_over(request->state)) return;
  contacts_store::set_incoming(transaction, pair.to, *id, RequestState::accepted, env.now());
  contacts_store::set_outgoing(transaction, pair.from, *id, RequestState::accepted, env.now());
  contacts_store::set_outcome(transaction, pair.from, *id, RequestOutcome::accepted, env.now());
  contacts_store::release_claim(transaction, pair.from, pair.to);
}

Result<> take_back(sql::Transaction& transaction, Env& env, const Pair& pair, const ContactRequest& request) {
  const auto next = TRY(transition(request.state, RequestAct::withdraw));
  if (next == request.state) return {};
  contacts_store::set_incoming(transaction, pair.to, request.id, next, env.now());
  contacts_store::set_outgoing(transaction, pair.from, request.id, next, env.now());
  transaction.record(event(EventKind::request_changed, env, pair.from, request.id, pair.to, name_of(next)));
  return {};
}

void end_request(sql::Transaction& transaction, Env& env, const Pair& pair) {
  const auto id = contacts_store::claimed(transaction, pair.from, pair.to);
  if (!id) return;
  const auto request = contacts_store::locked_incoming(transaction, pair.to, *id);
  const auto next = transition(request ? request->state : RequestState::ended, RequestAct::end);
  if (request && next && *next == RequestState::ended) {
    contacts_store::set_incoming(transaction, pair.to, *id, *next, env.now());
    contacts_store::set_outgoing(transaction, pair.from, *id, *next, env.now());
    transaction.record(event(EventKind::request_changed, env, pair.to, *id, PersonId{}, name_of(*next)));
  }
  contacts_store::release_claim(transaction, pair.from, pair.to);
}

}  // namespace stadt::contacts
