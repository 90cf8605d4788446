#include "sight/strongest.hpp"

namespace stadt {

void Strongest::keep_best(std::vector<Worth> some, std::size_t most) {
  if (some.size() > most) {
    const auto first_out = some.begin() + static_cast<std::ptrdiff_t>(most);
    std::ranges::nth_element(some, first_out, std::greater(), &Worth::worth);
    floor_ = std::max(floor_, first_out->worth);
    some.resize(most);
  }
  members_.clear();
  for (const auto& one : some) members_.insert(one.person);
}

void Strongest::fill(Memory& memory, std::span<const Number> all, const WorthOf& worth_of) {
  std::vector<Worth> some;
  for (const Number person : all) {
    if (const double worth = worth_of(person); worth > 0) some.push_back({worth, person});
  }
  floor_ = 0;
  keep_best(std::move(some), most_strongest);
  publish(memory);
}

void Strongest::note(Memory& memory, Number person, std::span<const Number> all, const WorthOf& worth_of) {
  const double worth = worth_of(person);
  const bool belongs = worth > 0 && worth >= floor_;
  if (members_.contains(person) == belongs) return;
  if (!belongs) {
    members_.erase(person);
    if (members_.size() < fewest_strongest && floor_ > 0) return fill(memory, all, worth_of);
    return publish(memory);
  }
  members_.insert(person);
  if (members_.size() > most_strongest) {
    std::vector<Worth> some;
    some.reserve(members_.size());
    for (const Number member : members_) some.push_back({worth_of(member), member});
    keep_best(std::move(some), (fewest_strongest + most_strongest) / 2);
  }
  publish(memory);
}

void Strongest::publish(Memory& memory) {
  std::vector<Number> all(members_.begin(), members_.end());
  std::ranges::sort(all);
  published_.assign(memory, all);
}

}  // namespace stadt
