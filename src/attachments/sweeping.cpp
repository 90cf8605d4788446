#include "attachments/sweeping.hpp"

#include <algorithm>

#include "attachments/rules.hpp"
#include "attachments/store.hpp"
#include "base/log.hpp"

namespace stadt::attachments {

namespace {

constexpr int most_at_once = 32;        // one write lasts 5 ms at the most
constexpr std::int64_t file_turns = 8;  // files are looked at once in so many turns

}  // namespace

Result<bool> Sweeper::sweep_due(std::int64_t shelf) {
  const Time now = env_.now();
  const auto due = attachments_store::due(database_.session(), shelf, now, most_at_once);
  if (due.empty()) return false;
  std::vector<std::string> files;
  CHECKED(database_.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    auto needless = attachments_store::attachments(transaction, due);
    std::erase_if(needless, [&](const Attachment& one) { return !is_swept(one, now); });
    files = attachments_store::remove(transaction, needless);
    attachments_store::delete_due(transaction, due);
    return {};
  }));
  for (const auto& file : files) files_.remove(file);
  return std::ssize(due) == most_at_once;
}

// A file is kept before its row is written: one that has lain there for a day without a row gets none.
void Sweeper::sweep_files(int shelf) {
  const auto lying = files_.lying(shelf, waiting_time);
  if (lying.empty()) return;
  auto named = attachments_store::named(database_.session(), lying);
  std::ranges::sort(named);
  for (const auto& file : lying) {
    if (std::ranges::binary_search(named, file)) continue;
    log::info("media.orphan_removed");
    files_.remove(file);
  }
}

Result<> Sweeper::run() {
  const std::int64_t turn = turn_++;
  while (TRY(sweep_due(turn % attachments_store::shelves))) {
  }
  if (turn % file_turns == 0) sweep_files(static_cast<int>(turn / file_turns % media::shelves));
  return {};
}

}  // namespace stadt::attachments
