#include "galleries/store.hpp"

#include "attachments/media_attachment.hpp"

namespace stadt::galleries_store {

BOOST_DESCRIBE_STRUCT(WorkTable, (), (work, post))

namespace {

struct WorkRow {
  ExhibitionId exhibition;
  WorkId id;
  int position = 0;
  PersonId artist;
  std::string picture;
  std::string title;
  std::string wall_text;
  std::string technique;
  int year = 0;
};
BOOST_DESCRIBE_STRUCT(WorkRow, (), (exhibition, id, position, artist, picture, title, wall_text, technique, year))

std::vector<Work> works_of(std::vector<WorkRow> rows) {
  std::vector<Work> works;
  for (auto& row : rows) {
    auto pictures = thawed("[" + row.picture + "]");
    works.push_back({row.exhibition,
                     row.id,
                     row.position,
                     row.artist,
                     pictures.empty() ? Picture() : std::move(pictures.front()),
                     {std::move(row.title), std::move(row.wall_text), std::move(row.technique), row.year}});
  }
  return works;
}

template <typename T>
std::optional<T> first_of(std::vector<T> list) {
  if (list.empty()) return std::nullopt;
  return std::move(list.front());
}

template <typename IdType>
std::vector<std::vector<sql::Param>> lists_of(std::span<const IdType> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const IdType id : ids) lists.push_back({id.value});
  return lists;
}

}  // namespace

std::vector<Exhibition> exhibitions(sql::Session& db, std::span<const ExhibitionId> ids) {
  return db.query_many<Exhibition>(R"sql(
      SELECT id, place_id, made_by, title, wall_text, audience, opens_at, works
      FROM exhibition WHERE id = $1 AND deleted_at = 0)sql",
                                   lists_of(ids));
}

std::optional<Exhibition> exhibition(sql::Session& db, ExhibitionId id) {
  return first_of(exhibitions(db, std::span(&id, 1)));
}

std::vector<ExhibitionId> of_owner(sql::Session& db, std::int64_t owner, int limit) {
  return db.query<ExhibitionId>(R"sql(SELECT id FROM exhibition_of WHERE owner_id = $1 ORDER BY id DESC LIMIT $2)sql",
                                owner, limit);
}

std::optional<Exhibition> locked(sql::Transaction& transaction, ExhibitionId id) {
  transaction.execute(R"sql(UPDATE exhibition SET works = works WHERE id = $1)sql", id);
  return exhibition(transaction, id);
}

void insert(sql::Transaction& transaction, const Exhibition& exhibition) {
  transaction.execute(R"sql(
      INSERT INTO exhibition (id, place_id, made_by, title, wall_text, audience, opens_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7))sql",
                      exhibition.id, exhibition.place, exhibition.made_by, exhibition.title, exhibition.wall_text,
                      exhibition.audience, exhibition.opens_at);
  transaction.execute(R"sql(INSERT INTO exhibition_of (owner_id, id) VALUES ($1, $2))sql", exhibition.owner(),
                      exhibition.id);
}

void update(sql::Transaction& transaction, const Exhibition& exhibition) {
  transaction.execute(R"sql(
      UPDATE exhibition SET title = $2, wall_text = $3, audience = $4, opens_at = $5 WHERE id = $1)sql",
                      exhibition.id, exhibition.title, exhibition.wall_text, exhibition.audience, exhibition.opens_at);
}

void remove(sql::Transaction& transaction, const Exhibition& exhibition, Time now) {
  transaction.execute(R"sql(
      UPDATE exhibition SET deleted_at = $2, title = '', wall_text = '' WHERE id = $1)sql",
                      exhibition.id, now);
  transaction.execute(R"sql(DELETE FROM exhibition_of WHERE owner_id = $1 AND id = $2)sql", exhibition.owner(),
                      exhibition.id);
  transaction.execute(R"sql(DELETE FROM exhibition_artist WHERE exhibition_id = $1)sql", exhibition.id);
  transaction.execute(R"sql(DELETE FROM guest_entry WHERE exhibition_id = $1)sql", exhibition.id);
  transaction.execute(R"sql(DELETE FROM guest_day WHERE exhibition_id = $1)sql", exhibition.id);
}

std::vector<PersonId> artists(sql::Session& db, ExhibitionId exhibition) {
  return db.query<PersonId>(
      R"sql(SELECT person_id FROM exhibition_artist WHERE exhibition_id = $1 ORDER BY person_id)sql", exhibition);
}

void set_artists(sql::Transaction& transaction, ExhibitionId exhibition, std::span<const PersonId> artists) {
  transaction.execute(R"sql(DELETE FROM exhibition_artist WHERE exhibition_id = $1)sql", exhibition);
  std::vector<std::vector<sql::Param>> rows;
  for (const PersonId artist : artists) rows.push_back({exhibition.value, artist.value});
  transaction.run_many(R"sql(
      INSERT INTO exhibition_artist (exhibition_id, person_id) VALUES ($1, $2)
      ON CONFLICT (exhibition_id, person_id) DO NOTHING)sql",
                       rows, [](std::size_t, const sql::Row&) {});
}

std::vector<Work> works(sql::Session& db, ExhibitionId exhibition) {
  return works_of(db.query<WorkRow>(R"sql(
      SELECT exhibition_id, id, position, artist_id, picture, title, wall_text, technique, year
      FROM work WHERE exhibition_id = $1 ORDER BY position, id LIMIT 100)sql",
                                    exhibition));
}

std::vector<Work> first_works(sql::Session& db, std::span<const ExhibitionId> exhibitions) {
  return works_of(db.query_many<WorkRow>(R"sql(
      SELECT exhibition_id, id, position, artist_id, picture, title, wall_text, technique, year
      FROM work WHERE exhibition_id = $1 ORDER BY position, id LIMIT 1)sql",
                                         lists_of(exhibitions)));
}

std::optional<Work> work(sql::Session& db, ExhibitionId exhibition, WorkId id) {
  return first_of(works_of(db.query<WorkRow>(R"sql(
      SELECT exhibition_id, id, position, artist_id, picture, title, wall_text, technique, year
      FROM work WHERE exhibition_id = $1 AND id = $2)sql",
                                             exhibition, id)));
}

void hang(sql::Transaction& transaction, const Work& work) {
  const auto last = transaction.find<int>(
      R"sql(SELECT position FROM work WHERE exhibition_id = $1 ORDER BY position DESC LIMIT 1)sql", work.exhibition);
  transaction.execute(R"sql(
      INSERT INTO work (exhibition_id, id, position, artist_id, picture, title, wall_text, technique, year)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql",
                      work.exhibition, work.id, last.value_or(0) + 1, work.artist, json::write(work.picture),
                      work.label.title, work.label.wall_text, work.label.technique, work.label.year);
  transaction.execute(R"sql(UPDATE exhibition SET works = works + 1 WHERE id = $1)sql", work.exhibition);
}

void update(sql::Transaction& transaction, const Work& work) {
  transaction.execute(R"sql(
      UPDATE work SET picture = $3, title = $4, wall_text = $5, technique = $6, year = $7
      WHERE exhibition_id = $1 AND id = $2)sql",
                      work.exhibition, work.id, json::write(work.picture), work.label.title, work.label.wall_text,
                      work.label.technique, work.label.year);
}

void take_down(sql::Transaction& transaction, const Work& work) {
  transaction.execute(R"sql(DELETE FROM work_table WHERE exhibition_id = $1 AND work_id = $2)sql", work.exhibition,
                      work.id);
  transaction.execute(R"sql(DELETE FROM work WHERE exhibition_id = $1 AND id = $2)sql", work.exhibition, work.id);
  transaction.execute(R"sql(UPDATE exhibition SET works = works - 1 WHERE id = $1)sql", work.exhibition);
}

void order(sql::Transaction& transaction, ExhibitionId exhibition, std::span<const WorkId> works) {
  std::vector<std::vector<sql::Param>> lists;
  std::int64_t position = 0;
  for (const WorkId work : works) lists.push_back({exhibition.value, work.value, ++position});
  transaction.run_many(R"sql(UPDATE work SET position = $3 WHERE exhibition_id = $1 AND id = $2)sql", lists,
                       [](std::size_t, const sql::Row&) {});
}

std::vector<WorkTable> tables(sql::Session& db, ExhibitionId exhibition) {
  return db.query<WorkTable>(R"sql(SELECT work_id, post_id FROM work_table WHERE exhibition_id = $1)sql", exhibition);
}

std::optional<PostId> table(sql::Session& db, ExhibitionId exhibition, WorkId work) {
  return db.find<PostId>(R"sql(SELECT post_id FROM work_table WHERE exhibition_id = $1 AND work_id = $2)sql",
                         exhibition, work);
}

bool claim_table(sql::Transaction& transaction, ExhibitionId exhibition, const WorkTable& table, PostId former) {
  if (former) {
    return transaction.execute(R"sql(
        UPDATE work_table SET post_id = $3 WHERE exhibition_id = $1 AND work_id = $2 AND post_id = $4)sql",
                               exhibition, table.work, table.post, former) == 1;
  }
  return transaction.execute(R"sql(
      INSERT INTO work_table (exhibition_id, work_id, post_id) VALUES ($1, $2, $3)
      ON CONFLICT (exhibition_id, work_id) DO NOTHING)sql",
                             exhibition, table.work, table.post) == 1;
}

std::vector<GuestEntry> entries(sql::Session& db, ExhibitionId exhibition, const sql::Range& range) {
  return sql::query_range<GuestEntry>(db, R"sql(
      SELECT id, person_id, words FROM guest_entry WHERE exhibition_id = $1 AND id > $2 AND id < $3)sql",
                                      range, exhibition);
}

std::optional<GuestEntry> entry(sql::Session& db, ExhibitionId exhibition, GuestEntryId id) {
  return db.find<GuestEntry>(R"sql(
      SELECT id, person_id, words FROM guest_entry WHERE exhibition_id = $1 AND id = $2)sql",
                             exhibition, id);
}

bool sign(sql::Transaction& transaction, ExhibitionId exhibition, const GuestEntry& entry, std::int64_t day) {
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO guest_day (exhibition_id, person_id, day, entry_id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (exhibition_id, person_id, day) DO NOTHING)sql",
                                           exhibition, entry.person, day, entry.id) == 1;
  if (!claimed) return false;
  transaction.execute(R"sql(
      INSERT INTO guest_entry (exhibition_id, id, person_id, words) VALUES ($1, $2, $3, $4))sql",
                      exhibition, entry.id, entry.person, entry.words);
  return true;
}

bool remove_entry(sql::Transaction& transaction, ExhibitionId exhibition, GuestEntryId id) {
  return transaction.execute(R"sql(DELETE FROM guest_entry WHERE exhibition_id = $1 AND id = $2)sql", exhibition, id) ==
         1;
}

void release_day(sql::Transaction& transaction, ExhibitionId exhibition, PersonId person, std::int64_t day) {
  transaction.execute(R"sql(
      DELETE FROM guest_day WHERE exhibition_id = $1 AND person_id = $2 AND day = $3)sql",
                      exhibition, person, day);
}

}  // namespace stadt::galleries_store
