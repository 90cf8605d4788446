#include "people/beholder.hpp"

#include <algorithm>
#include <iterator>

#include "sight/hidden.hpp"
#include "sight/view.hpp"

namespace stadt::people {

Beholder::Beholder(sql::Session& db, const Sight* memory, PersonId viewer, std::span<const PersonId> others)
    : memory_(memory), viewer_(viewer) {
  if (memory) return;
  sides_.emplace(PersonId{}, side_store::Side());
  std::vector<PersonId> once;
  for (const auto other : others) {
    if (sides_.try_emplace(other).second) once.push_back(other);
  }
  if (once.empty()) return;
  auto sides = side_store::sides(db, viewer, once, Time{wall_clock_ms()});
  for (std::size_t i = 0; i < once.size(); ++i) sides_[once[i]] = sides[i];
}

bool Beholder::hides(PersonId other) const {
  if (memory_) return memory_->hidden(viewer_, other);
  const auto& [relation, gone] = sides_.at(other);
  return gone || relation.blocking || relation.blocked_by || relation.muting;
}

bool Beholder::has_left(PersonId other) const { return memory_ ? memory_->hidden({}, other) : sides_.at(other).gone; }

bool Beholder::on_speaking_terms(PersonId other) const {
  if (memory_) return memory_->on_speaking_terms(viewer_, other);
  const auto& relation = sides_.at(other).relation;
  return !relation.blocking && !relation.blocked_by;
}

Relation Beholder::relation(PersonId other) const {
  return memory_ ? memory_->relation(viewer_, other) : sides_.at(other).relation;
}

std::unordered_set<PersonId> hidden_among(sql::Session& db, const Sight& sight, PersonId viewer,
                                          std::span<const PersonId> people) {
  std::unordered_set<PersonId> hidden;
  if (!sight.ready()) {
    const Beholder beholder(db, nullptr, viewer, people);
    std::ranges::copy_if(people, std::inserter(hidden, hidden.end()),
                         [&](PersonId one) { return beholder.hides(one); });
    return hidden;
  }
  const auto city = sight.view();
  const Eyes eyes(*city, viewer);
  for (const auto person : people) {
    const Number number = city->number(person);
    if (number && eyes.hides(number)) hidden.insert(person);
  }
  return hidden;
}

std::unordered_set<PersonId> unseen_by(sql::Session& db, const Sight& sight, PersonId person,
                                       std::span<const PersonId> viewers) {
  std::unordered_set<PersonId> blind;
  const bool is_ready = sight.ready();
  const auto hiding = is_ready ? std::vector<bool>() : side_store::hiding(db, viewers, person, Time{wall_clock_ms()});
  for (std::size_t i = 0; i < viewers.size(); ++i) {
    if (is_ready ? sight.hidden(viewers[i], person) : hiding[i]) blind.insert(viewers[i]);
  }
  return blind;
}

bool hides(sql::Session& db, const Sight& sight, PersonId viewer, PersonId other) {
  return Beholder(db, sight, viewer, std::span(&other, 1)).hides(other);
}

bool on_speaking_terms(sql::Session& db, const Sight& sight, PersonId viewer, PersonId other) {
  return Beholder(db, sight, viewer, std::span(&other, 1)).on_speaking_terms(other);
}

}  // namespace stadt::people
