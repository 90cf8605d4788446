#include "posts/company.hpp"

#include "attachments/media_attachment.hpp"
#include "base/collect.hpp"
#include "posts/store.hpp"
#include "text/escape.hpp"
#include "text/markup.hpp"

namespace stadt::posts {

bool sits_at(sql::Session& db, ConversationId table, PersonId person) {
  const auto conversation = posts_store::conversation(db, table);
  if (!conversation) return false;
  return conversation->host == person || posts_store::is_guest(db, table, person);
}

bool have_answered_each_other(sql::Session& db, ConversationId table, PersonId one, PersonId other) {
  return posts_store::answers(db, table, one, other) > 0 && posts_store::answers(db, table, other, one) > 0;
}

std::vector<PersonId> boosters(sql::Session& db, PostId post, int limit) {
  const auto listed = posts_store::reacting_people(db, post, ReactionKind::boost, {.limit = limit});
  return collect(listed, [](const auto& entry) { return PersonId{entry.item}; });
}

ConversationId conversation_of(sql::Session& db, PostId post) {
  return posts_store::conversation_of(db, post).value_or(ConversationId{});
}

std::string headline(const Post& post, int characters) {
  if (!post.title.empty()) return post.title;
  if (!post.warning.empty()) return post.warning;
  if (!post.source.empty() || post.media == "[]") return text::excerpt(post.html, characters);
  std::string seen;  // where nothing is said
  for (const auto& picture : thawed(post.media)) {
    if (seen.empty()) text::append_escaped(seen, picture.description);
  }
  return text::excerpt(seen, characters);
}

}  // namespace stadt::posts
