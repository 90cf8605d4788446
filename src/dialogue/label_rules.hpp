// Labels that spread over a graph until everybody has the one that weighs most around them: the arithmetic of
// community_rules. Pure, and the same for the same graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dialogue/answer_graph.hpp"

namespace stadt::dialogue {

constexpr float strongest_tie = 3;
constexpr int label_sweeps = 32;
constexpr int label_levels = 8;  // people, circles, circles of circles
constexpr int label_rounds = 8;  // people may look again once circles have joined; in the end nobody wants to move

using Labels = std::vector<std::uint32_t>;

// Who is tied to whom, both ways.
struct Ties {
  struct Tie {
    std::uint32_t person = 0;
    float weight = 0;
  };
  std::vector<std::uint32_t> begins = {0};  // where each person's ties begin, and the end
  std::vector<Tie> ties;
  std::vector<double> own;  // what ties somebody to themselves: a circle to its own people

  std::uint32_t people() const { return static_cast<std::uint32_t>(begins.size() - 1); }
  std::span<const Tie> of(std::uint32_t person) const {
    return std::span(ties).subspan(begins[person], begins[person + 1] - begins[person]);
  }
};

// log2(1 + what the two answered each other), bounded: two who talk all day are no circle of their own.
Ties ties_of(const AnswerGraph& graph);
// Labels are numbers below the number of people; those who begin with the same one begin together.
Labels spread_labels(const Ties& ties, Labels labels);
// Every label of its own for each part of those who have it that hangs together.
Labels connected_parts(const Ties& ties, const Labels& labels);
// Labels become numbers from 0 on, in the order of the first who has each; returns how many there are.
std::uint32_t number_labels(Labels& labels);

}  // namespace stadt::dialogue
