#include "sight/store.hpp"

#include "sight/ahead.hpp"
#include "sight/edges.hpp"
#include "sight/places_store.hpp"
#include "sight/posts_store.hpp"

namespace stadt::sight_store {

namespace {

struct PairRow {
  PersonId person;
  std::int64_t other = 0;
};
BOOST_DESCRIBE_STRUCT(PairRow, (), (person, other))

struct FollowRow {
  PersonId person;
  PersonId target;
  int state = 0;
  bool boosts = true;
};
BOOST_DESCRIBE_STRUCT(FollowRow, (), (person, target, state, boosts))

struct ContactRow {
  PersonId person;
  PersonId other;
  bool close = false;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (), (person, other, close))

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

struct TableRow {
  ConversationId id;
  int kind = 0;
  PersonId host;
  PlaceId place;
  std::uint32_t listeners = 0;
  std::string tags;
};
BOOST_DESCRIBE_STRUCT(TableRow, (), (id, kind, host, place, listeners, tags))

struct LetterRow {
  PersonId to;
  PostId post;
  PersonId author;
};
BOOST_DESCRIBE_STRUCT(LetterRow, (), (to, post, author))

struct LinkRow {
  std::string link;
  ConversationId conversation;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (link, conversation))

constexpr auto away_state = 2;  // people/person.hpp: PersonState, suspended; later ones are gone

std::vector<std::string> words_of(std::string_view spaced) {
  std::vector<std::string> words;
  while (!spaced.empty()) {
    const auto end = std::min(spaced.find(' '), spaced.size());
    if (end > 0) words.emplace_back(spaced.substr(0, end));
    spaced.remove_prefix(std::min(end + 1, spaced.size()));
  }
  return words;
}

void read_follows(sql::Session& db, CitySight& city) {
  Edges edges;
  Ahead<FollowRow> ahead;
  const auto take = [&](const FollowRow& row) {
    const Number person = city.add(row.person);
    if (row.state == 0) edges.add(person, city.add(row.target));
    if (row.state == 0 && row.boosts) return;
    city.own_person(person).change(city.memory(), [&](Discretion& own) {
      (row.state == 0 ? own.without_boosts : own.requested).insert(row.target.value);
    });
  };
  db.each<FollowRow>(R"sql(SELECT person_id, target_id, state, boosts FROM follow_out)sql", [&](FollowRow row) {
    city.expect(row.target);
    ahead.put(row, take);
  });
  ahead.finish(take);
  edges.lay_out(city.people(), [&](Number one, std::vector<Number>& others, bool follows) {
    auto& person = city.own_person(one);
    (follows ? person.following : person.followers).assign(city.memory(), others);
  });
}

void read_relations(sql::Session& db, CitySight& city) {
  auto& memory = city.memory();
  const auto change = [&](PersonId person, auto how) { city.own_person(city.add(person)).change(memory, how); };
  db.each<ContactRow>(R"sql(SELECT person_id, other_id, CASE WHEN closeness = 2 THEN 1 ELSE 0 END FROM contact)sql",
                      [&](ContactRow row) {
                        const Number person = city.add(row.person);
                        city.own_person(person).contacts.insert(memory, city.add(row.other));
                        if (row.close) change(row.person, [&](Discretion& own) { own.close.insert(row.other.value); });
                      });
  db.each<PairRow>(R"sql(SELECT person_id, target_id FROM block_out)sql", [&](PairRow row) {
    change(row.person, [&](Discretion& own) { own.blocking.insert(row.other); });
    change(PersonId{row.other}, [&](Discretion& own) { own.blocked_by.insert(row.person.value); });
  });
  db.each<MuteRow>(R"sql(SELECT person_id, target_id, until FROM mute)sql", [&](MuteRow row) {
    change(row.person, [&](Discretion& own) { own.muting[row.target] = row.until; });
  });
  db.each<PairRow>(R"sql(SELECT person_id, conversation_id FROM conversation_mute)sql", [&](PairRow row) {
    change(row.person, [&](Discretion& own) { own.muted_conversations.insert(row.other); });
  });
  db.each<PairRow>(R"sql(SELECT person_id, conversation_id FROM listening)sql",
                   [&](PairRow row) { change(row.person, [&](Discretion& own) { own.listening.insert(row.other); }); });
}

void read_tables(sql::Session& db, CitySight& city) {
  db.each<TableRow>(R"sql(
      SELECT id, kind, host_id, place_id, listeners, tags FROM conversation
      WHERE audience = 0 AND deleted_at = 0 ORDER BY id)sql",
                    [&](const TableRow& row) {
                      const Number table = city.add_table({.id = row.id,
                                                           .host = row.host,
                                                           .place = row.place,
                                                           .kind = static_cast<std::uint8_t>(row.kind),
                                                           .listeners = row.listeners});
                      city.add_tags(table, words_of(row.tags));
                    });
  db.each<LinkRow>(R"sql(SELECT link, conversation_id FROM link_post)sql", [&](const LinkRow& row) {
    const Number table = city.number(row.conversation);
    if (table) city.add_links(table, std::span(&row.link, 1));
  });
}

PostFacts facts_of(const SeenPost& post) {
  PostFacts facts;
  facts.id = post.id;
  facts.conversation = post.conversation;
  facts.author = post.author;
  facts.boost_of = post.boost_of;
  if (post.boost_of) {
    facts.boost_author = post.parent_author;
  } else {
    facts.parent = post.parent;
    facts.parent_author = post.parent_author;
  }
  facts.audience = post.audience;
  facts.words = post.words;
  facts.asks = post.asks;
  facts.thanks = post.thanks;
  facts.repeats = post.repeats;
  facts.trust = post.trust;
  facts.community = post.community;
  facts.guest_talks = post.guest_talks;
  facts.pair_talks = post.pair_talks;
  return facts;
}

struct PublicAt {
  PostId id;
  Number table = 0;
};

std::vector<PublicAt> read_posts(sql::Session& db, CitySight& city) {
  std::vector<PublicAt> said;
  Ahead<SeenPost> ahead;
  const auto take = [&](const SeenPost& post) {
    const Number table = city.put_post(facts_of(post));
    if (table) said.push_back({post.id, table});
  };
  each_post(db, [&](const SeenPost& post) {
    if (post.deleted_at.ms != 0) return;
    city.expect(post.author);
    city.expect(post.parent_author);
    city.expect(post.conversation);
    ahead.put(post, take);
  });
  ahead.finish(take);
  return said;
}

void read_reactions(sql::Session& db, CitySight& city, std::span<const PublicAt> said) {
  db.each<ReactionRow>(R"sql(SELECT person_id, kind, post_id FROM reaction)sql", [&](ReactionRow row) {
    const Number person = city.add(row.person);
    auto& reactions = city.own_person(person).reactions;
    reactions.put(city.memory(), row.post, reactions.find(row.post) | (1U << row.kind));
    if (row.kind != 0) return;
    const auto post = std::ranges::lower_bound(said, PostId{row.post}, {}, &PublicAt::id);
    if (post != said.end() && post->id.value == row.post) city.add_nod(post->table, {post->id, person});
  });
}

}  // namespace

WholeTable read_table(sql::Session& db, CitySight& city, Number table) {
  WholeTable whole{.table = table, .posts = {}, .links = {}, .nods = {}};
  const auto id = city.table(table).id;
  db.in_snapshot([&] {
    each_post_of(db, id, [&](const SeenPost& post) {
      if (post.deleted_at.ms != 0 || post.boost_of || post.audience != Audience::public_) return;
      const auto facts = facts_of(post);
      whole.posts.push_back({table, city.turn_of(facts, city.voices_of(facts)), facts.parent});
    });
    whole.links = db.query<std::string>(R"sql(
        SELECT links FROM post WHERE conversation_id = $1 AND bucket = $2 AND audience = 0 AND links <> '[]')sql",
                                        id, bucket_of(id));
    std::vector<std::vector<sql::Param>> lists;
    lists.reserve(whole.posts.size());
    for (const auto& post : whole.posts) lists.push_back({post.turn.id.value, bucket_of(post.turn.id)});
    db.run_many(R"sql(SELECT person_id FROM post_reaction WHERE post_id = $1 AND bucket = $2 AND kind = 0)sql", lists,
                [&](std::size_t list, const sql::Row& row) {
                  whole.nods.push_back({whole.posts[list].turn.id, city.add(PersonId{row.integer(0)})});
                });
  });
  return whole;
}

std::vector<Standing> standings(sql::Session& db) {
  return db.query<Standing>(R"sql(SELECT person_id, trust, community FROM standing)sql");
}

void read_city(sql::Session& db, CitySight& city) {
  db.in_snapshot([&] {
    db.each<PairRow>(R"sql(SELECT id, state FROM person ORDER BY id)sql", [&](PairRow row) {
      const Number person = city.add(row.person);
      if (row.other >= away_state) city.own_person(person).gone = true;
    });
    read_follows(db, city);
    read_relations(db, city);
    read_places(db, city);
    read_tables(db, city);
    const auto said = read_posts(db, city);
    db.each<LetterRow>(
        R"sql(SELECT person_id, post_id, author_id FROM mention WHERE audience = 6)sql",
        [&](LetterRow row) { city.note_letter(city.add(row.author), city.add(row.to), time_of(row.post)); });
    read_reactions(db, city, said);
    for (const auto& standing : standings(db)) city.set_standing(standing);
  });
  city.settle_all();
}

}  // namespace stadt::sight_store
