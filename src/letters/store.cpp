#include "letters/store.hpp"

#include <algorithm>

namespace stadt {

BOOST_DESCRIBE_STRUCT(LetterEntry, (), (id, participants, last, last_by, told, seen, request))

namespace letters_store {

namespace {

using Params = std::vector<std::vector<sql::Param>>;

void ignore(std::size_t, const sql::Row&) {}

// Entries of one owner, each once.
Params keys_of(PersonId owner, std::vector<std::int64_t> entries) {
  std::ranges::sort(entries);
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  Params keys;
  for (const auto entry : entries) keys.push_back({owner.value, entry});
  return keys;
}

// What an entry says of its letters, after one of them is gone or held no longer.
void settle(sql::Transaction& transaction, const Params& keys) {
  transaction.run_many(R"sql(
      UPDATE letter_entry SET
        last_id = (SELECT max(post_id) FROM letter_post WHERE owner_id = $1 AND entry_id = $2),
        last_by = (SELECT author_id FROM letter_post WHERE owner_id = $1 AND entry_id = $2
                   ORDER BY post_id DESC LIMIT 1),
        told_id = (SELECT coalesce(max(post_id), 0) FROM letter_post
                   WHERE owner_id = $1 AND entry_id = $2 AND request_id = 0),
        request_id = (SELECT request_id FROM letter_post WHERE owner_id = $1 AND entry_id = $2
                      ORDER BY post_id DESC LIMIT 1)
      WHERE owner_id = $1 AND id = $2)sql",
                       keys, ignore);
}

}  // namespace

std::vector<LetterEntry> entries(sql::Session& db, PersonId owner, const sql::Range& range) {
  if (range.oldest_first) {
    return db.query<LetterEntry>(R"sql(
        SELECT id, participants, last_id, last_by, told_id, seen_id, request_id FROM letter_entry
        WHERE owner_id = $1 AND hidden = 0 AND last_id > $2 AND last_id < $3 ORDER BY last_id LIMIT $4)sql",
                                 owner, range.above, range.below, range.limit);
  }
  return db.query<LetterEntry>(R"sql(
      SELECT id, participants, last_id, last_by, told_id, seen_id, request_id FROM letter_entry
      WHERE owner_id = $1 AND hidden = 0 AND last_id > $2 AND last_id < $3 ORDER BY last_id DESC LIMIT $4)sql",
                               owner, range.above, range.below, range.limit);
}

std::optional<LetterEntry> entry(sql::Session& db, PersonId owner, LetterEntryId id) {
  return db.find<LetterEntry>(R"sql(
      SELECT id, participants, last_id, last_by, told_id, seen_id, request_id FROM letter_entry
      WHERE owner_id = $1 AND id = $2)sql",
                              owner, id);
}

std::optional<LetterEntry> entry_with(sql::Session& db, PersonId owner, std::string_view participants) {
  return db.find<LetterEntry>(R"sql(
      SELECT id, participants, last_id, last_by, told_id, seen_id, request_id FROM letter_entry
      WHERE owner_id = $1 AND participants = $2)sql",
                              owner, participants);
}

std::vector<PostId> letters(sql::Session& db, PersonId owner, LetterEntryId entry, const sql::Range& range) {
  if (range.oldest_first) {
    return db.query<PostId>(R"sql(
        SELECT post_id FROM letter_post WHERE owner_id = $1 AND entry_id = $2 AND post_id > $3 AND post_id < $4
        ORDER BY post_id LIMIT $5)sql",
                            owner, entry, range.above, range.below, range.limit);
  }
  return db.query<PostId>(R"sql(
      SELECT post_id FROM letter_post WHERE owner_id = $1 AND entry_id = $2 AND post_id > $3 AND post_id < $4
      ORDER BY post_id DESC LIMIT $5)sql",
                          owner, entry, range.above, range.below, range.limit);
}

std::int64_t count_unread(sql::Session& db, PersonId owner) {
  return db
      .find<std::int64_t>(R"sql(
      SELECT count(*) FROM letter_entry WHERE owner_id = $1 AND told_id > seen_id AND hidden = 0)sql",
                          owner)
      .value_or(0);
}

// One's own letter is seen, and so is the one that begins a held conversation: the request shows it. Further letters of
// the same request do not bring a conversation back that was taken out of the list.
void deliver(sql::Transaction& transaction, std::span<const Delivery> deliveries) {
  Params entries;
  for (const auto& [owner, participants, author, post, request, fresh] : deliveries) {
    const PostId told = request ? PostId{} : post;
    const PostId seen_if_fresh = request || author == owner ? post : PostId{};
    const PostId seen_if_known = author == owner ? post : PostId{};
    entries.push_back({owner.value, std::string_view(participants), fresh.value, post.value, author.value, told.value,
                       seen_if_fresh.value, request.value, seen_if_known.value});
  }
  Params letters(deliveries.size());
  transaction.run_many(
      R"sql(
      INSERT INTO letter_entry (owner_id, participants, id, last_id, last_by, told_id, seen_id, request_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (owner_id, participants) DO UPDATE SET
        last_id = CASE WHEN excluded.last_id > letter_entry.last_id THEN excluded.last_id ELSE letter_entry.last_id END,
        last_by = CASE WHEN excluded.last_id > letter_entry.last_id THEN excluded.last_by ELSE letter_entry.last_by END,
        told_id = CASE WHEN excluded.told_id > letter_entry.told_id THEN excluded.told_id ELSE letter_entry.told_id END,
        seen_id = CASE WHEN $9 > letter_entry.seen_id THEN $9 ELSE letter_entry.seen_id END,
        request_id = CASE WHEN excluded.last_id > letter_entry.last_id THEN excluded.request_id
          ELSE letter_entry.request_id END,
        hidden = CASE WHEN excluded.request_id <> 0 AND excluded.request_id = letter_entry.request_id
          THEN letter_entry.hidden ELSE 0 END
      RETURNING id)sql",
      entries, [&](std::size_t i, const sql::Row& row) {
        const auto& letter = deliveries[i];
        letters[i] = {letter.owner.value, row.integer(0), letter.post.value, letter.author.value, letter.request.value};
      });
  transaction.run_many(R"sql(
      INSERT INTO letter_post (owner_id, entry_id, post_id, author_id, request_id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (owner_id, entry_id, post_id) DO NOTHING)sql",
                       letters, ignore);
}

void take_out(sql::Transaction& transaction, PostId letter, std::span<const Place> places) {
  Params wanted;
  for (const auto& place : places) wanted.push_back({place.owner.value, std::string_view(place.participants)});
  Params keys;
  Params letters;
  transaction.run_many(R"sql(SELECT id FROM letter_entry WHERE owner_id = $1 AND participants = $2)sql", wanted,
                       [&](std::size_t i, const sql::Row& row) {
                         keys.push_back({places[i].owner.value, row.integer(0)});
                         letters.push_back({places[i].owner.value, row.integer(0), letter.value});
                       });
  transaction.run_many(R"sql(DELETE FROM letter_post WHERE owner_id = $1 AND entry_id = $2 AND post_id = $3)sql",
                       letters, ignore);
  transaction.run_many(R"sql(
      DELETE FROM letter_entry WHERE owner_id = $1 AND id = $2
        AND NOT EXISTS (SELECT 1 FROM letter_post WHERE owner_id = $1 AND entry_id = $2))sql",
                       keys, ignore);
  settle(transaction, keys);
}

void release(sql::Transaction& transaction, PersonId owner, const std::vector<PersonId>& authors) {
  Params wanted;
  for (const PersonId author : authors) wanted.push_back({owner.value, author.value});
  std::vector<std::int64_t> changed;
  transaction.run_many(R"sql(
      UPDATE letter_post SET request_id = 0 WHERE owner_id = $1 AND author_id = $2 AND request_id <> 0
      RETURNING entry_id)sql",
                       wanted, [&](std::size_t, const sql::Row& row) { changed.push_back(row.integer(0)); });
  settle(transaction, keys_of(owner, std::move(changed)));
}

void close(sql::Transaction& transaction, PersonId owner, RequestId request) {
  transaction.execute(R"sql(
      UPDATE letter_entry SET seen_id = last_id WHERE owner_id = $1 AND request_id = $2 AND seen_id >= told_id)sql",
                      owner, request);
  auto changed = transaction.query<std::int64_t>(R"sql(
      UPDATE letter_post SET request_id = 0 WHERE owner_id = $1 AND request_id = $2 AND request_id <> 0
      RETURNING entry_id)sql",
                                                 owner, request);
  settle(transaction, keys_of(owner, std::move(changed)));
}

void put_aside(sql::Transaction& transaction, PersonId owner, RequestId request, bool aside) {
  transaction.execute(R"sql(UPDATE letter_entry SET hidden = $3 WHERE owner_id = $1 AND request_id = $2)sql", owner,
                      request, aside);
}

void set_seen(sql::Transaction& transaction, PersonId owner, LetterEntryId id, PostId seen) {
  transaction.execute(R"sql(UPDATE letter_entry SET seen_id = $3 WHERE owner_id = $1 AND id = $2)sql", owner, id, seen);
}

bool hide(sql::Transaction& transaction, PersonId owner, LetterEntryId id) {
  return transaction.execute(R"sql(
      UPDATE letter_entry SET hidden = 1, seen_id = last_id WHERE owner_id = $1 AND id = $2 AND hidden = 0)sql",
                             owner, id) == 1;
}

}  // namespace letters_store
}  // namespace stadt
