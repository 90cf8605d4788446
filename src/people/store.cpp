#include "people/store.hpp"
#include "base/collect.hpp"

#include <boost/describe.hpp>

#include <algorithm>
#include <map>

namespace stadt::people_store {

namespace {

std::vector<std::vector<sql::Param>> by_id(std::span<const PersonId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const PersonId id : ids) lists.push_back({id.value});
  return lists;
}

struct ItemRow {
  PersonId person;
  ItemId id;
  ItemKind kind{};
  Audience audience{};
  Mark mark{};
  std::string text;
  std::string detail;
  int from_year = 0;
  int to_year = 0;
};
BOOST_DESCRIBE_STRUCT(ItemRow, (), (person, id, kind, audience, mark, text, detail, from_year, to_year))

struct FollowRow {
  PersonId other;
  FollowState state{};
  bool boosts = true;
  bool notify = false;
};
BOOST_DESCRIBE_STRUCT(FollowRow, (), (other, state, boosts, notify))

struct MuteRow {
  PersonId other;
  bool notifications = false;
  Time until;
};
BOOST_DESCRIBE_STRUCT(MuteRow, (), (other, notifications, until))

struct NoteRow {
  PersonId other;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NoteRow, (), (other, note))

}  // namespace

BOOST_DESCRIBE_STRUCT(Listed, (), (person, cursor))

void lock(sql::Transaction& transaction, std::vector<PersonId> people) {
  std::ranges::sort(people);  // two transactions that lock the same people never wait for each other crosswise
  transaction.run_many(R"sql(UPDATE person SET version = version WHERE id = $1)sql", by_id(people),
                       [](std::size_t, const sql::Row&) {});
}

Taken claim(sql::Transaction& transaction, const NewPerson& person) {
  std::string lower = person.handle;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  Taken taken;
  taken.handle = transaction.execute(R"sql(
      INSERT INTO handle (handle, person_id) VALUES ($1, $2) ON CONFLICT (handle) DO NOTHING)sql",
                                     lower, person.id) == 0;
  taken.email = transaction.execute(R"sql(
      INSERT INTO email (email, person_id) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING)sql",
                                    person.email, person.id) == 0;
  return taken;
}

void insert(sql::Transaction& transaction, const NewPerson& person) {
  transaction.execute(R"sql(
      INSERT INTO person (id, handle, name, language, default_language, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $4, $5, $5))sql",
                      person.id, person.handle, person.name, person.language, person.at);
  transaction.execute(R"sql(
      INSERT INTO login (person_id, email, password, reason, confirmed_at) VALUES ($1, $2, $3, $4, $5))sql",
                      person.id, person.email, person.password, person.reason, person.at);
}

void update(sql::Transaction& transaction, const Person& person) {
  transaction.execute(R"sql(
      UPDATE person SET name = $2, pronouns = $3, line = $4, bio = $5, bio_html = $6, language = $7, time_zone = $8,
        region = $9, avatar = $10, header = $11, locked = $12, bot = $13, discoverable = $14, indexable = $15,
        hide_collections = $16, overheard = $17, default_audience = $18, default_language = $19,
        default_sensitive = $20, updated_at = $21, version = version + 1
      WHERE id = $1)sql",
                      person.id, person.name, person.pronouns, person.line, person.bio, person.bio_html,
                      person.language, person.time_zone, person.region, person.avatar, person.header, person.locked,
                      person.bot, person.discoverable, person.indexable, person.hide_collections, person.overheard,
                      person.default_audience, person.default_language, person.default_sensitive, person.updated_at);
}

void set_role(sql::Transaction& transaction, PersonId person, Role role) {
  transaction.execute(R"sql(UPDATE person SET role = $2, version = version + 1 WHERE id = $1)sql", person, role);
}

std::vector<PersonId> with_roles(sql::Session& db) {
  return db.query<PersonId>(R"sql(SELECT id FROM person WHERE role > 0 AND state = 0 ORDER BY id)sql");
}

std::vector<Person> people(sql::Session& db, std::span<const PersonId> ids) {
  const auto lists = by_id(ids);
  return db.query_many<Person>(R"sql(
      SELECT id, handle, name, pronouns, line, bio, bio_html, language, time_zone, region, avatar, header, locked, bot,
        discoverable, indexable, hide_collections, overheard, state, role, default_audience, default_language,
        default_sensitive, followers, following, posts, last_post_at, version, created_at, updated_at
      FROM person WHERE id = $1)sql",
                               lists);
}

std::optional<Person> person(sql::Session& db, PersonId id) {
  auto found = people(db, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

std::optional<PersonId> by_handle(sql::Session& db, std::string_view lower_handle) {
  return db.find<PersonId>(R"sql(SELECT person_id FROM handle WHERE handle = $1)sql", lower_handle);
}

std::vector<PersonId> by_handle_prefix(sql::Session& db, std::string_view prefix, int limit) {
  const std::string end = std::string(prefix) + "~";
  return db.query<PersonId>(R"sql(
      SELECT person_id FROM handle WHERE handle >= $1 AND handle < $2 ORDER BY handle LIMIT $3)sql",
                            prefix, end, limit);
}

std::vector<OwnedItem> items(sql::Session& db, std::span<const PersonId> ids) {
  const auto lists = by_id(ids);
  const auto rows = db.query_many<ItemRow>(R"sql(
      SELECT person_id, id, kind, audience, mark, text, detail, from_year, to_year
      FROM house_item WHERE person_id = $1 ORDER BY position)sql",
                                           lists);
  return collect(rows, [](const ItemRow& row) {
    return OwnedItem{row.person,
                     {row.id, row.kind, row.audience, row.mark, row.text, row.detail, row.from_year, row.to_year}};
  });
}

void replace_items(sql::Transaction& transaction, PersonId person, std::span<const HouseItem> items) {
  transaction.execute(R"sql(DELETE FROM house_item WHERE person_id = $1)sql", person);
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& item : items) {
    lists.push_back({person.value, item.id.value, std::int64_t{static_cast<int>(item.kind)}, std::ssize(lists),
                     std::int64_t{static_cast<int>(item.audience)}, std::int64_t{static_cast<int>(item.mark)},
                     std::string_view(item.text), std::string_view(item.detail), std::int64_t{item.from_year},
                     std::int64_t{item.to_year}});
  }
  transaction.run_many(R"sql(
      INSERT INTO house_item (person_id, id, kind, position, audience, mark, text, detail, from_year, to_year)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql",
                       lists, [](std::size_t, const sql::Row&) {});
}

std::optional<FollowState> follow_state(sql::Session& db, PersonId follower, PersonId target) {
  return db.find<FollowState>(R"sql(SELECT state FROM follow_out WHERE person_id = $1 AND target_id = $2)sql", follower,
                              target);
}

bool insert_follow(sql::Transaction& transaction, const Follow& follow) {
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO follow_out (person_id, target_id, state, boosts, notify, languages, id)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person_id, target_id) DO NOTHING)sql",
                                           follow.follower, follow.target, follow.state, follow.boosts, follow.notify,
                                           follow.languages, follow.id) == 1;
  if (!claimed) return false;
  transaction.execute(R"sql(
      INSERT INTO follow_in (person_id, follower_id, state, notify, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, follower_id) DO NOTHING)sql",
                      follow.target, follow.follower, follow.state, follow.notify, follow.id);
  return true;
}

void update_follow(sql::Transaction& transaction, const Follow& follow) {
  transaction.execute(R"sql(
      UPDATE follow_out SET boosts = $3, notify = $4, languages = $5 WHERE person_id = $1 AND target_id = $2)sql",
                      follow.follower, follow.target, follow.boosts, follow.notify, follow.languages);
  transaction.execute(R"sql(UPDATE follow_in SET notify = $3 WHERE person_id = $1 AND follower_id = $2)sql",
                      follow.target, follow.follower, follow.notify);
}

bool accept_follow(sql::Transaction& transaction, PersonId follower, PersonId target) {
  const bool accepted = transaction.execute(R"sql(
      UPDATE follow_out SET state = 0 WHERE person_id = $1 AND target_id = $2 AND state = 1)sql",
                                            follower, target) == 1;
  if (!accepted) return false;
  transaction.execute(R"sql(UPDATE follow_in SET state = 0 WHERE person_id = $1 AND follower_id = $2)sql", target,
                      follower);
  return true;
}

std::optional<FollowState> delete_follow(sql::Transaction& transaction, PersonId follower, PersonId target) {
  const auto state = transaction.find<FollowState>(R"sql(
      DELETE FROM follow_out WHERE person_id = $1 AND target_id = $2 RETURNING state)sql",
                                                   follower, target);
  if (!state) return std::nullopt;
  transaction.execute(R"sql(DELETE FROM follow_in WHERE person_id = $1 AND follower_id = $2)sql", target, follower);
  return state;
}

std::vector<PersonId> followers_to_tell(sql::Session& db, PersonId person, int limit) {
  return db.query<PersonId>(R"sql(
      SELECT follower_id FROM follow_in WHERE person_id = $1 AND notify = 1 AND state = 0
      ORDER BY follower_id LIMIT $2)sql",
                            person, limit);
}

void count_follow(sql::Transaction& transaction, PersonId follower, PersonId target, int change) {
  transaction.execute(R"sql(UPDATE person SET following = following + $2 WHERE id = $1)sql", follower, change);
  transaction.execute(R"sql(UPDATE person SET followers = followers + $2 WHERE id = $1)sql", target, change);
}

bool insert_block(sql::Transaction& transaction, PersonId blocker, PersonId target, std::int64_t id) {
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO block_out (person_id, target_id, id) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, target_id) DO NOTHING)sql",
                                           blocker, target, id) == 1;
  if (!claimed) return false;
  transaction.execute(R"sql(
      INSERT INTO block_in (person_id, blocker_id, id) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, blocker_id) DO NOTHING)sql",
                      target, blocker, id);
  return true;
}

bool delete_block(sql::Transaction& transaction, PersonId blocker, PersonId target) {
  transaction.execute(R"sql(DELETE FROM block_in WHERE person_id = $1 AND blocker_id = $2)sql", target, blocker);
  return transaction.execute(R"sql(DELETE FROM block_out WHERE person_id = $1 AND target_id = $2)sql", blocker,
                             target) == 1;
}

bool blocks(sql::Session& db, PersonId blocker, PersonId target) {
  return db.find<int>(R"sql(SELECT 1 FROM block_out WHERE person_id = $1 AND target_id = $2)sql", blocker, target)
      .has_value();
}

void put_mute(sql::Transaction& transaction, PersonId person, PersonId target, bool notifications, Time until,
              std::int64_t id) {
  transaction.execute(R"sql(
      INSERT INTO mute (person_id, target_id, notifications, until, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, target_id) DO UPDATE SET notifications = excluded.notifications, until = excluded.until)sql",
                      person, target, notifications, until, id);
}

bool delete_mute(sql::Transaction& transaction, PersonId person, PersonId target) {
  return transaction.execute(R"sql(DELETE FROM mute WHERE person_id = $1 AND target_id = $2)sql", person, target) == 1;
}

void put_note(sql::Transaction& transaction, PersonId person, PersonId target, std::string_view note) {
  transaction.execute(R"sql(
      INSERT INTO private_note (person_id, target_id, note) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, target_id) DO UPDATE SET note = excluded.note)sql",
                      person, target, note);
}

std::vector<Relationship> relationships(sql::Session& db, PersonId viewer, std::span<const PersonId> others, Time now) {
  std::vector<std::vector<sql::Param>> lists;
  std::map<PersonId, Relationship> found;
  for (const PersonId other : others) {
    lists.push_back({viewer.value, other.value});
    found[other].id = other;
  }
  for (const auto& row : db.query_many<FollowRow>(R"sql(
      SELECT target_id, state, boosts, notify FROM follow_out WHERE person_id = $1 AND target_id = $2)sql",
                                                  lists)) {
    auto& relation = found[row.other];
    relation.following = row.state == FollowState::following;
    relation.requested = row.state == FollowState::requested;
    relation.showing_reblogs = relation.following && row.boosts;
    relation.notifying = relation.following && row.notify;
  }
  for (const auto& row : db.query_many<FollowRow>(R"sql(
      SELECT follower_id, state, 0, 0 FROM follow_in WHERE person_id = $1 AND follower_id = $2)sql",
                                                  lists)) {
    found[row.other].followed_by = row.state == FollowState::following;
    found[row.other].requested_by = row.state == FollowState::requested;
  }
  for (const auto other : db.query_many<PersonId>(R"sql(
      SELECT target_id FROM block_out WHERE person_id = $1 AND target_id = $2)sql",
                                                  lists)) {
    found[other].blocking = true;
  }
  for (const auto other : db.query_many<PersonId>(R"sql(
      SELECT blocker_id FROM block_in WHERE person_id = $1 AND blocker_id = $2)sql",
                                                  lists)) {
    found[other].blocked_by = true;
  }
  for (const auto& row : db.query_many<MuteRow>(R"sql(
      SELECT target_id, notifications, until FROM mute WHERE person_id = $1 AND target_id = $2)sql",
                                                lists)) {
    if (row.until.ms != 0 && row.until <= now) continue;
    found[row.other].muting = true;
    found[row.other].muting_notifications = row.notifications;
    if (row.until.ms != 0) found[row.other].muting_expires_at = row.until;
  }
  for (const auto& row : db.query_many<NoteRow>(R"sql(
      SELECT target_id, note FROM private_note WHERE person_id = $1 AND target_id = $2)sql",
                                                lists)) {
    found[row.other].note = row.note;
  }
  std::vector<Relationship> ordered;
  for (const PersonId other : others) ordered.push_back(found[other]);
  return ordered;
}

std::int64_t count_follow_requests(sql::Session& db, PersonId person) {
  return db.find<std::int64_t>(R"sql(SELECT count(*) FROM follow_in WHERE person_id = $1 AND state = 1)sql", person)
      .value_or(0);
}

std::vector<Listed> list(sql::Session& db, List which, PersonId person, const sql::Range& range, Time now) {
  switch (which) {
    case List::followers:
      return sql::query_range<Listed>(db, R"sql(
          SELECT follower_id, id FROM follow_in WHERE person_id = $1 AND state = 0 AND id > $2 AND id < $3)sql",
                                      range, person);
    case List::following:
      return sql::query_range<Listed>(db, R"sql(
          SELECT target_id, id FROM follow_out WHERE person_id = $1 AND state = 0 AND id > $2 AND id < $3)sql",
                                      range, person);
    case List::requests:
      return sql::query_range<Listed>(db, R"sql(
          SELECT follower_id, id FROM follow_in WHERE person_id = $1 AND state = 1 AND id > $2 AND id < $3)sql",
                                      range, person);
    case List::blocks:
      return sql::query_range<Listed>(db, R"sql(
          SELECT target_id, id FROM block_out WHERE person_id = $1 AND id > $2 AND id < $3)sql",
                                      range, person);
    case List::mutes:
      break;
  }
  return sql::query_range<Listed>(db, R"sql(
      SELECT target_id, id FROM mute WHERE person_id = $1 AND id > $2 AND id < $3 AND (until = 0 OR until > $5))sql",
                                  range, person, now);
}

}  // namespace stadt::people_store
