// From what memory knows of a table to a sentence with names, and to summands that are what was summed.
#pragma once

#include <string>
#include <vector>

#include "dialogue/why_rules.hpp"
#include "feed/dialogue_page.hpp"
#include "feed/gathering.hpp"
#include "feed/store.hpp"

namespace stadt::feed {

// What is to be told of one table; names are found afterwards, all in one round.
struct Told {
  ConversationId table;
  dialogue::Terms terms;
  dialogue::Slot slot = dialogue::Slot::dialogue;
  dialogue::WhyFacts facts;  // without names
  PersonId host;
  tables::FamiliarPeople familiar;  // to the viewer
  PersonId asked_by;
  ConversationId neighbour;
};

Told told_of(const CitySight& city, const Gathered& gathered, const dialogue::Placed& placed);
dialogue::Candidate candidate_of(const feed_store::StoredQuality& stored);
Told told_of(const feed_store::StoredQuality& stored, Time now);

// In their order.
std::vector<Reasoned> reasoned(const FeedParts& parts, sql::Session& db, std::span<const Told> told);

}  // namespace stadt::feed
