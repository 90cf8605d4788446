// What memory knows of one person: their relations, their recent posts, what they did with posts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sight/post_facts.hpp"

namespace stadt {

// A small set of ids in one sorted array: most people know few.
class IdSet {
 public:
  bool contains(std::int64_t id) const { return std::ranges::binary_search(ids_, id); }
  void insert(std::int64_t id) {
    const auto at = std::ranges::lower_bound(ids_, id);
    if (at == ids_.end() || *at != id) ids_.insert(at, id);
  }
  void erase(std::int64_t id) {
    const auto at = std::ranges::lower_bound(ids_, id);
    if (at != ids_.end() && *at == id) ids_.erase(at);
  }
  const std::vector<std::int64_t>& ids() const { return ids_; }

 private:
  std::vector<std::int64_t> ids_;
};

// A post as the merge of a home page needs it.
struct RecentPost {
  PostId id;
  ConversationId conversation;
  PersonId parent_author;
  PersonId boost_author;
  Audience audience = Audience::public_;
};

constexpr std::uint8_t nodded_bit = 1;
constexpr std::uint8_t boosted_bit = 2;
constexpr std::uint8_t bookmarked_bit = 4;
constexpr std::uint8_t pinned_bit = 8;

struct PersonSight {
  IdSet following;
  IdSet without_boosts;  // followed, but not for what they pass on
  IdSet requested;
  IdSet contacts;
  IdSet close;  // contacts whom this person calls close
  IdSet blocking;
  IdSet blocked_by;
  std::unordered_map<std::int64_t, std::int64_t> muting;  // person → until when, 0: for good
  IdSet muted_conversations;
  std::unordered_map<std::int64_t, std::uint8_t> reactions;  // post → bits
  std::vector<RecentPost> recent;                            // oldest first, bounded

  void add_recent(const RecentPost& post);
  void remove_recent(PostId id);
};

}  // namespace stadt
