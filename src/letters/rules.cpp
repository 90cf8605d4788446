#include "letters/rules.hpp"

#include <algorithm>

namespace stadt::letters {

bool is_letter(const PostFacts& facts) {
  return facts.audience == Audience::mentioned || facts.audience == Audience::self;
}

std::vector<PersonId> addressees(const PostFacts& facts) {
  if (facts.audience == Audience::self) return {};
  auto people = facts.mentions;
  std::erase(people, facts.author);
  std::ranges::sort(people);
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

std::string participants(std::span<const PersonId> everybody, PersonId owner) {
  std::vector<PersonId> others(everybody.begin(), everybody.end());
  std::erase(others, owner);
  std::ranges::sort(others);
  std::string text;
  for (const PersonId other : others) text += std::to_string(other.value) + ",";
  return text;
}

std::vector<PersonId> people_of(std::string_view participants) {
  std::vector<PersonId> people;
  while (!participants.empty()) {
    const auto end = std::min(participants.find(','), participants.size());
    if (const auto id = parse_id(participants.substr(0, end))) people.push_back(PersonId{*id});
    participants.remove_prefix(std::min(end + 1, participants.size()));
  }
  return people;
}

bool is_unread(const LetterEntry& entry) { return entry.told > entry.seen; }

PostId seen_before(const LetterEntry& entry) {
  return entry.told ? std::min(entry.seen, PostId{entry.told.value - 1}) : entry.seen;
}

}  // namespace stadt::letters
