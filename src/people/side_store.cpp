#include "people/side_store.hpp"

#include "people/person.hpp"
#include "people/relation.hpp"

namespace stadt::side_store {

namespace {

// What a row of an answer speaks of.
enum class Kind { follows = 0, followed_by = 1, blocking = 2, blocked_by = 3, mute = 4, contact = 5 };

void add(Relation& relation, const sql::Row& row, Time now) {
  switch (static_cast<Kind>(row.integer(0))) {
    case Kind::follows:
      relation.following = row.integer(1) == static_cast<std::int64_t>(FollowState::following);
      relation.requested = !relation.following;
      relation.shows_boosts = row.integer(2) != 0;
      break;
    case Kind::followed_by:
      relation.followed_by = row.integer(1) == static_cast<std::int64_t>(FollowState::following);
      relation.requested_by = !relation.followed_by;
      break;
    case Kind::blocking:
      relation.blocking = true;
      break;
    case Kind::blocked_by:
      relation.blocked_by = true;
      break;
    case Kind::mute:
      relation.muting = row.integer(1) == 0 || row.integer(1) > now.ms;
      break;
    case Kind::contact:
      relation.contact = true;
      break;
  }
}

void read_relations(sql::Session& db, PersonId viewer, std::span<const PersonId> others, Time now,
                    std::vector<Side>& sides) {
  std::vector<std::vector<sql::Param>> there;
  std::vector<std::vector<sql::Param>> back;
  for (const auto other : others) {
    there.push_back({viewer.value, other.value});
    back.push_back({other.value, viewer.value, static_cast<std::int64_t>(Closeness::close)});
  }
  db.run_many(R"sql(
      SELECT 0, state, boosts FROM follow_out WHERE person_id = $1 AND target_id = $2
      UNION ALL SELECT 1, state, 0 FROM follow_in WHERE person_id = $1 AND follower_id = $2
      UNION ALL SELECT 2, 0, 0 FROM block_out WHERE person_id = $1 AND target_id = $2
      UNION ALL SELECT 3, 0, 0 FROM block_in WHERE person_id = $1 AND blocker_id = $2
      UNION ALL SELECT 4, until, 0 FROM mute WHERE person_id = $1 AND target_id = $2
      UNION ALL SELECT 5, 0, 0 FROM contact WHERE person_id = $1 AND other_id = $2)sql",
              there, [&](std::size_t list, const sql::Row& row) { add(sides[list].relation, row, now); });
  db.run_many(R"sql(SELECT closeness FROM contact WHERE person_id = $1 AND other_id = $2 AND closeness = $3)sql", back,
              [&](std::size_t list, const sql::Row&) { sides[list].relation.close = true; });
}

}  // namespace

std::vector<Side> sides(sql::Session& db, PersonId viewer, std::span<const PersonId> others, Time now) {
  std::vector<Side> sides(others.size());
  std::vector<std::vector<sql::Param>> ids;
  for (const auto other : others) ids.push_back({other.value, static_cast<std::int64_t>(PersonState::suspended)});
  db.run_many(R"sql(SELECT id FROM person WHERE id = $1 AND state >= $2)sql", ids,
              [&](std::size_t list, const sql::Row&) { sides[list].gone = true; });
  if (viewer) read_relations(db, viewer, others, now, sides);
  return sides;
}

std::vector<bool> hiding(sql::Session& db, std::span<const PersonId> viewers, PersonId person, Time now) {
  const bool gone = sides(db, {}, std::span(&person, 1), now).front().gone;
  std::vector<bool> hiding(viewers.size(), gone);
  std::vector<std::vector<sql::Param>> lists;
  for (const auto viewer : viewers) lists.push_back({viewer.value, person.value, now.ms});
  db.run_many(R"sql(
      SELECT 1 FROM block_out WHERE person_id = $1 AND target_id = $2
      UNION ALL SELECT 1 FROM block_in WHERE person_id = $1 AND blocker_id = $2
      UNION ALL SELECT 1 FROM mute WHERE person_id = $1 AND target_id = $2 AND (until = 0 OR until > $3))sql",
              lists, [&](std::size_t list, const sql::Row&) { hiding[list] = true; });
  return hiding;
}

}  // namespace stadt::side_store
