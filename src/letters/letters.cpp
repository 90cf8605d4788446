#include "letters/letters.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "contacts/contacts.hpp"
#include "letters/rules.hpp"
#include "letters/store.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"
#include "posts/store.hpp"

namespace stadt::letters {

namespace {

std::vector<PersonId> everybody_of(const PostFacts& facts) {
  auto everybody = addressees(facts);
  everybody.push_back(facts.author);
  return everybody;
}

// How the author stands to each of them, whom nobody changes meanwhile; not found if one is gone or one of the two has
// blocked the other.
Result<std::vector<Acquaintance>> reach(sql::Transaction& transaction, PersonId author, std::span<const PersonId> to) {
  std::vector<PersonId> all(to.begin(), to.end());
  all.push_back(author);
  people_store::lock(transaction, std::move(all));
  auto sides = people::acquaintances(transaction, author, to);
  const auto people = people_store::people(transaction, to);
  const bool here = people.size() == to.size() && std::ranges::none_of(people, [](const Person& person) {
                      return person.state == PersonState::gone || person.state == PersonState::suspended;
                    });
  if (here && std::ranges::all_of(sides, &Acquaintance::on_speaking_terms)) return sides;
  return fail(ErrorKind::not_found, "not_found", "There is nobody by this id to write to.");
}

struct City {
  Env& env;
  const Campaigns& campaigns;
};

// The request that the letter is to each of them, none: they know the author.
Result<std::vector<RequestId>> requests_of(sql::Transaction& transaction, const City& city, const PostFacts& facts,
                                           std::span<const PersonId> to, std::span<const Acquaintance> sides) {
  std::vector<RequestId> requests(to.size());
  if (std::ranges::all_of(sides, is_known)) return requests;
  const auto post = posts_store::post(transaction, facts.id);
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (is_known(sides[i])) continue;
    const contacts::Letter letter{
        .post = facts.id, .from = facts.author, .to = to[i], .answers = facts.parent, .text = post ? post->source : ""};
    requests[i] = TRY(contacts::ask_by_letter(transaction, city.env, city.campaigns, letter));
  }
  return requests;
}

Result<> deliver(sql::Transaction& transaction, Env& env, const Campaigns& campaigns, const PostFacts& facts) {
  const auto to = addressees(facts);
  const auto sides = TRY(reach(transaction, facts.author, to));
  const auto requests = TRY(requests_of(transaction, {env, campaigns}, facts, to, sides));
  people::note_letters(transaction, facts.author, to, env.now());
  letters_store::release(transaction, facts.author, to);  // who writes to them knows them

  const auto everybody = everybody_of(facts);
  std::vector<letters_store::Delivery> deliveries;
  deliveries.reserve(everybody.size());
  for (std::size_t i = 0; i < everybody.size(); ++i) {
    deliveries.push_back({.owner = everybody[i],
                          .participants = participants(everybody, everybody[i]),
                          .author = facts.author,
                          .post = facts.id,
                          .request = i < to.size() ? requests[i] : RequestId{},
                          .fresh = LetterEntryId{env.next_id(0)}});
  }
  letters_store::deliver(transaction, deliveries);
  for (std::size_t i = 0; i < to.size(); ++i) {
    transaction.record({.kind = requests[i] ? EventKind::letter_held : EventKind::letter_sent,
                        .actor = facts.author.value,
                        .object = facts.id.value,
                        .target = to[i].value,
                        .at = env.now()});
  }
  return {};
}

void take_out(sql::Transaction& transaction, const PostFacts& facts) {
  const auto everybody = everybody_of(facts);
  people_store::lock(transaction, everybody);
  const auto places =
      collect(everybody, [&](PersonId owner) { return letters_store::Place{owner, participants(everybody, owner)}; });
  letters_store::take_out(transaction, facts.id, places);
}

// What the addressee of a request does with it; only a withdrawal is its sender's.
void follow_request(sql::Transaction& transaction, const Event& event) {
  const RequestId request{event.object};
  const auto& state = event.detail;
  const PersonId owner{state == "withdrawn" ? event.target : event.actor};
  if (state == "accepted" || state == "asked") letters_store::release(transaction, owner, {PersonId{event.target}});
  if (state == "withdrawn" || state == "ended") letters_store::close(transaction, owner, request);
  const bool aside = state == "discarded" || state == "advert";
  if (aside || state == "pending") letters_store::put_aside(transaction, owner, request, aside);
}

void note_change(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id) {
  transaction.record({.kind = EventKind::letter_read, .actor = owner.value, .object = id.value, .at = env.now()});
}

Result<LetterEntry> own_entry(sql::Transaction& transaction, PersonId owner, LetterEntryId id) {
  auto entry = letters_store::entry(transaction, owner, id);
  if (!entry) return no_conversation();
  return std::move(*entry);
}

Result<LetterEntryId> see(sql::Transaction& transaction, Env& env, PersonId owner, const LetterEntry& entry,
                          PostId seen) {
  if (seen == entry.seen) return entry.id;
  letters_store::set_seen(transaction, owner, entry.id, seen);
  note_change(transaction, env, owner, entry.id);
  return entry.id;
}

}  // namespace

std::unexpected<Error> no_conversation() {
  return fail(ErrorKind::not_found, "not_found", "There is no such conversation.");
}

Result<> derive(sql::Transaction& transaction, Env& env, const Campaigns& campaigns, const Event& event) {
  switch (event.kind) {
    case EventKind::posted:
      if (const auto facts = facts_of_event(event); facts && is_letter(*facts)) {
        return deliver(transaction, env, campaigns, *facts);
      }
      break;
    case EventKind::post_edited:  // what is written anew reaches only those who could be written to
      if (const auto facts = facts_of_event(event); facts && is_letter(*facts)) {
        CHECKED(reach(transaction, facts->author, addressees(*facts)));
      }
      break;
    case EventKind::post_deleted:
      if (const auto facts = facts_of_event(event); facts && is_letter(*facts)) take_out(transaction, *facts);
      break;
    case EventKind::contact_made:
      letters_store::release(transaction, PersonId{event.actor}, {PersonId{event.target}});
      break;
    case EventKind::request_changed:
      follow_request(transaction, event);
      break;
    default:
      break;
  }
  return {};
}

Result<LetterEntryId> mark_read(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id) {
  const auto entry = TRY(own_entry(transaction, owner, id));
  return see(transaction, env, owner, entry, std::max(entry.seen, entry.last));
}

Result<LetterEntryId> mark_unread(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id) {
  const auto entry = TRY(own_entry(transaction, owner, id));
  return see(transaction, env, owner, entry, seen_before(entry));
}

Result<LetterEntryId> hide(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id) {
  const auto entry = TRY(own_entry(transaction, owner, id));
  if (letters_store::hide(transaction, owner, entry.id)) note_change(transaction, env, owner, entry.id);
  return entry.id;
}

}  // namespace stadt::letters
