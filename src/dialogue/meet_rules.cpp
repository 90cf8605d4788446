#include "dialogue/meet_rules.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::dialogue {

double adamic_adar(std::span<const std::uint32_t> contacts_of_shared) {
  double sum = 0;
  // Whoever is shared has two at least.
  for (const auto contacts : contacts_of_shared) sum += 1 / std::log(std::max(2u, contacts));
  return sum;
}

double introduced(std::size_t shared_contacts) {
  const double part = static_cast<double>(shared_contacts) / best_number_of_contacts;
  return weight_without_best + (1 - weight_without_best) * part * std::exp(1 - part);
}

double meet(std::span<const std::uint32_t> contacts_of_shared, double ground) {
  return (weight_of_shared_contacts * adamic_adar(contacts_of_shared) + weight_of_ground * ground) *
         introduced(contacts_of_shared.size());
}

}  // namespace stadt::dialogue
