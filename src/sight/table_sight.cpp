#include "sight/table_sight.hpp"

namespace stadt {

void TableSight::show(Memory& memory, const std::optional<TableLine>& line) {
  TableLine* next = line ? new (memory.take(sizeof(TableLine))) TableLine(*line) : nullptr;
  TableLine* former = line_.exchange(next, std::memory_order_seq_cst);
  memory.give_back(former, sizeof(TableLine));
}

}  // namespace stadt
