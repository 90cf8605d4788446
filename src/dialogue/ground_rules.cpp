#include "dialogue/ground_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dialogue/tie_rules.hpp"

namespace stadt::dialogue {

namespace {

constexpr int pair = 2;

// By worth; of equals the rarer, then the one with the smaller subject: the same items make the same list.
struct Worth {
  double bits = 0;
  const SharedItem* item = nullptr;

  bool operator>(const Worth& other) const {
    if (bits != other.bits) return bits > other.bits;
    if (item->people != other.item->people) return item->people < other.item->people;
    return item->kind != other.item->kind ? item->kind < other.item->kind : item->subject < other.item->subject;
  }
};

std::vector<Worth> by_worth(std::span<const SharedItem> items, std::int64_t population, Time now, std::size_t most) {
  std::vector<Worth> all;
  all.reserve(items.size());
  for (const auto& item : items) all.push_back({ground_of(item, population, now), &item});
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::ranges::partial_sort(all, end, std::greater());
  all.erase(end, all.end());
  return all;
}

bool are_there(const GroundWords& words) { return words.from_year != 0 && words.to_year == 0; }

Sentence of_years(const GroundWords& words) {
  if (words.from_year == 0) return {};
  const auto from = std::to_string(words.from_year);
  if (are_there(words)) return {", seit " + from + " zur selben Zeit", ", at the same time since " + from};
  if (words.to_year == words.from_year) return {", " + from + " zur selben Zeit", ", at the same time in " + from};
  const auto to = std::to_string(words.to_year);
  return {", " + from + " bis " + to + " zur selben Zeit", ", at the same time from " + from + " to " + to};
}

Sentence around(Sentence before, const Sentence& name, const Sentence& after) {
  before += name;
  return before += after;
}

Sentence of_conversation(const SharedItem& item, const Sentence& title) {
  auto said = around({"Ihr habt beide bei ", "You both talked at "}, title, {" mitgeredet", ""});
  const std::int64_t more = item.people - pair;
  if (more <= 0) return said += {", nur Ihr zwei", ", only the two of you"};
  if (more > told_apart) return said;
  said += {", mit ", ", with "};
  if (more == 1) return said += {"einer weiteren Person", "one other person"};
  said += number(more);
  return said += {" anderen", " others"};
}

Sentence of_tag(const SharedItem& item, const Sentence& tag) {
  auto said = around({"Ihr redet beide über ", "You both talk about "}, tag, {});
  const std::int64_t more = item.people - pair;
  if (more <= 0) return said += {", hier sonst niemand", ", and nobody else here does"};
  if (more > told_apart) return said;
  if (more == 1) return said += {", hier sonst nur eine Person", ", and only one other person here does"};
  said += {", hier sonst nur ", ", and only "};
  said += number(more);
  return said += {"", " others here do"};
}

}  // namespace

double weight_of(GroundKind kind) {
  switch (kind) {
    case GroundKind::answered:
      return 1.5;
    case GroundKind::event:
      return 1.2;
    case GroundKind::conversation:
    case GroundKind::organisation:
      return 1;
    case GroundKind::book:
      return 0.8;
    case GroundKind::hashtag:
      return 0.7;
    case GroundKind::membership:
    case GroundKind::place:
      return 0.6;
    case GroundKind::school:
      return 0.5;
    case GroundKind::region:
      break;
  }
  return 0.4;
}

double ground_of(const SharedItem& item, std::int64_t population, Time now) {
  const auto sharers = std::max<std::int64_t>(pair, item.people);
  const double rarity = std::log2(static_cast<double>(std::max(population, sharers)) / static_cast<double>(sharers));
  return weight_of(item.kind) * std::min(rarest_bits, rarity) * faded(now - item.last, ground_halves_in);
}

double ground(std::span<const SharedItem> items, std::int64_t population, Time now) {
  double sum = 0;
  for (const auto& worth : by_worth(items, population, now, most_ground)) sum += worth.bits;
  return sum;
}

std::vector<SharedItem> strongest(std::vector<SharedItem> items, std::int64_t population, Time now, std::size_t most) {
  std::vector<SharedItem> found;
  for (const auto& worth : by_worth(items, population, now, most)) found.push_back(*worth.item);
  std::ranges::stable_sort(found, std::less(), &SharedItem::people);
  return found;
}

Sentence sentence_of(const SharedItem& item, const GroundWords& words) {
  const Sentence name{words.name, words.name};
  const Sentence tag{"#" + words.name, "#" + words.name};
  const Sentence title = quoted(words.name);
  switch (item.kind) {
    case GroundKind::answered:
      return finished(
          around({"Ihr habt einander geantwortet, zuletzt bei ", "You have answered each other, last at "}, title, {}));
    case GroundKind::event:
      return finished(around({"Ihr wart beide bei ", "You were both at "}, title, {}));
    case GroundKind::conversation:
      return finished(of_conversation(item, title));
    case GroundKind::organisation:
      return finished(around(are_there(words) ? Sentence{"Ihr seid beide bei ", "You are both at "}
                                              : Sentence{"Ihr wart beide bei ", "You were both at "},
                             name, of_years(words)));
    case GroundKind::book:
      return finished(around({"Euch beiden bedeutet etwas: ", "It means something to both of you: "}, title, {}));
    case GroundKind::hashtag:
      return finished(of_tag(item, tag));
    case GroundKind::membership:
      return finished(around({"Ihr gehört beide hierher: ", "You both belong here: "}, title, {}));
    case GroundKind::place:
      return finished(around({"Ihr sitzt beide öfter hier: ", "You both often sit here: "}, title, {}));
    case GroundKind::school:
      return finished(around({"Ihr habt beide hier gelernt: ", "You both learnt here: "}, name, of_years(words)));
    case GroundKind::region:
      break;
  }
  return finished(around({"Ihr seid beide hier zu Hause: ", "You are both at home here: "}, name, {}));
}

Sentence sitting_sentence(const std::string& name, std::string_view title) {
  return finished(around({name + " sitzt gerade bei ", name + " is sitting at "}, quoted(title), {"", " right now"}));
}

}  // namespace stadt::dialogue
