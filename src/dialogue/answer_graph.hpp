// Who answered whom in the whole city, as trust and communities are computed from: people are numbered from 0 on, what
// one answered another has faded with its age and is summed. Built from a list in any order, in time linear in it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stadt::dialogue {

// One public answer, or several of the same two people together.
struct Answer {
  std::uint32_t answered = 0;
  std::uint32_t answerer = 0;
  float weight = 1;  // what it says: its substance, 0 … 1
  float age_days = 0;

  bool operator==(const Answer&) const = default;
};

constexpr float answer_half_life_days = 180;
constexpr float heaviest_answer = 1000;  // of many together; more says nothing more

class AnswerGraph {
 public:
  struct Line {
    std::uint32_t person = 0;
    float weight = 0;
  };

  // What names nobody, answers itself or weighs nothing is left out. The order of the list changes nothing.
  AnswerGraph(std::uint32_t people, std::span<const Answer> answers);

  std::uint32_t people() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  // Who answered somebody, by number; each once.
  std::span<const Line> answerers(std::uint32_t answered) const {
    return std::span(lines_).subspan(begins_[answered], begins_[answered + 1] - begins_[answered]);
  }

 private:
  std::vector<std::uint32_t> begins_;  // where each person's lines begin, and the end
  std::vector<Line> lines_;
};

}  // namespace stadt::dialogue
