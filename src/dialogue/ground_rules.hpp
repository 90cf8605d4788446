// What two people have in common, as sentences, rarest first: what few share says more than what many share (design:
// DIALOGUE §3). The caller hands over only what both of them may see. Pure; the weights stand here and nowhere else.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "dialogue/sentence.hpp"

namespace stadt::dialogue {

constexpr std::size_t most_ground = 8;
constexpr double rarest_bits = 10;
constexpr auto ground_halves_in = std::chrono::days(365);
constexpr int lived_tag_contributions = 3;  // and more make a tag one's own
constexpr int told_apart = 12;              // people; how many more share it is told up to here

enum class GroundKind {
  answered,
  event,
  conversation,
  organisation,
  book,
  hashtag,
  membership,  // both belong to a place, and show it
  place,       // both often sit there
  school,
  region,
};
BOOST_DESCRIBE_ENUM(GroundKind, answered, event, conversation, organisation, book, hashtag, membership, place, school,
                    region)
double weight_of(GroundKind kind);

// Something that both share.
struct SharedItem {
  GroundKind kind = GroundKind::conversation;
  std::int64_t subject = 0;  // a table, a place, a tag, as the caller numbers them
  std::int64_t people = 2;   // who share it, as everybody may see
  Time last;                 // when both last had to do with it

  bool operator==(const SharedItem&) const = default;
};

// In bits: weight × rarity among so many people × how long ago.
double ground_of(const SharedItem& item, std::int64_t population, Time now);
// The sum of the strongest.
double ground(std::span<const SharedItem> items, std::int64_t population, Time now);
// The strongest, at most so many; rarest first.
std::vector<SharedItem> strongest(std::vector<SharedItem> items, std::int64_t population, Time now,
                                  std::size_t most = most_ground);

// What the sentence names: a title, an organisation, a tag without its sign, a place, a region.
struct GroundWords {
  std::string name;
  int from_year = 0;  // of the years that both were there, 0: not known
  int to_year = 0;    // 0: until today
};
Sentence sentence_of(const SharedItem& item, const GroundWords& words);
// Whom to meet is said as a conversation that one can join.
Sentence sitting_sentence(const std::string& name, std::string_view title);

}  // namespace stadt::dialogue
