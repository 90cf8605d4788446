// Tables by the id of their newest public post, in order, for readers without locks. An entry whose table has spoken
// since is stale: the reader passes over it, and the writer makes a new timeline when too many are.
#pragma once

#include "sight/person_sight.hpp"

namespace stadt {

class TableTimeline {
 public:
  struct Entry {
    PostId last;
    Number table = 0;
  };

  // Nothing happens to an entry that is there already.
  void put(Memory& memory, const Entry& entry);
  std::size_t size() const { return size_; }

  // Newest first, below the bound, until `take` says that it has enough (false).
  template <typename Take>
  void each_below(PostId bound, Take take) const {
    for (Number chunk = chunks_.size(); chunk > 0; --chunk) {
      const auto entries = chunks_[chunk].entries.view();
      if (entries.empty() || entries.front().last >= bound) continue;
      const auto end = std::ranges::lower_bound(entries, bound, {}, &Entry::last);
      for (auto at = end; at != entries.begin();) {
        if (!take(*--at)) return;
      }
    }
  }

  // Oldest first, above the bound, until `take` says that it has enough.
  template <typename Take>
  void each_above(PostId bound, Take take) const {
    Number chunk = chunks_.size();
    while (chunk > 1 && reaches_down_to(chunk, bound)) --chunk;
    for (; chunk != 0 && chunk <= chunks_.size(); ++chunk) {
      const auto entries = chunks_[chunk].entries.view();
      for (auto at = std::ranges::upper_bound(entries, bound, {}, &Entry::last); at != entries.end(); ++at) {
        if (!take(*at)) return;
      }
    }
  }

 private:
  bool reaches_down_to(Number chunk, PostId bound) const {
    const auto entries = chunks_[chunk].entries.view();
    return entries.empty() || entries.front().last > bound;
  }

  static constexpr std::size_t chunk_size = 1024;
  struct Chunk {
    PublishedArray<Entry> entries;
  };

  NumberedArray<Chunk> chunks_;
  std::size_t size_ = 0;
};

}  // namespace stadt
