// Whom a viewer sees, and how they stand to others: from memory, or from SQL while memory is not ready, by the same
// rules. Which of the two answers is decided once, so that one page never mixes them.
#pragma once

#include <span>
#include <unordered_map>
#include <unordered_set>

#include "people/side_store.hpp"
#include "sight/sight.hpp"
#include "sql/session.hpp"

namespace stadt::people {

class Beholder {
 public:
  // Only of `others` may be asked afterwards, and of nobody (no id). SQL is asked in one round for each kind.
  Beholder(sql::Session& db, const Sight& sight, PersonId viewer, std::span<const PersonId> others)
      : Beholder(db, sight.ready() ? &sight : nullptr, viewer, others) {}
  // The same for those who have decided already; no memory: SQL.
  Beholder(sql::Session& db, const Sight* memory, PersonId viewer, std::span<const PersonId> others);

  // Muted or blocked by the viewer, or blocking the viewer, or not in the city any more.
  bool hides(PersonId other) const;
  bool has_left(PersonId other) const;
  // Neither of the two has blocked the other.
  bool on_speaking_terms(PersonId other) const;
  Relation relation(PersonId other) const;

 private:
  const Sight* memory_;  // none: what was read counts
  PersonId viewer_;
  std::unordered_map<PersonId, side_store::Side> sides_;
};

// Of these people those whom the viewer does not see: many of one page, from memory or from SQL in one round.
std::unordered_set<PersonId> hidden_among(sql::Session& db, const Sight& sight, PersonId viewer,
                                          std::span<const PersonId> people);
// Of these viewers those who do not see the person: the other way round.
std::unordered_set<PersonId> unseen_by(sql::Session& db, const Sight& sight, PersonId person,
                                       std::span<const PersonId> viewers);

// The same of one person.
bool hides(sql::Session& db, const Sight& sight, PersonId viewer, PersonId other);
bool on_speaking_terms(sql::Session& db, const Sight& sight, PersonId viewer, PersonId other);

}  // namespace stadt::people
