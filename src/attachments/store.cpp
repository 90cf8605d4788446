#include "attachments/store.hpp"

namespace stadt::attachments_store {

BOOST_DESCRIBE_STRUCT(Due, (), (at, owner, id))

namespace {

struct AttachmentRow {
  PersonId owner;
  AttachmentId id;
  AttachmentUse use = AttachmentUse::waiting;
  std::int64_t subject = 0;
  Time since;
  std::string file;
  std::string small_file;
  int width = 0;
  int height = 0;
  int small_width = 0;
  int small_height = 0;
  int focus_x = 0;
  int focus_y = 0;
  std::string description;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(AttachmentRow, (),
                      (owner, id, use, subject, since, file, small_file, width, height, small_width, small_height,
                       focus_x, focus_y, description, hash))

Attachment attachment_of(AttachmentRow row) {
  return {row.owner,
          row.use,
          row.subject,
          row.since,
          {row.id, std::move(row.file), std::move(row.small_file), row.width, row.height, row.small_width,
           row.small_height, row.focus_x, row.focus_y, std::move(row.description), std::move(row.hash), 0}};
}

struct SweptRow {
  std::string file;
  std::string small_file;
};
BOOST_DESCRIBE_STRUCT(SweptRow, (), (file, small_file))

std::vector<Attachment> read(sql::Session& db, std::span<const std::vector<sql::Param>> lists) {
  std::vector<Attachment> found;
  for (auto& row : db.query_many<AttachmentRow>(R"sql(
      SELECT owner_id, id, used, subject_id, since, file, small_file, width, height, small_width, small_height, focus_x,
        focus_y, description, hash
      FROM attachment WHERE owner_id = $1 AND id = $2)sql",
                                                lists)) {
    found.push_back(attachment_of(std::move(row)));
  }
  return found;
}

std::int64_t shelf_of(AttachmentId id) { return bucket_of(id) % shelves; }

void nothing(std::size_t, const sql::Row&) {}

}  // namespace

std::vector<Attachment> attachments(sql::Session& db, PersonId owner, std::span<const AttachmentId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const AttachmentId id : ids) lists.push_back({owner.value, id.value});
  return read(db, lists);
}

std::vector<Attachment> attachments(sql::Session& db, std::span<const Due> due) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& one : due) lists.push_back({one.owner.value, one.id.value});
  return read(db, lists);
}

std::optional<Attachment> attachment(sql::Session& db, PersonId owner, AttachmentId id) {
  auto found = attachments(db, owner, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

SenderFacts sender(sql::Session& db, PersonId owner, AttachmentId since) {
  const auto waiting = db.find<int>(R"sql(SELECT count(*) FROM attachment WHERE owner_id = $1 AND used = $2)sql", owner,
                                    AttachmentUse::waiting);
  const auto today =
      db.find<int>(R"sql(SELECT count(*) FROM attachment WHERE owner_id = $1 AND id >= $2)sql", owner, since);
  return {.waiting = waiting.value_or(0), .today = today.value_or(0)};
}

void insert(sql::Transaction& transaction, const Attachment& attachment) {
  const auto& picture = attachment.picture;
  transaction.execute(R"sql(
      INSERT INTO attachment (owner_id, id, used, subject_id, since, file, small_file, width, height, small_width,
        small_height, focus_x, focus_y, description, hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))sql",
                      attachment.owner, picture.id, attachment.use, attachment.subject, attachment.since, picture.file,
                      picture.small_file, picture.width, picture.height, picture.small_width, picture.small_height,
                      picture.focus_x, picture.focus_y, picture.description, picture.hash);
  const std::vector<sql::Param> files[] = {
      {std::string_view(picture.file), attachment.owner.value, picture.id.value},
      {std::string_view(picture.small_file), attachment.owner.value, picture.id.value}};
  transaction.run_many(R"sql(INSERT INTO attachment_file (file, owner_id, attachment_id) VALUES ($1, $2, $3))sql",
                       files, nothing);
}

std::vector<AttachmentId> take(sql::Transaction& transaction, PersonId owner, std::span<const AttachmentId> ids,
                               AttachmentUse use, std::int64_t subject, Time now) {
  std::vector<std::vector<sql::Param>> lists;
  for (const AttachmentId id : ids) {
    lists.push_back({owner.value, id.value, std::int64_t{static_cast<int>(use)}, subject, now.ms,
                     std::int64_t{static_cast<int>(AttachmentUse::waiting)}});
  }
  return transaction.query_many<AttachmentId>(R"sql(
      UPDATE attachment SET used = $3, subject_id = $4, since = $5
      WHERE owner_id = $1 AND id = $2 AND used = $6 RETURNING id)sql",
                                              lists);
}

void release(sql::Transaction& transaction, PersonId owner, std::span<const AttachmentId> ids, AttachmentUse use,
             Time now) {
  std::vector<std::vector<sql::Param>> lists;
  for (const AttachmentId id : ids) {
    lists.push_back({owner.value, id.value, std::int64_t{static_cast<int>(use)}, now.ms});
  }
  transaction.run_many(R"sql(
      UPDATE attachment SET used = $3, subject_id = 0, since = $4 WHERE owner_id = $1 AND id = $2)sql",
                       lists, nothing);
}

void update(sql::Transaction& transaction, PersonId owner, const Picture& picture) {
  transaction.execute(R"sql(
      UPDATE attachment SET description = $3, focus_x = $4, focus_y = $5 WHERE owner_id = $1 AND id = $2)sql",
                      owner, picture.id, picture.description, picture.focus_x, picture.focus_y);
}

void put_due(sql::Transaction& transaction, std::span<const Due> due) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& [at, owner, id] : due) lists.push_back({shelf_of(id), at.ms, owner.value, id.value});
  transaction.run_many(R"sql(
      INSERT INTO attachment_sweep (shelf, due_at, owner_id, attachment_id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (shelf, due_at, attachment_id) DO NOTHING)sql",
                       lists, nothing);
}

std::vector<Due> due(sql::Session& db, std::int64_t shelf, Time now, int limit) {
  return db.query<Due>(R"sql(
      SELECT due_at, owner_id, attachment_id FROM attachment_sweep
      WHERE shelf = $1 AND due_at <= $2 ORDER BY due_at, attachment_id LIMIT $3)sql",
                       shelf, now, limit);
}

void delete_due(sql::Transaction& transaction, std::span<const Due> due) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& one : due) lists.push_back({shelf_of(one.id), one.at.ms, one.id.value});
  transaction.run_many(R"sql(DELETE FROM attachment_sweep WHERE shelf = $1 AND due_at = $2 AND attachment_id = $3)sql",
                       lists, nothing);
}

std::vector<std::string> remove(sql::Transaction& transaction, std::span<const Attachment> attachments) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& one : attachments) {
    lists.push_back({one.owner.value, one.picture.id.value, std::int64_t{static_cast<int>(one.use)}, one.since.ms});
  }
  std::vector<std::string> files;
  for (auto& row : transaction.query_many<SweptRow>(R"sql(
      DELETE FROM attachment WHERE owner_id = $1 AND id = $2 AND used = $3 AND since = $4
      RETURNING file, small_file)sql",
                                                    lists)) {
    files.push_back(std::move(row.file));
    files.push_back(std::move(row.small_file));
  }
  std::vector<std::vector<sql::Param>> names;
  for (const auto& file : files) names.push_back({std::string_view(file)});
  transaction.run_many(R"sql(DELETE FROM attachment_file WHERE file = $1)sql", names, nothing);
  return files;
}

std::vector<std::string> named(sql::Session& db, std::span<const std::string> files) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& file : files) lists.push_back({std::string_view(file)});
  return db.query_many<std::string>(R"sql(SELECT file FROM attachment_file WHERE file = $1)sql", lists);
}

}  // namespace stadt::attachments_store
