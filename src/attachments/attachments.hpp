// What becomes of pictures: sent, described, used in one place, released, dropped. Files come first and rows after
// them; rows go first and files after them.
#pragma once

#include <span>
#include <vector>

#include "attachments/attachment.hpp"
#include "base/env.hpp"
#include "base/result.hpp"
#include "sql/database.hpp"

namespace stadt::attachments {

// A new picture that waits for its use; id and time are given here.
Result<AttachmentId> add(sql::Transaction& transaction, Env& env, PersonId owner, Picture picture);
// One's own; others are not found.
Result<Attachment> own(sql::Session& db, PersonId owner, AttachmentId id);
// Both of one's own that stands nowhere: what stands in a post is changed with it.
Result<AttachmentId> retouch(sql::Transaction& transaction, PersonId owner, const Retouch& change);
Result<AttachmentId> remove(sql::Transaction& transaction, Env& env, PersonId owner, AttachmentId id);

// Where pictures are used: they leave the waiting ones for a subject (a post, a work), in the order of `ids`; what is
// not one's own is not found, what stands somewhere is unprocessable.
Result<std::vector<Picture>> use(sql::Transaction& transaction, Env& env, PersonId owner,
                                 std::span<const AttachmentId> ids, AttachmentUse use, std::int64_t subject);
// Says of these pictures what the changes say, on them and in their rows; changes of others are not found.
Result<> retouch_used(sql::Transaction& transaction, PersonId owner, std::vector<Picture>& pictures,
                      std::span<const Retouch> changes);
// They wait again (to be used anew) or go for good.
enum class Afterwards { wait, go };
void release(sql::Transaction& transaction, Env& env, PersonId owner, std::span<const AttachmentId> ids,
             Afterwards afterwards);

}  // namespace stadt::attachments
