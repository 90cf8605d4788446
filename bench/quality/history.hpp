// What was said in a city that really was, post by post: read from a flat file or a trees file, told by one form.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "load/source_files.hpp"

namespace stadt::bench {

constexpr std::uint32_t nobody = 0xFFFFFFFF;

// People, tables and topics are counted from 0 on, in the order in which they came.
struct Said {
  std::int64_t seconds = 0;
  std::uint32_t author = 0;
  std::uint32_t table = 0;
  std::uint32_t topic = 0;
  std::uint32_t answered = nobody;  // whom it answers, another person
  int words = 0;
  bool asks = false;
  int score = 0;
};

constexpr Time time_of_second(std::int64_t seconds) { return {seconds * 1000}; }

struct History {
  std::string_view name;  // before each line of the report, with a blank; empty for a flat file
  std::vector<Said> said;
  std::uint32_t people = 0;
  std::uint32_t tables = 0;
  std::uint32_t topics = 0;

  std::string_view title() const { return name.empty() ? "Flat" : "Trees"; }
  // Before the last fifth: to build and to learn from; the rest is judged.
  std::size_t split() const { return said.size() * 4 / 5; }
  // From here on there is enough before to learn from.
  std::size_t first_learnt() const { return said.size() / 2; }
};

// Who answers whom stands in no flat file: the one who spoke before, unless that was the author.
History history_of(std::span<const load::FlatLine> lines);
History history_of(std::span<const load::TreeLine> lines);

}  // namespace stadt::bench
