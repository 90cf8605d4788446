// What people said where others talk of a tag, and what came of it: the part of finding experts that memory answers.
#pragma once

#include <bitset>
#include <set>
#include <string>
#include <vector>

#include "dialogue/expertise_rules.hpp"
#include "dialogue/ground_rules.hpp"
#include "ground/store.hpp"
#include "ground/traces.hpp"

namespace stadt::ground {

constexpr std::size_t most_contributors_read = 32;  // the strongest, of whom months and thanks are counted
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

// What somebody did at the tables of a tag, on its way to a contributor: of tables of which memory does not hold what
// was said, that is still to be read.
struct Record {
  Contributor contributor;
  double worth = 0;
  std::bitset<dialogue::months_of_a_year> months;
  std::set<PersonId> thankful;
  std::vector<ConversationId> unread;
};

// Of the strongest; nobody who is hidden from the viewer. `tag` is a key.
std::vector<Record> records(const CitySight& city, const Eyes& eyes, std::string_view tag, Asked asked, Time now);
void read_on(sql::Session& db, std::vector<Record>& records, Time now);
// The strongest first.
std::vector<Contributor> contributors(std::vector<Record> records, Asked asked);

}  // namespace stadt::ground
