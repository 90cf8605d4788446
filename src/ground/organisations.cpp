#include "ground/organisations.hpp"

#include "text/unicode.hpp"

namespace stadt::ground {

std::string organisation_key(std::string_view name) { return text::folded(name); }

void Organisations::rebuild(sql::Session& db) {
  std::scoped_lock reading(reading_);
  const auto roles = ground_store::public_roles(db);
  people_.clear();
  organisations_.clear();
  put(roles);
  is_read_ = true;
}

void Organisations::follow(std::span<const Event> events) {
  std::scoped_lock noting(noting_);
  for (const auto& event : events) {
    if (event.kind == EventKind::person_changed || event.kind == EventKind::person_left) {
      changed_.insert(PersonId{event.actor});
    }
  }
}

std::vector<std::int64_t> Organisations::people(sql::Session& db, std::span<const std::string> organisations) {
  std::vector<std::int64_t> counts;
  if (organisations.empty()) return counts;
  read_changed(db);
  std::scoped_lock reading(reading_);
  for (const auto& name : organisations) {
    const auto found = people_.find(organisation_key(name));
    counts.push_back(found == people_.end() ? 0 : std::ssize(found->second));
  }
  return counts;
}

void Organisations::read_changed(sql::Session& db) {
  std::vector<PersonId> changed;
  {
    std::scoped_lock noting(noting_);
    if (changed_.empty()) return;
    changed.assign(changed_.begin(), changed_.end());
    changed_.clear();
  }
  if (changed.size() > most_read_again) return rebuild(db);
  std::scoped_lock reading(reading_);
  if (!is_read_) return;
  const auto roles = ground_store::public_roles(db, changed);
  for (const auto person : changed) forget(person);
  put(roles);
}

void Organisations::put(std::span<const ground_store::PublicRole> roles) {
  for (const auto& role : roles) {
    auto key = organisation_key(role.organisation);
    if (people_[key].insert(role.person).second) organisations_[role.person].push_back(std::move(key));
  }
}

void Organisations::forget(PersonId person) {
  for (const auto& key : organisations_[person]) {
    auto& people = people_[key];
    people.erase(person);
    if (people.empty()) people_.erase(key);
  }
  organisations_.erase(person);
}

}  // namespace stadt::ground
