// Every SQL statement about pictures that were sent.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "attachments/attachment.hpp"
#include "sql/database.hpp"

namespace stadt::attachments_store {

std::optional<Attachment> attachment(sql::Session& db, PersonId owner, AttachmentId id);
// Those of them that are there.
std::vector<Attachment> attachments(sql::Session& db, PersonId owner, std::span<const AttachmentId> ids);
// Of one who sends: what waits, and what was sent since an id.
SenderFacts sender(sql::Session& db, PersonId owner, AttachmentId since);

void insert(sql::Transaction& transaction, const Attachment& attachment);
// Those of them that waited belong to the subject now, and are returned.
std::vector<AttachmentId> take(sql::Transaction& transaction, PersonId owner, std::span<const AttachmentId> ids,
                               AttachmentUse use, std::int64_t subject, Time now);
// They wait, or are dropped, from now on.
void release(sql::Transaction& transaction, PersonId owner, std::span<const AttachmentId> ids, AttachmentUse use,
             Time now);
void update(sql::Transaction& transaction, PersonId owner, const Picture& picture);

// When somebody looks after them.
struct Due {
  Time at;
  PersonId owner;
  AttachmentId id;
};
constexpr std::int64_t shelves = 4;
void put_due(sql::Transaction& transaction, std::span<const Due> due);
std::vector<Due> due(sql::Session& db, std::int64_t shelf, Time now, int limit);
void delete_due(sql::Transaction& transaction, std::span<const Due> due);
std::vector<Attachment> attachments(sql::Session& db, std::span<const Due> due);
// Removes those that are as they were read; the files that nobody names any more.
std::vector<std::string> remove(sql::Transaction& transaction, std::span<const Attachment> attachments);

// Those of the files that are named.
std::vector<std::string> named(sql::Session& db, std::span<const std::string> files);

}  // namespace stadt::attachments_store
