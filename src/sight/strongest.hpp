// Who has contributed most where very many have: a few hundred people among whom the strongest are for certain, so that
// nobody looks at all of them. Kept while people contribute; what is deleted may bring others forward.
#pragma once

#include <functional>
#include <unordered_set>

#include "sight/person_sight.hpp"

namespace stadt {

constexpr std::size_t people_all_looked_at = 4096;  // of a tag; of more the strongest
constexpr std::size_t fewest_strongest = 256;       // who are there for certain, if there are so many
constexpr std::size_t most_strongest = 512;

class Strongest {
 public:
  using WorthOf = std::function<double(Number person)>;

  // By their numbers.
  std::span<const Number> view() const { return published_.view(); }

  // The writer's. Of all of them; who is worth nothing is left out.
  void fill(Memory& memory, std::span<const Number> all, const WorthOf& worth_of);
  // Somebody of them is worth more or less than before.
  void note(Memory& memory, Number person, std::span<const Number> all, const WorthOf& worth_of);

 private:
  struct Worth {
    double worth = 0;
    Number person = 0;
  };
  // So many of them; nobody who is left out is worth more than the floor.
  void keep_best(std::vector<Worth> some, std::size_t most);
  void publish(Memory& memory);

  PublishedArray<Number> published_;
  std::unordered_set<Number> members_;
  double floor_ = 0;
};

}  // namespace stadt
