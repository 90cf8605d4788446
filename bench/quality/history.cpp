#include "quality/history.hpp"

#include <unordered_map>
#include <utility>

namespace stadt::bench {

namespace {

// Numbers in the order in which they are asked for.
class Numbering {
 public:
  std::uint32_t of(std::int64_t id) {
    return numbers_.try_emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  std::unordered_map<std::int64_t, std::uint32_t> numbers_;
};

struct Numberings {
  Numbering people, tables, topics;

  void tell(History& history) const {
    history.people = people.count();
    history.tables = tables.count();
    history.topics = topics.count();
  }
};

// The last two people who spoke at a table, different ones.
struct LastTwo {
  std::uint32_t last = nobody;
  std::uint32_t before = nobody;

  std::uint32_t heard(std::uint32_t author) {
    if (author != last) before = std::exchange(last, author);
    return before;
  }
};

}  // namespace

History history_of(std::span<const load::FlatLine> lines) {
  History history;
  history.said.reserve(lines.size());
  Numberings numbers;
  std::vector<LastTwo> speakers;
  for (const auto& line : lines) {
    Said said{.seconds = line.seconds,
              .author = numbers.people.of(line.author),
              .table = numbers.tables.of(line.conversation),
              .topic = numbers.topics.of(line.topic)};
    speakers.resize(numbers.tables.count());
    said.answered = speakers[said.table].heard(said.author);
    history.said.push_back(said);
  }
  numbers.tell(history);
  return history;
}

History history_of(std::span<const load::TreeLine> lines) {
  History history;
  history.name = "trees ";
  history.said.reserve(lines.size());
  Numberings numbers;
  std::unordered_map<std::int64_t, std::size_t> places;  // message → its place
  for (const auto& line : lines) {
    Said said{.seconds = line.seconds,
              .author = numbers.people.of(line.author),
              .topic = numbers.topics.of(line.topic),
              .words = line.words,
              .asks = line.question,
              .score = line.score};
    if (line.parent == 0) {
      said.table = numbers.tables.of(line.message);
    } else {
      const Said& parent = history.said[places.at(line.parent)];
      said.table = parent.table;
      if (parent.author != said.author) said.answered = parent.author;
    }
    places.emplace(line.message, history.said.size());
    history.said.push_back(said);
  }
  numbers.tell(history);
  return history;
}

}  // namespace stadt::bench
