#include "posts/pictures.hpp"

#include <algorithm>

#include "attachments/media_attachment.hpp"
#include "base/collect.hpp"
#include "posts/events.hpp"
#include "posts/store.hpp"

namespace stadt::posts {

namespace {

std::vector<AttachmentId> own_ids(std::span<const Picture> pictures) {
  std::vector<AttachmentId> ids;
  for (const auto& picture : pictures) {
    if (picture.hung_in == 0) ids.push_back(picture.id);
  }
  return ids;
}

// Those of `ids` that are not among the others.
std::vector<AttachmentId> without(std::span<const AttachmentId> ids, const std::vector<AttachmentId>& others) {
  std::vector<AttachmentId> left;
  for (const AttachmentId id : ids) {
    if (std::ranges::find(others, id) == others.end()) left.push_back(id);
  }
  return left;
}

}  // namespace

std::vector<Picture> pictures_of(const Post& post) { return thawed(post.media); }

Result<> set_pictures(sql::Transaction& transaction, const PostsParts& parts, Post& post, const Draft& draft) {
  const bool wished_none = draft.pictures.empty() && draft.shown.empty() && draft.retouched.empty();
  if (wished_none && post.media == "[]") return {};
  auto known = pictures_of(post);
  known.insert(known.end(), draft.shown.begin(), draft.shown.end());
  const auto former = own_ids(known);
  attachments::release(transaction, parts.env, post.author, without(former, draft.pictures),
                       attachments::Afterwards::wait);
  const auto added =
      TRY(attachments::use(transaction, parts.env, post.author, without(draft.pictures, collect(known, &Picture::id)),
                           AttachmentUse::posted, post.id.value));
  known.insert(known.end(), added.begin(), added.end());
  std::vector<Picture> wished(draft.shown.begin(), draft.shown.end());
  for (const AttachmentId id : draft.pictures) wished.push_back(*std::ranges::find(known, id, &Picture::id));
  CHECKED(attachments::retouch_used(transaction, post.author, wished, draft.retouched));
  CHECKED(check_described(wished, parts.alt_text));
  post.media = frozen(wished);
  return {};
}

void release_pictures(sql::Transaction& transaction, Env& env, const Post& post, attachments::Afterwards afterwards) {
  if (post.media == "[]") return;
  attachments::release(transaction, env, post.author, own_ids(pictures_of(post)), afterwards);
}

Result<> show_anew(sql::Transaction& transaction, const PostsParts& parts, PostId id, AttachmentId picture,
                   const std::optional<Picture>& now) {
  const auto found = posts_store::post(transaction, id);
  if (!found) return {};
  posts_store::locked_conversation(transaction, found->conversation);
  auto post = posts_store::locked_post(transaction, id);
  if (!post) return {};
  auto pictures = pictures_of(*post);
  const auto shown = std::ranges::find_if(pictures, [&](const auto& one) { return one.id == picture && one.hung_in; });
  if (shown == pictures.end()) return {};
  if (now) {
    *shown = *now;
  } else {
    pictures.erase(shown);
  }
  post->media = frozen(pictures);
  posts_store::update_media(transaction, *post, tags_of(*post));
  Event event = event_of(EventKind::post_edited, parts.env, *post, post->parent_author);
  event.detail = json::write(facts_of(*post, tags_of(*post)));
  transaction.record(std::move(event));
  return {};
}

bool stands(sql::Session& db, PostId post) { return posts_store::post(db, post).has_value(); }

}  // namespace stadt::posts
