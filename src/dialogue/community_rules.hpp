// Which circle of people somebody talks with (design: DIALOGUE §1): what bridges at tables are measured by. Computed
// once a night from the answers of the whole city; never shown. Pure, and the same for the same answers.
//
// Labels spread along answers until everybody has the label that weighs most around them. A label weighs less the more
// people already have it (label propagation under modularity, Barber and Clark 2009), else one would flood the city.
// Then whole circles do the same among each other (Blondel 2008).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dialogue/answer_graph.hpp"

namespace stadt::dialogue {

constexpr int no_community = 0;
constexpr std::uint32_t smallest_community = 5;  // of fewer people nothing is told

// The community of each person, 0: none. It begins with the former one (`former` may be shorter than the city), and a
// circle keeps the name that most of its people had; new names are greater than all former ones.
std::vector<int> communities(const AnswerGraph& graph, std::span<const int> former);

}  // namespace stadt::dialogue
