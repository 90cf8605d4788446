// The pictures of a post, which stand frozen in its row: taken when it is written, exchanged when it is edited, let go
// when it is deleted.
#pragma once

#include "attachments/attachments.hpp"
#include "posts/posts.hpp"

namespace stadt::posts {

std::vector<Picture> pictures_of(const Post& post);

// Puts the draft's pictures on the post; each has to wait, or to stand in this post already. What is not wished any
// more waits again. Pictures of others that are shown (Picture::hung_in) are nobody's here: they only go from the list.
Result<> set_pictures(sql::Transaction& transaction, const PostsParts& parts, Post& post, const Draft& draft);
// All of one's own that the post has.
void release_pictures(sql::Transaction& transaction, Env& env, const Post& post, attachments::Afterwards afterwards);

// A post that shows a picture of a wall shows it as it is now, or, if it hangs there no more, without it. Nothing
// happens if the post is gone or shows it no more.
Result<> show_anew(sql::Transaction& transaction, const PostsParts& parts, PostId post, AttachmentId picture,
                   const std::optional<Picture>& now);
// Whether the post is there, for whoever it may be.
bool stands(sql::Session& db, PostId post);

}  // namespace stadt::posts
