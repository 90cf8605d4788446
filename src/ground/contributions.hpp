// What people said where others talk of a tag, and what came of it: the part of finding experts that memory answers.
#pragma once

#include <string>
#include <vector>

#include "dialogue/expertise_rules.hpp"
#include "dialogue/ground_rules.hpp"
#include "ground/traces.hpp"

namespace stadt::ground {

constexpr std::size_t most_contributors_read = 32;      // the strongest, of whom months and thanks are counted
constexpr std::size_t most_contributors_ranked = 4096;  // of a tag: half of them the first, half the latest
constexpr std::size_t most_talks = 3;
constexpr std::int64_t most_tables_read = 256;  // of one person, the latest ones
constexpr std::size_t most_turns_read = 2048;   // of one table, the latest ones

enum class Asked { burns_for, can };

struct Contributor {
  PersonId person;
  double strength = 0;             // by expertise_rules
  dialogue::BurningFacts burning;  // without names
  dialogue::SkillFacts skill;
  std::vector<ConversationId> talks;  // the latest first
};

// The strongest first; nobody who is hidden from the viewer. `tag` is a key.
std::vector<Contributor> contributors(const CitySight& city, const Eyes& eyes, std::string_view tag, Asked asked,
                                      Time now);

}  // namespace stadt::ground
