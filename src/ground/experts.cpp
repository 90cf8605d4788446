#include "ground/experts.hpp"

#include "base/collect.hpp"
#include "people/people.hpp"
#include "sight/view.hpp"

namespace stadt::ground {

namespace {

dialogue::Sentence sentence_of(Contributor& one, Asked asked, const Person& person, const std::string& topic) {
  const auto& name = person.name.empty() ? person.handle : person.name;
  if (asked == Asked::can) {
    one.skill.name = name;
    one.skill.topic = topic;
    return dialogue::skill_sentence(one.skill);
  }
  one.burning.name = name;
  one.burning.topic = topic;
  return dialogue::burning_sentence(one.burning);
}

std::string display_of(sql::Session& db, const std::string& key) {
  const auto names = ground_store::tag_names(db, std::span(&key, 1));
  return names.empty() ? key : names[0].display;
}

}  // namespace

std::vector<Expert> experts(const GroundParts& parts, sql::Session& db, PersonId viewer, const std::string& tag,
                            Asked asked) {
  const Time now = parts.posts.env.now();
  std::vector<Record> strongest;
  {
    const auto city = parts.posts.sight.view();
    strongest = records(*city, Eyes(*city, viewer), tag, asked, now);
  }
  read_on(db, strongest, now);
  auto found = contributors(std::move(strongest), asked);
  std::vector<Expert> experts;
  if (found.empty()) return experts;
  const auto people = people::by_id(db, collect(found, &Contributor::person));
  const auto topic = display_of(db, tag);
  for (auto& one : found) {
    const auto person = people.find(one.person);
    if (person == people.end() || !people::wants_to_be_found(person->second)) continue;
    if (experts.size() == most_experts) break;
    experts.push_back({one.person, sentence_of(one, asked, person->second, topic), std::move(one.talks)});
  }
  return experts;
}

}  // namespace stadt::ground
