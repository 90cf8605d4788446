// The files that `stadt load` fills a city from: gzip-compressed, tab-separated, one heading line.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace stadt::load {

// One line of a trees file: message, parent (0: it opens a conversation), time (seconds), author (counted from 0),
// conversation, topic, words, question (0 or 1), score. Sorted by time; a parent stands before its answers.
struct TreeLine {
  std::int64_t message = 0;
  std::int64_t parent = 0;
  std::int64_t seconds = 0;
  std::int64_t author = 0;
  std::int64_t topic = 0;
  int words = 0;
  bool question = false;
  int score = 0;  // what readers gave it
};

struct FollowLine {
  std::int64_t follower = 0;
  std::int64_t followed = 0;

  auto operator<=>(const FollowLine&) const = default;
};

// One line of a flat file: time (seconds), author and conversation (counted from 0), topic. Sorted by time; who answers
// whom is not known.
struct FlatLine {
  std::int64_t seconds = 0;
  std::int64_t author = 0;
  std::int64_t conversation = 0;
  std::int64_t topic = 0;
};

Result<std::vector<TreeLine>> read_trees(const std::string& path);
Result<std::vector<FollowLine>> read_follows(const std::string& path);
Result<std::vector<FlatLine>> read_flat(const std::string& path);

}  // namespace stadt::load
