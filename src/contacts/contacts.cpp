#include "contacts/contacts.hpp"

#include "contacts/changes.hpp"
#include "contacts/store.hpp"
#include "json/write.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"
#include "posts/company.hpp"
#include "posts/store.hpp"
#include "text/markup.hpp"

namespace stadt::contacts {

namespace {

constexpr int most_compared = 200;
constexpr int headline_characters = 120;

std::unexpected<Error> no_request() { return fail(ErrorKind::not_found, "not_found", "There is no such request."); }
std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this id."); }

// The two of a wish, if they may have to do with each other at all.
Result<> check_pair(sql::Session& db, const Pair& pair) {
  if (pair.from == pair.to) {
    return fail(ErrorKind::unprocessable, "contact.oneself", "You know yourself already. Ask somebody else.");
  }
  const auto other = people_store::person(db, pair.to);
  if (!other || other->state != PersonState::active) return nobody();
  const auto side = people::acquaintance(db, pair.from, pair.to);
  if (!side.on_speaking_terms) return nobody();
  if (!side.contact) return {};
  return fail(ErrorKind::unprocessable, "contact.are_contacts", "You are contacts already. Write a message.");
}

// Everything that decides about a wish but its claim.
struct Facts {
  FoundAnchor found;
  std::string signature;
  DeliveryFacts delivery;
  Budget budget;
  std::optional<Time> stopped_until;
};

struct Moment {
  Time now;
  const Campaigns& campaigns;
};

Facts facts_of(sql::Session& db, const Pair& pair, FoundAnchor found, std::string_view reason, const Moment& moment) {
  const auto& [now, campaigns] = moment;
  Facts facts{.found = std::move(found), .signature = {}, .delivery = {}, .budget = {}, .stopped_until = {}};
  const auto other = people_store::person(db, pair.to);
  facts.signature = template_signature(reason, other ? other->name : "", other ? other->handle : "");
  facts.delivery.has_anchor = facts.found.anchor.kind != AnchorKind::none;
  facts.delivery.is_short = !says_enough(reason);
  facts.delivery.have_talked =
      facts.found.table && posts::have_answered_each_other(db, facts.found.table, pair.from, pair.to);
  facts.delivery.resembles = count_resembling(
      facts.signature, contacts_store::signatures(db, pair.from, now - resembling_for, pair.to, most_compared));
  facts.delivery.others = campaigns.others_like({.signature = facts.signature,
                                                 .sender = pair.from,
                                                 .since = now - resembling_for,
                                                 .resembling = campaign_resembling,
                                                 .enough = most_others_told});
  facts.budget = budget(contacts_store::history(db, pair.from, most_history), now);
  const auto stop = contacts_store::stop(db, pair.from);
  if (stop && stop->until > now) facts.stopped_until = stop->until;
  return facts;
}

Result<> check_budget(const Facts& facts) {
  if (facts.delivery.have_talked) return {};
  if (facts.stopped_until) {
    return fail(ErrorKind::unprocessable, "contact.stopped",
                "Several people felt advertised at. Sending requests rests until " + to_day(*facts.stopped_until) +
                    "; those who look after the city can end that earlier.");
  }
  if (!facts.budget.exhausted()) return {};
  return fail(ErrorKind::unprocessable, "contact.budget",
              "As many requests as you may have are still on their way. Let one answer first.");
}

// Whoever has asked this person already waits for the answer, however it turns out.
Result<> take_claim(sql::Transaction& transaction, Env& env, const Pair& pair, RequestId id) {
  const auto former = contacts_store::claim(transaction, pair.from, pair.to, id);
  if (!former) return {};
  const auto sent = contacts_store::outgoing(transaction, pair.from, *former);
  if (sent && !may_ask_again(sent->state, sent->created_at, env.now())) {
    return fail(ErrorKind::conflict, "contact.already",
                "You have asked this person already. Give the answer some time.");
  }
  contacts_store::move_claim(transaction, pair.from, pair.to, id);
  if (const auto state = sent ? transition(sent->state, RequestAct::end) : no_request(); state) {
    contacts_store::set_incoming(transaction, pair.to, *former, *state, env.now());
    contacts_store::set_outgoing(transaction, pair.from, *former, *state, env.now());
  }
  return {};
}

Result<RequestId> send(sql::Transaction& transaction, Env& env, const Pair& pair, const Facts& facts,
                       ContactRequest request) {
  CHECKED(check_budget(facts));
  const auto decision = decide_delivery(facts.delivery);
  request.id = RequestId{env.next_id()};
  request.other = pair.to;
  request.anchor = facts.found.anchor;
  request.delivery = decision.delivery;
  request.why = json::write(decision.why);
  request.created_at = request.changed_at = env.now();
  CHECKED(take_claim(transaction, env, pair, request.id));
  contacts_store::insert(transaction, {request, pair.from, facts.signature, facts.delivery.have_talked});
  record_sent(transaction, env, pair, request);
  if (!facts.delivery.have_talked) record_compared(transaction, env, pair, request.id, facts.signature);
  return request.id;
}

}  // namespace

Result<RequestId> ask(sql::Transaction& transaction, const PostsParts& parts, PersonId from, const Wish& wish) {
  const Pair pair{from, wish.to};
  people_store::lock(transaction, {pair.from, pair.to});
  CHECKED(check_pair(transaction, pair));
  auto found = TRY(find_anchor(transaction, parts, pair, wish.anchor));
  const auto facts =
      facts_of(transaction, pair, std::move(found), wish.reason, {parts.env.now(), parts.sight.campaigns()});
  ContactRequest request;
  request.reason = wish.reason;
  const auto id = TRY(send(transaction, parts.env, pair, facts, std::move(request)));
  // Whoever asks has spoken first: the other one may write back.
  people::note_letter(transaction, pair.from, pair.to, parts.env.now());
  return id;
}

Result<RequestId> ask_by_letter(sql::Transaction& transaction, Env& env, const Campaigns& campaigns,
                                const Letter& letter) {
  const Pair pair{letter.from, letter.to};
  people_store::lock(transaction, {pair.from, pair.to});
  if (const auto waiting = contacts_store::claimed(transaction, pair.from, pair.to)) {
    const auto sent = contacts_store::outgoing(transaction, pair.from, *waiting);
    if (sent && is_living(sent->state)) return *waiting;
  }
  CHECKED(check_pair(transaction, pair));
  FoundAnchor found;
  const auto answered = letter.answers ? posts_store::post(transaction, letter.answers) : std::nullopt;
  if (answered && answered->author == pair.to && counts_in_public(answered->audience)) {
    found = {{AnchorKind::post, std::to_string(answered->id.value), posts::headline(*answered, headline_characters)},
             answered->conversation};
  }
  const auto facts = facts_of(transaction, pair, std::move(found), letter.text, {env.now(), campaigns});
  ContactRequest request;
  request.reason = text::shortened(letter.text, longest_reason);
  request.post = letter.post;
  return send(transaction, env, pair, facts, std::move(request));
}

Result<RequestId> answer(sql::Transaction& transaction, const PostsParts& parts, PersonId addressee, RequestId id,
                         const Answer& answer) {
  const auto seen = contacts_store::incoming(transaction, addressee, id);
  if (!seen) return no_request();
  people_store::lock(transaction, {addressee, seen->other});
  const auto request = contacts_store::locked_incoming(transaction, addressee, id);
  if (!request) return no_request();
  const auto next = TRY(transition(request->state, answer.act));
  if (answer.act == RequestAct::restore && is_put_aside(request->state)) {
    CHECKED(check_undo(request->changed_at, parts.env.now()));
  }
  if (next == RequestState::accepted && request->state != next) {
    CHECKED(people::make_contact(transaction, parts.env, addressee, request->other));
    contacts_store::release_claim(transaction, request->other, addressee);
  }
  if (next != request->state) change(transaction, parts.env, addressee, *request, next);
  const bool speaks = answer.letter && (next != request->state || answer.act == RequestAct::ask);
  if (speaks) TRY(posts::create(transaction, parts, *answer.letter));
  return id;
}

Result<RequestId> withdraw(sql::Transaction& transaction, const PostsParts& parts, PersonId sender, RequestId id) {
  const auto sent = contacts_store::outgoing(transaction, sender, id);
  if (!sent) return no_request();
  people_store::lock(transaction, {sender, sent->other});
  const auto request = contacts_store::locked_incoming(transaction, sent->other, id);
  if (!request) return no_request();
  CHECKED(take_back(transaction, parts.env, {sender, sent->other}, *request));
  return id;
}

Result<> lift_stop(sql::Transaction& transaction, PersonId sender) {
  if (contacts_store::lift_stop(transaction, sender)) return {};
  return fail(ErrorKind::not_found, "not_found", "Nothing is stopped for this person.");
}

Result<Outlook> outlook(sql::Session& db, const PostsParts& parts, PersonId from, const Wish& wish) {
  const Pair pair{from, wish.to};
  CHECKED(check_pair(db, pair));
  auto found = TRY(find_anchor(db, parts, pair, wish.anchor));
  const auto facts = facts_of(db, pair, std::move(found), wish.reason, {parts.env.now(), parts.sight.campaigns()});
  return Outlook{.decision = decide_delivery(facts.delivery),
                 .resembles = facts.delivery.resembles,
                 .have_talked = facts.delivery.have_talked,
                 .exhausted = facts.budget.exhausted() && !facts.delivery.have_talked,
                 .stopped_until = facts.delivery.have_talked ? std::nullopt : facts.stopped_until};
}

}  // namespace stadt::contacts
