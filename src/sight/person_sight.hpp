// What memory knows of one person. People, tables, tags and places are small numbers here (city_sight.hpp).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "base/audience.hpp"
#include "base/ids.hpp"
#include "sight/published.hpp"
#include "sight/published_map.hpp"

namespace stadt {

using Number = std::uint32_t;

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
  bool operator==(const IdSet&) const = default;

 private:
  std::vector<std::int64_t> ids_;
};

// Where something stands in a list that only grows at its end, by its name: a long list has an index, so that somebody
// who has been everywhere costs no more than others.
class Places {
 public:
  // The size of the list if it is not there.
  template <typename T, typename NameOf>
  std::size_t find(std::span<const T> items, Number name, NameOf name_of) const {
    if (items.size() <= searched || places_.empty()) return looked_for(items, name, name_of);
    const std::size_t place = places_.find(name);
    if (place == 0) return items.size();
    const bool is_there = place <= items.size() && name_of(items[place - 1]) == name;
    return is_there ? place - 1 : looked_for(items, name, name_of);  // the writer is just moving them
  }
  // The writer's: something was put at the end; or one is no longer there, and those behind it have moved.
  template <typename T, typename NameOf>
  void note_last(Memory& memory, std::span<const T> items, NameOf name_of) {
    if (items.size() <= searched) return;
    note_from(memory, items, places_.empty() ? 0 : items.size() - 1, name_of);
  }
  template <typename T, typename NameOf>
  void note_erased(Memory& memory, std::span<const T> items, std::size_t place, Number name, NameOf name_of) {
    if (places_.empty()) return;
    places_.put(memory, name, 0);
    note_from(memory, items, place, name_of);
  }

 private:
  static constexpr std::size_t searched = 1024;

  // Most people go on where they were last.
  template <typename T, typename NameOf>
  static std::size_t looked_for(std::span<const T> items, Number name, NameOf name_of) {
    for (std::size_t at = items.size(); at-- > 0;) {
      if (name_of(items[at]) == name) return at;
    }
    return items.size();
  }
  template <typename T, typename NameOf>
  void note_from(Memory& memory, std::span<const T> items, std::size_t place, NameOf name_of) {
    for (; place < items.size(); ++place) {
      places_.put(memory, name_of(items[place]), static_cast<std::uint32_t>(place + 1));
    }
  }

  PublishedMap places_;
};

// What concerns this person alone: who is kept away, what is not wanted, what is listened to. Never a reason for what
// somebody else sees, but that whoever is blocked sees nothing of the blocker.
struct Discretion {
  IdSet without_boosts;  // followed, but not for what they pass on
  IdSet requested;
  IdSet close;  // contacts whom this person calls close
  IdSet blocking;
  IdSet blocked_by;
  std::unordered_map<std::int64_t, std::int64_t> muting;  // person → until when, 0: for good
  IdSet muted_conversations;
  IdSet listening;  // conversations
  IdSet followed_places;
  IdSet hidden_memberships;  // of places, which this person keeps to themselves

  bool operator==(const Discretion&) const = default;
};

// A post as the merge of a home page needs it.
struct RecentPost {
  PostId id;
  ConversationId conversation;
  Number parent_author = 0;
  Number boost_author = 0;
  Audience audience = Audience::public_;
};

// A table at which somebody has spoken in public.
struct Seat {
  Number table = 0;
  std::uint32_t last_hour = 0;  // when they last did, in hours since 1970
};

// Words that two people exchanged, from one side; the people stand in `tie_people` in the same order.
struct TieWords {
  std::uint32_t answered = 0;  // public and unlisted answers to the other
  std::uint32_t answered_by = 0;
  std::uint32_t wrote = 0;  // letters to the other
  std::uint32_t written_by = 0;
  std::int64_t last_ms = 0;
};

// What somebody has contributed where people talk of a tag. Sums are integers, so that their order does not matter.
struct TagUse {
  Number tag = 0;
  std::uint32_t contributions = 0;
  std::int64_t warmth = 0;  // Σ substance·(1+1.5·answered+min(3,thanks))·2^(time/180 d), see below
  std::uint32_t answered_questions = 0;
  std::uint32_t thanked = 0;
  std::uint32_t last_hour = 0;  // of a contribution, in hours since 1970
  bool is_listed = false;       // among the people of the tag
};

// The unit of warmth is a contribution of full substance in 2020: what came later weighs more, so that nothing has to
// be made less while time goes by.
constexpr double warmth_unit = 1024;
constexpr double warmth_half_life_hours = 180 * 24;
constexpr double warmth_base = 438'288 / warmth_half_life_hours;  // 2020-01-01 in half-lives since 1970

constexpr std::uint8_t nodded_bit = 1;
constexpr std::uint8_t boosted_bit = 2;
constexpr std::uint8_t bookmarked_bit = 4;
constexpr std::uint8_t pinned_bit = 8;

constexpr std::size_t recent_kept = 800;

constexpr std::uint8_t full_trust = 100;
constexpr std::uint8_t least_trust = 15;  // of a newcomer, once others are known

// What every page asks of everybody stands first, side by side.
struct PersonSight {
  PersonId id;
  std::atomic<std::uint32_t> community = 0;
  std::atomic<std::uint8_t> trust = 0;  // percent, 0: nothing is known yet; never shown
  std::atomic<bool> gone = false;
  PublishedArray<Seat> seats;  // in the order in which they sat down
  NumberSet following;
  NumberSet followers;
  NumberSet contacts;
  NumberSet places;                   // of which they show that they are a member
  PublishedMap reactions;             // post → bits
  PublishedArray<RecentPost> recent;  // oldest first, bounded
  PublishedArray<Number> tie_people;
  PublishedArray<TieWords> tie_words;
  PublishedArray<TagUse> tags;

  ~PersonSight() { delete discretion_.load(std::memory_order_relaxed); }
  const Discretion& discretion() const;
  // Changes a copy, and shows it when it is complete.
  template <typename Change>
  void change(Memory& memory, Change change) {
    auto next = std::make_unique<Discretion>(discretion());
    change(*next);
    auto* former = discretion_.exchange(next.release(), std::memory_order_seq_cst);
    if (former) memory.retire(former, [](void* block) { delete static_cast<Discretion*>(block); });
  }

  // False if it is there already.
  bool add_recent(Memory& memory, const RecentPost& post);
  // False if it is not there.
  bool remove_recent(Memory& memory, PostId post);
  bool knows_recent(PostId post) const;
  // It is older than what is kept.
  bool has_forgotten(PostId post) const;
  // Nothing if they have not spoken at the table, have exchanged no words with the other, do not know the tag.
  const Seat* seat_at(Number table) const;
  const TieWords* words_with(Number other) const;
  const TagUse* use_of(Number tag) const;
  // Sits down, or speaks again.
  void sit(Memory& memory, Number table, std::uint32_t hour);
  // Sits there, having spoken last in this hour; 0: does not sit there any more.
  void sit_since(Memory& memory, Number table, std::uint32_t last_hour);
  TieWords& tie(Memory& memory, Number other);
  TagUse& tag_use(Memory& memory, Number tag);

 private:
  Places seat_places_;
  Places tie_places_;
  Places tag_places_;
  std::atomic<Discretion*> discretion_ = nullptr;
};

}  // namespace stadt
