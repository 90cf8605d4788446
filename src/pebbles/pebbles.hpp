// Keeping a post, and some of its words. A pebble lasts as long as the bookmark that it belongs to.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "pebbles/pebble.hpp"
#include "posts/posts.hpp"

namespace stadt::pebbles {

// Bookmarks the post, or the original of a boost, whose id it returns. Without a pebble the one that there is stays; an
// empty one takes it away. `pebble` is checked.
Result<PostId> keep(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id,
                    const std::optional<Pebble>& pebble);
// Whoever keeps a post no longer keeps none of its words.
Result<> derive(sql::Transaction& transaction, Env& env, const Event& event);

}  // namespace stadt::pebbles
