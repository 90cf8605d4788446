#include "sight/acquaintances.hpp"

#include "dialogue/tie_rules.hpp"

namespace stadt {

namespace {

float tie_of(const TieWords& words, Time now) {
  const dialogue::Words there{load_member(words.answered), load_member(words.wrote)};
  const dialogue::Words back{load_member(words.answered_by), load_member(words.written_by)};
  return static_cast<float>(dialogue::tie(there, back, Time{load_member(words.last_ms)}, now));
}

std::vector<Number> best_known_first(std::vector<Acquainted> some) {
  std::ranges::stable_sort(some, std::ranges::greater(), &Acquainted::tie);
  std::vector<Number> numbers;
  numbers.reserve(some.size());
  for (const auto& one : some) numbers.push_back(one.person);
  return numbers;
}

}  // namespace

std::vector<Acquainted> acquaintances_of(const CitySight& city, Number viewer, const Eyes& eyes, Time now) {
  std::vector<Acquainted> all;
  if (viewer == 0) return all;
  const auto& person = city.person(viewer);
  const auto following = person.following.view();
  const auto contacts = person.contacts.view();
  const auto others = person.tie_people.view();
  all.reserve(following.size() + contacts.size() + others.size());
  for (const Number other : following) all.push_back({other, tie_of_followed});
  for (const Number other : contacts) all.push_back({other, tie_of_contact});
  const auto words = person.tie_words.view();
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (const float tie = tie_of(words[i], now); tie > 0) all.push_back({others[i], tie});
  }
  if (all.size() > most_acquaintances) all.resize(most_acquaintances);
  for (const auto& one : all) city.expect_person(one.person);
  std::ranges::sort(all, [](const Acquainted& one, const Acquainted& other) {
    return one.person != other.person ? one.person < other.person : one.tie > other.tie;
  });
  const auto doubled = std::ranges::unique(all, {}, &Acquainted::person);
  all.erase(doubled.begin(), doubled.end());
  std::erase_if(all, [&](const Acquainted& one) { return one.person == viewer || eyes.hides(one.person); });
  return all;
}

float tie_between(const CitySight& city, Number viewer, Number other, Time now) {
  if (viewer == 0 || other == 0) return 0;
  const auto& person = city.person(viewer);
  float tie = person.following.contains(other) ? tie_of_followed : 0;
  if (person.contacts.contains(other)) tie = tie_of_contact;
  const auto* words = person.words_with(other);
  return words ? std::max(tie, tie_of(*words, now)) : tie;
}

std::vector<Number> known_among(std::span<const Acquainted> known, std::span<const Number> people) {
  std::vector<Acquainted> found;
  for (const Number person : people) {
    const auto at = std::ranges::lower_bound(known, person, {}, &Acquainted::person);
    if (at != known.end() && at->person == person) found.push_back(*at);
  }
  return best_known_first(std::move(found));
}

std::vector<Number> known_at(const CitySight& city, std::span<const Acquainted> known, Number number) {
  const auto& table = city.table(number);
  const auto* line = table.line();
  if (!line || known.empty()) return {};
  const auto guests = table.guests.view();
  if (guests.size() <= most_acquaintances) {
    std::vector<Number> sitting(guests.begin(), guests.end());
    sitting.push_back(line->host);
    return known_among(known, sitting);
  }
  std::vector<Acquainted> found;
  for (const auto& one : known) {
    if (one.person == line->host || city.person(one.person).seat_at(number)) found.push_back(one);
  }
  return best_known_first(std::move(found));
}

}  // namespace stadt
