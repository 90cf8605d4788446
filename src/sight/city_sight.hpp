// The whole city in memory, without locks: what sight.cpp guards. Every change is idempotent, because events that
// happen while the city is read from SQL are applied once more afterwards.
#pragma once

#include <map>
#include <unordered_map>

#include "base/event.hpp"
#include "sight/people_sight.hpp"

namespace stadt {

struct TableSight {
  PersonId host;
  PlaceId place;
  PostId last;
};

class CitySight {
 public:
  PersonSight& person(PersonId id) { return people_[id]; }
  const PersonSight* find(PersonId id) const {
    const auto found = people_.find(id);
    return found == people_.end() ? nullptr : &found->second;
  }

  void apply(const Event& event);
  void put_table(ConversationId id, const TableSight& table);
  void remove_table(ConversationId id);
  // By the id of their last public post.
  const std::map<PostId, ConversationId>& tables_by_last() const { return by_last_; }
  const TableSight* table(ConversationId id) const {
    const auto found = tables_.find(id);
    return found == tables_.end() ? nullptr : &found->second;
  }

 private:
  void apply_relation(const Event& event);
  static void apply_contact(PersonSight& actor, const Event& event);
  void apply_reaction(const Event& event);
  void apply_post(const Event& event);

  std::unordered_map<PersonId, PersonSight> people_;
  std::unordered_map<ConversationId, TableSight> tables_;
  std::map<PostId, ConversationId> by_last_;
};

}  // namespace stadt
