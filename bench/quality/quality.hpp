// How good the city's orders are, judged on what really happened next; `script/bench quality` prints a line each.
#pragma once

#include <span>
#include <string_view>

#include "load/source_files.hpp"
#include "quality/ranking.hpp"

namespace stadt::bench {

// The weights that the city was built with, or fresh ones, learnt from the same file before its last fifth.
enum class Training { built_in, fresh };

void judge_new_tables(std::span<const load::FlatLine> lines, Training training);
void judge_next_replier(std::span<const load::FlatLine> lines);
// The archetypes and the attacks of tests/support/archetypes.hpp, with all weights as they are and 50 % off.
void judge_archetypes();

void print_ranking(std::string_view what, const Ranking& ranking);

}  // namespace stadt::bench
