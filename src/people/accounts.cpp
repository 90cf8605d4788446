#include "people/accounts.hpp"

#include <unordered_map>

#include "base/collect.hpp"
#include "base/fragment_cache.hpp"
#include "json/write.hpp"
#include "people/account.hpp"
#include "people/present.hpp"
#include "people/store.hpp"

namespace stadt {

namespace {

constexpr std::size_t accounts_kept = 20'000;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Somebody as everybody sees them.
struct Shown {
  std::string account;
  std::string face;
  std::string name;
};
using Cache = FragmentCache<PersonId, Shown>;

Shown shown(const std::string& origin, const Person& person, std::span<const HouseItem> items) {
  const auto account = present_account(origin, person, items);
  return {.account = json::write(account),
          .face = json::write(face_of(account)),
          .name = person.name.empty() ? person.handle : person.name};
}

}  // namespace

struct Accounts::State {
  explicit State(std::string own_origin) : origin(std::move(own_origin)), cache(accounts_kept) {}

  std::string origin;
  Cache cache;

  std::vector<Cache::Pointer> find(sql::Session& db, std::span<const PersonId> people);
  // One part of each, which keeps the whole.
  std::vector<AccountFragment> find(sql::Session& db, std::span<const PersonId> people, std::string Shown::* part);
};

std::vector<Cache::Pointer> Accounts::State::find(sql::Session& db, std::span<const PersonId> people) {
  auto found = cache.find(people);
  std::unordered_map<PersonId, Cache::Ticket> missing;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (!found[i] && people[i]) missing.try_emplace(people[i], cache.ticket(people[i]));
  }
  if (missing.empty()) return found;

  const auto ids = collect(missing, [](const auto& entry) { return entry.first; });
  std::unordered_map<PersonId, std::vector<HouseItem>> houses;
  for (auto& owned : people_store::items(db, ids)) houses[owned.person].push_back(std::move(owned.item));
  std::unordered_map<PersonId, Cache::Pointer> made;
  for (const auto& person : people_store::people(db, ids)) {
    if (person.state == PersonState::gone || person.state == PersonState::suspended) continue;
    auto kept = std::make_shared<const Shown>(shown(origin, person, visible_items(houses[person.id], Tie{})));
    cache.put(missing[person.id], kept);
    made[person.id] = std::move(kept);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (!found[i]) found[i] = made[people[i]];
  }
  return found;
}

std::vector<AccountFragment> Accounts::State::find(sql::Session& db, std::span<const PersonId> people,
                                                   std::string Shown::* part) {
  std::vector<AccountFragment> parts;
  parts.reserve(people.size());
  for (auto& kept : find(db, people)) {
    const auto* text = kept ? &((*kept).*part) : nullptr;
    parts.push_back(AccountFragment(std::move(kept), text));
  }
  return parts;
}

Accounts::Accounts(std::string origin) : state_(std::make_unique<State>(std::move(origin))) {}
Accounts::~Accounts() = default;

std::vector<AccountFragment> Accounts::fragments(sql::Session& db, std::span<const PersonId> people) {
  return state_->find(db, people, &Shown::account);
}

std::vector<AccountFragment> Accounts::faces(sql::Session& db, std::span<const PersonId> people) {
  return state_->find(db, people, &Shown::face);
}

std::vector<std::string> Accounts::names(sql::Session& db, std::span<const PersonId> people) {
  return collect(state_->find(db, people), [](const auto& kept) { return kept ? kept->name : std::string(); });
}

void Accounts::follow(std::span<const Event> events) {
  for (const auto& event : events) {
    switch (event.kind) {
      case EventKind::followed:
      case EventKind::unfollowed:
        state_->cache.drop(PersonId{event.target});
        [[fallthrough]];
      case EventKind::person_changed:
      case EventKind::person_left:
      case EventKind::posted:
      case EventKind::post_deleted:
      case EventKind::boosted:
      case EventKind::unboosted:
        state_->cache.drop(PersonId{event.actor});
        break;
      default:
        break;
    }
  }
}

std::string Accounts::url(const Person& person) const { return state_->origin + "/@" + person.handle; }

std::string Accounts::uri(PersonId person) const { return state_->origin + "/people/" + std::to_string(person.value); }

std::optional<PersonId> Accounts::find(sql::Session& db, std::string_view handle) const {
  if (handle.starts_with('@')) handle.remove_prefix(1);
  if (const auto at = handle.find('@'); at != std::string_view::npos) {
    const auto own_domain = std::string_view(state_->origin).substr(state_->origin.find("://") + 3);
    if (lower(handle.substr(at + 1)) != own_domain) return std::nullopt;
    handle = handle.substr(0, at);
  }
  return people_store::by_handle(db, lower(handle));
}

std::optional<Person> Accounts::person(sql::Session& db, PersonId id) const {
  auto person = people_store::person(db, id);
  if (person && (person->state == PersonState::gone || person->state == PersonState::suspended)) return std::nullopt;
  return person;
}

std::string account_list(Accounts& accounts, sql::Session& db, std::span<const PersonId> people) {
  std::string out = "[";
  for (const auto& fragment : accounts.fragments(db, people)) {
    if (!fragment) continue;
    if (out.size() > 1) out += ',';
    out += *fragment;
  }
  return out + "]";
}

Result<std::string> own_account(const std::string& origin, sql::Session& db, PersonId id) {
  const auto person = people_store::person(db, id);
  if (!person) return fail(ErrorKind::not_found, "not_found", "There is nobody by this name.");
  std::vector<HouseItem> items;
  for (auto& owned : people_store::items(db, std::span(&id, 1))) items.push_back(std::move(owned.item));
  return json::write(present_own_account(origin, *person, items, people_store::count_follow_requests(db, id)));
}

}  // namespace stadt
