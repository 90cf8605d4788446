// What is learnt of where people sit down next (next_table_rules), as a bounded term of the score: it may move a table
// a little among its neighbours on the page, never past what a conversation is worth. It can be left out. Pure.
#pragma once

#include <span>
#include <vector>

#include "dialogue/milli_bits.hpp"

namespace stadt::dialogue {

constexpr double most_foresight = 2;  // bits, up or down

// From the log odds of tables that are looked at together, in their order. A usual one of them, the median, is not
// moved; of two the one with the greater odds is never moved less.
std::vector<MilliBits> foresight(std::span<const double> inclinations);

}  // namespace stadt::dialogue
