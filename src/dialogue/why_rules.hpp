// Why a table stands where it stands, as one sentence about people: how many talk, who of them one knows, whom the
// host has answered, and how the table has to do with the reader (design: CITY, the feed). Pure.
#pragma once

#include <string>
#include <vector>

#include "dialogue/page_rules.hpp"
#include "dialogue/sentence.hpp"

namespace stadt::dialogue {

constexpr int most_named = 2;          // people; more are counted
constexpr int fewest_for_a_share = 4;  // guests, of whom it is told how many the host has answered
constexpr double share_worth_telling = 0.5;

enum class Way { none, asked, person, own, neighbour, tag, place };
// The one of several that says most.
Way telling(const Ways& ways);

struct WhyFacts {
  Slot slot = Slot::dialogue;
  std::string host = {};
  int guests = 0;  // who spoke, without the host
  int guests_answered_by_host = 0;
  bool has_exchange = false;  // some of them answered each other
  bool asks = false;          // it opens with a question
  bool can_answer = false;
  bool viewer_hosts = false;
  bool viewer_sits = false;             // among the guests
  int known = 0;                        // people who spoke and whom the viewer knows
  std::vector<std::string> names = {};  // of some of those
  Way way = Way::none;
  std::string way_name = {};  // who asked; the title of the neighbour; a tag without its sign; a place
  int years = 0;              // of the anniversary

  bool operator==(const WhyFacts&) const = default;
};

Sentence why(const WhyFacts& facts);

}  // namespace stadt::dialogue
