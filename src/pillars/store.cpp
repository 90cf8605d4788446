#include "pillars/store.hpp"

#include <algorithm>

namespace stadt::pillars_store {

namespace {

std::vector<std::vector<sql::Param>> lists_of(std::span<const NoticeId> ids, std::int64_t more) {
  std::vector<std::vector<sql::Param>> lists;
  lists.reserve(ids.size());
  for (const auto id : ids) lists.push_back({id.value, more});
  return lists;
}

}  // namespace

BOOST_DESCRIBE_STRUCT(Claim, (), (person, notice, ends_at))
BOOST_DESCRIBE_STRUCT(Thumb, (), (notice, person))

std::optional<Claim> claim_of(sql::Session& db, PersonId person) {
  return db.find<Claim>(R"sql(SELECT person_id, notice_id, ends_at FROM notice_claim WHERE person_id = $1)sql", person);
}

bool claim(sql::Transaction& transaction, const Claim& claim, Time now) {
  return transaction.execute(R"sql(
      INSERT INTO notice_claim (person_id, notice_id, ends_at) VALUES ($1, $2, $3)
      ON CONFLICT (person_id) DO UPDATE SET notice_id = excluded.notice_id, ends_at = excluded.ends_at
      WHERE notice_claim.ends_at <= $4)sql",
                             claim.person, claim.notice, claim.ends_at, now) == 1;
}

void move_claim(sql::Transaction& transaction, const Claim& claim) {
  transaction.execute(R"sql(UPDATE notice_claim SET ends_at = $3 WHERE person_id = $1 AND notice_id = $2)sql",
                      claim.person, claim.notice, claim.ends_at);
}

void release_claim(sql::Transaction& transaction, PersonId person) {
  transaction.execute(R"sql(DELETE FROM notice_claim WHERE person_id = $1)sql", person);
}

void insert(sql::Transaction& transaction, const Notice& notice, std::int64_t span) {
  transaction.execute(R"sql(
      INSERT INTO notice (id, person_id, title, text, html, place, starts_at, ends_at, time_zone, link, posted_at,
        changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11))sql",
                      notice.id, notice.person, notice.title, notice.text, notice.html, notice.place, notice.starts_at,
                      notice.ends_at, notice.time_zone, notice.link, notice.posted_at);
  transaction.execute(R"sql(
      INSERT INTO notice_end (span, notice_id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5))sql",
                      span, notice.id, notice.person, notice.starts_at, notice.ends_at);
}

void update(sql::Transaction& transaction, const Notice& notice, std::int64_t before, std::int64_t after) {
  transaction.execute(R"sql(
      UPDATE notice SET title = $2, text = $3, html = $4, place = $5, starts_at = $6, ends_at = $7, time_zone = $8,
        link = $9, changed_at = $10, changes = changes + 1
      WHERE id = $1)sql",
                      notice.id, notice.title, notice.text, notice.html, notice.place, notice.starts_at, notice.ends_at,
                      notice.time_zone, notice.link, notice.changed_at);
  transaction.execute(R"sql(DELETE FROM notice_end WHERE span = $1 AND notice_id = $2)sql", before, notice.id);
  transaction.execute(R"sql(
      INSERT INTO notice_end (span, notice_id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5))sql",
                      after, notice.id, notice.person, notice.starts_at, notice.ends_at);
}

void remove(sql::Transaction& transaction, NoticeId notice, std::int64_t span) {
  transaction.execute(R"sql(DELETE FROM notice WHERE id = $1)sql", notice);
  transaction.execute(R"sql(DELETE FROM notice_thumb WHERE notice_id = $1)sql", notice);
  transaction.execute(R"sql(DELETE FROM notice_end WHERE span = $1 AND notice_id = $2)sql", span, notice);
}

std::optional<Notice> notice(sql::Session& db, NoticeId id) {
  auto found = notices(db, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Notice> notices(sql::Session& db, std::span<const NoticeId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto id : ids) lists.push_back({id.value});
  return db.query_many<Notice>(R"sql(
      SELECT id, person_id, title, text, html, place, starts_at, ends_at, time_zone, link, thumbs, changes, posted_at,
        changed_at
      FROM notice WHERE id = $1)sql",
                               lists);
}

std::vector<Hanging> hanging(sql::Session& db, std::span<const std::int64_t> spans, Time now, int limit) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto span : spans) lists.push_back({span, now.ms, std::int64_t{limit}});
  auto found = db.query_many<Hanging>(R"sql(
      SELECT notice_id, person_id, starts_at, ends_at FROM notice_end WHERE span = $1 AND ends_at > $2
      ORDER BY ends_at, notice_id LIMIT $3)sql",
                                      lists);
  if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
  return found;
}

bool insert_thumb(sql::Transaction& transaction, NoticeId notice, PersonId person, Time at) {
  return transaction.execute(R"sql(
      INSERT INTO notice_thumb (notice_id, person_id, at) VALUES ($1, $2, $3)
      ON CONFLICT (notice_id, person_id) DO NOTHING)sql",
                             notice, person, at) == 1;
}

bool delete_thumb(sql::Transaction& transaction, NoticeId notice, PersonId person) {
  return transaction.execute(R"sql(DELETE FROM notice_thumb WHERE notice_id = $1 AND person_id = $2)sql", notice,
                             person) == 1;
}

bool count_thumb(sql::Transaction& transaction, NoticeId notice, int change) {
  return transaction.execute(R"sql(UPDATE notice SET thumbs = thumbs + $2 WHERE id = $1)sql", notice, change) == 1;
}

std::vector<Thumb> thumbs(sql::Session& db, std::span<const NoticeId> notices, int limit) {
  return db.query_many<Thumb>(R"sql(
      SELECT notice_id, person_id FROM notice_thumb WHERE notice_id = $1 ORDER BY at DESC, person_id LIMIT $2)sql",
                              lists_of(notices, limit));
}

std::vector<NoticeId> thumbed(sql::Session& db, std::span<const NoticeId> notices, PersonId person) {
  return db.query_many<NoticeId>(R"sql(
      SELECT notice_id FROM notice_thumb WHERE notice_id = $1 AND person_id = $2)sql",
                                 lists_of(notices, person.value));
}

}  // namespace stadt::pillars_store
