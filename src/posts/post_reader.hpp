// One reader before a page of posts: which of them are there for them, what they did with each. From memory, or from
// SQL in one round for each kind while memory is not ready.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "people/beholder.hpp"
#include "posts/post.hpp"
#include "posts/rules.hpp"

namespace stadt::posts {

class PostReader {
 public:
  // Only of these posts, of their originals' ids and of those who wrote and were answered may be asked afterwards.
  using Page = std::function<std::vector<const Post*>()>;  // asked for only if SQL has to be
  PostReader(sql::Session& db, const Sight& sight, PersonId reader, const Page& page);

  PersonId person() const { return person_; }
  bool may_read(const Post& post) const;
  const people::Beholder& people() const { return *beholder_; }
  Sight::Reactions reactions(PostId post) const;
  bool mutes(ConversationId conversation) const;

 private:
  void read(sql::Session& db, std::span<const Post* const> posts);

  const Sight* memory_;  // none: what was read counts
  PersonId person_;
  std::optional<people::Beholder> beholder_;
  std::unordered_map<PostId, Sight::Reactions> reactions_;
  std::unordered_set<ConversationId> muted_;
};

// How the reader stands to a post whose author the beholder knows (posts.hpp: of one post).
ReaderFacts reader_facts(const people::Beholder& beholder, PersonId reader, const Post& post);

// Which of these conversations the person has muted, from SQL.
std::unordered_set<ConversationId> muted_among(sql::Session& db, PersonId person,
                                               std::span<const ConversationId> conversations);

}  // namespace stadt::posts
