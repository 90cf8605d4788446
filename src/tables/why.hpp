// Why a table stands where it stands, as the client API says it: a sentence about people, and the summands.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "dialogue/page_rules.hpp"
#include "dialogue/sentence.hpp"
#include "json/write.hpp"
#include "people/account.hpp"

namespace stadt {

struct WhyTerm {
  dialogue::Term term = dialogue::Term::voices;
  double bits = 0;  // of three decimals
};
BOOST_DESCRIBE_STRUCT(WhyTerm, (), (term, bits))

struct TableWhy {
  dialogue::Sentence sentence;
  std::vector<WhyTerm> terms;  // but those that are 0
  double score = 0;            // their sum
  dialogue::Slot slot = dialogue::Slot::dialogue;
};
BOOST_DESCRIBE_STRUCT(TableWhy, (), (sentence, terms, score, slot))

// Who of those who spoke at a table is known to the viewer.
struct Familiar {
  std::int64_t count = 0;
  json::Rendered<std::vector<Face>> people{{"[]"}};  // some of them, best known first
};
BOOST_DESCRIBE_STRUCT(Familiar, (), (count, people))

}  // namespace stadt
