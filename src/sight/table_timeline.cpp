#include "sight/table_timeline.hpp"

namespace stadt {

// Nearly always the newest; writers of several connections may be a little out of order.
void TableTimeline::put(Memory& memory, const Entry& entry) {
  Number number = chunks_.size();
  while (number > 1 && chunks_[number].entries.own().front().last > entry.last) --number;
  const bool is_newest =
      number == chunks_.size() && (number == 0 || chunks_[number].entries.own().back().last < entry.last);
  if (number == 0 || (is_newest && chunks_[number].entries.size() >= chunk_size)) {
    chunks_.add([&](Chunk& chunk) { chunk.entries.append(memory, entry); });
    ++size_;
    return;
  }
  auto& entries = chunks_[number].entries;
  const auto own = entries.own();
  const auto place = std::ranges::lower_bound(own, entry.last, {}, &Entry::last) - own.begin();
  if (place < std::ssize(own) && own[static_cast<std::size_t>(place)].last == entry.last) return;
  entries.insert_at(memory, static_cast<std::size_t>(place), entry);
  ++size_;
}

}  // namespace stadt
