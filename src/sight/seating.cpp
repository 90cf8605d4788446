#include "sight/seating.hpp"

namespace stadt {

namespace {

// `seats` are pairs of a row and what stands in it; rows are numbered from 0 to `rows`.
void lay_out(std::span<const std::pair<Number, Number>> seats, Number rows, std::vector<std::uint32_t>& begins,
             std::vector<std::uint32_t>& items) {
  begins.assign(rows + 2, 0);
  for (const auto& [row, item] : seats) ++begins[row + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  items.resize(seats.size());
  auto next = begins;
  for (const auto& [row, item] : seats) items[next[row]++] = item;
}

}  // namespace

std::shared_ptr<const SeatingPlan> seating_of(const CitySight& city, Time now) {
  const std::uint32_t since = hour_of(PostId{first_id_at(now - seating_remembers)});
  const Number people = city.people();
  const Number tables = city.tables();
  std::vector<std::pair<Number, Number>> by_person;
  for (Number person = 1; person <= people; ++person) {
    for (const auto& seat : city.person(person).seats.view()) {
      if (load_member(seat.last_hour) < since || seat.table > tables || !city.table(seat.table).line()) continue;
      by_person.emplace_back(person, seat.table);
    }
  }
  auto plan = std::make_shared<SeatingPlan>();
  lay_out(by_person, people, plan->guest_begins, plan->tables);
  for (auto& [person, table] : by_person) std::swap(person, table);
  lay_out(by_person, tables, plan->table_begins, plan->guests);
  return plan;
}

}  // namespace stadt
