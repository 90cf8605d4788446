#include "sight/store.hpp"

namespace stadt::sight_store {

namespace {

struct FollowRow {
  PersonId person;
  PersonId target;
  int state = 0;
  bool boosts = true;
};
BOOST_DESCRIBE_STRUCT(FollowRow, (), (person, target, state, boosts))

struct ContactRow {
  PersonId person;
  std::int64_t other = 0;
  bool close = false;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (), (person, other, close))

struct PairRow {
  PersonId person;
  std::int64_t other = 0;
};
BOOST_DESCRIBE_STRUCT(PairRow, (), (person, other))

struct MuteRow {
  PersonId person;
  std::int64_t target = 0;
  std::int64_t until = 0;
};
BOOST_DESCRIBE_STRUCT(MuteRow, (), (person, target, until))

struct ReactionRow {
  PersonId person;
  int kind = 0;
  std::int64_t post = 0;
};
BOOST_DESCRIBE_STRUCT(ReactionRow, (), (person, kind, post))

struct PostRow {
  PersonId author;
  PostId id;
  ConversationId conversation;
  PersonId parent_author;
  PersonId boost_author;
  Audience audience{};
};
BOOST_DESCRIBE_STRUCT(PostRow, (), (author, id, conversation, parent_author, boost_author, audience))

struct TableRow {
  ConversationId id;
  PersonId host;
  PlaceId place;
  PostId last;
};
BOOST_DESCRIBE_STRUCT(TableRow, (), (id, host, place, last))

void read_relations(sql::Session& db, CitySight& city) {
  db.each<FollowRow>(R"sql(SELECT person_id, target_id, state, boosts FROM follow_out)sql", [&](FollowRow row) {
    auto& person = city.person(row.person);
    (row.state == 0 ? person.following : person.requested).insert(row.target.value);
    if (row.state == 0 && !row.boosts) person.without_boosts.insert(row.target.value);
  });
  db.each<ContactRow>(R"sql(SELECT person_id, other_id, CASE WHEN closeness = 2 THEN 1 ELSE 0 END FROM contact)sql",
                      [&](ContactRow row) {
                        auto& person = city.person(row.person);
                        person.contacts.insert(row.other);
                        if (row.close) person.close.insert(row.other);
                      });
  db.each<PairRow>(R"sql(SELECT person_id, target_id FROM block_out)sql", [&](PairRow row) {
    city.person(row.person).blocking.insert(row.other);
    city.person(PersonId{row.other}).blocked_by.insert(row.person.value);
  });
  db.each<MuteRow>(R"sql(SELECT person_id, target_id, until FROM mute)sql",
                   [&](MuteRow row) { city.person(row.person).muting[row.target] = row.until; });
  db.each<PairRow>(R"sql(SELECT person_id, conversation_id FROM conversation_mute)sql",
                   [&](PairRow row) { city.person(row.person).muted_conversations.insert(row.other); });
}

}  // namespace

void read_city(sql::Session& db, CitySight& city) {
  read_relations(db, city);
  db.each<ReactionRow>(R"sql(SELECT person_id, kind, post_id FROM reaction)sql", [&](ReactionRow row) {
    city.person(row.person).reactions[row.post] |= static_cast<std::uint8_t>(1 << row.kind);
  });
  db.each<PostRow>(R"sql(
      SELECT author_id, id, conversation_id, parent_author_id, boost_author_id, audience
      FROM author_post ORDER BY author_id, id)sql",
                   [&](PostRow row) {
                     city.person(row.author)
                         .add_recent({row.id, row.conversation, row.parent_author, row.boost_author, row.audience});
                   });
  db.each<TableRow>(R"sql(
      SELECT id, host_id, place_id, last_id FROM conversation WHERE audience = 0 AND deleted_at = 0)sql",
                    [&](TableRow row) { city.put_table(row.id, {row.host, row.place, row.last}); });
}

}  // namespace stadt::sight_store
