#include "attachments/attachments.hpp"

#include <algorithm>

#include "attachments/rules.hpp"
#include "attachments/store.hpp"
#include "base/collect.hpp"
#include "people/store.hpp"

namespace stadt::attachments {

namespace {

constexpr auto day = std::chrono::hours(24);

std::unexpected<Error> no_picture() {
  return fail(ErrorKind::not_found, "media.not_found", "There is no such picture of yours.");
}

std::unexpected<Error> in_use() {
  return fail(ErrorKind::unprocessable, "media.in_use",
              "This picture stands somewhere already. Change it there, or send it once more.");
}

void look_after(sql::Transaction& transaction, PersonId owner, std::span<const AttachmentId> ids, Time at) {
  attachments_store::put_due(transaction,
                             collect(ids, [&](AttachmentId id) { return attachments_store::Due{at, owner, id}; }));
}

void apply(Picture& picture, const Retouch& change) {
  if (change.description) picture.description = *change.description;
  if (!change.focus) return;
  picture.focus_x = change.focus->x;
  picture.focus_y = change.focus->y;
}

// The row stays locked: nobody uses it meanwhile.
Result<Attachment> waiting(sql::Transaction& transaction, PersonId owner, AttachmentId id) {
  auto found = TRY(own(transaction, owner, id));
  if (found.use != AttachmentUse::waiting) return in_use();
  const auto held =
      attachments_store::take(transaction, owner, std::span(&id, 1), AttachmentUse::waiting, 0, found.since);
  if (held.empty()) return in_use();
  return found;
}

}  // namespace

Result<AttachmentId> add(sql::Transaction& transaction, Env& env, PersonId owner, Picture picture) {
  people_store::lock(transaction, {owner});
  const Time now = env.now();
  CHECKED(check_sender(attachments_store::sender(transaction, owner, AttachmentId{first_id_at(now - day)})));
  picture.id = env.make_id<AttachmentId>();
  attachments_store::insert(transaction, {owner, AttachmentUse::waiting, 0, now, picture});
  look_after(transaction, owner, std::span(&picture.id, 1), now + waiting_time);
  return picture.id;
}

Result<Attachment> own(sql::Session& db, PersonId owner, AttachmentId id) {
  auto found = attachments_store::attachment(db, owner, id);
  if (!found || found->use == AttachmentUse::dropped) return no_picture();
  return *std::move(found);
}

Result<AttachmentId> retouch(sql::Transaction& transaction, PersonId owner, const Retouch& change) {
  auto found = TRY(waiting(transaction, owner, change.id));
  apply(found.picture, change);
  attachments_store::update(transaction, owner, found.picture);
  return change.id;
}

Result<AttachmentId> remove(sql::Transaction& transaction, Env& env, PersonId owner, AttachmentId id) {
  TRY(waiting(transaction, owner, id));
  release(transaction, env, owner, std::span(&id, 1), Afterwards::go);
  return id;
}

Result<std::vector<Picture>> use(sql::Transaction& transaction, Env& env, PersonId owner,
                                 std::span<const AttachmentId> ids, AttachmentUse use, std::int64_t subject) {
  std::vector<AttachmentId> sorted(ids.begin(), ids.end());
  std::ranges::sort(sorted);  // two who want the same never wait for each other crosswise
  const auto taken = attachments_store::take(transaction, owner, sorted, use, subject, env.now());
  std::vector<Picture> pictures;
  for (const auto& found : attachments_store::attachments(transaction, owner, ids)) {
    if (found.use != AttachmentUse::dropped) pictures.push_back(found.picture);
  }
  if (pictures.size() != ids.size()) return no_picture();
  if (taken.size() != ids.size()) return in_use();
  return pictures;
}

Result<> retouch_used(sql::Transaction& transaction, PersonId owner, std::vector<Picture>& pictures,
                      std::span<const Retouch> changes) {
  for (const auto& change : changes) {
    const auto picture = std::ranges::find(pictures, change.id, &Picture::id);
    if (picture == pictures.end() || picture->hung_in != 0) return no_picture();
    apply(*picture, change);
    attachments_store::update(transaction, owner, *picture);
  }
  return {};
}

void release(sql::Transaction& transaction, Env& env, PersonId owner, std::span<const AttachmentId> ids,
             Afterwards afterwards) {
  const bool wait = afterwards == Afterwards::wait;
  const Time now = env.now();
  attachments_store::release(transaction, owner, ids, wait ? AttachmentUse::waiting : AttachmentUse::dropped, now);
  look_after(transaction, owner, ids, wait ? now + waiting_time : now);
}

}  // namespace stadt::attachments
