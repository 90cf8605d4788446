#include "people/beholder.hpp"

#include <algorithm>

#include "sight/hidden.hpp"

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

bool hides(sql::Session& db, const Sight& sight, PersonId viewer, PersonId other) {
  return Beholder(db, sight, viewer, std::span(&other, 1)).hides(other);
}

bool on_speaking_terms(sql::Session& db, const Sight& sight, PersonId viewer, PersonId other) {
  return Beholder(db, sight, viewer, std::span(&other, 1)).on_speaking_terms(other);
}

}  // namespace stadt::people
