#include "ground/meeting.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "dialogue/meet_rules.hpp"
#include "ground/titles.hpp"
#include "people/people.hpp"
#include "sight/view.hpp"

namespace stadt::ground {

namespace {

using People = std::unordered_map<PersonId, Person>;

People people_of(sql::Session& db, const std::vector<Stranger>& strangers) {
  std::vector<PersonId> ids;
  for (const auto& stranger : strangers) {
    ids.push_back(stranger.person);
    for (const auto& mutual : stranger.mutual) ids.push_back(mutual.person);
  }
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  return people::by_id(db, ids);
}

// Only circles that both of its ends show count: what somebody hides makes nobody nearer.
double nearness(const Stranger& stranger, const People& people) {
  const auto hides = [&](PersonId id) {
    const auto found = people.find(id);
    return found == people.end() || found->second.hide_collections;
  };
  std::vector<std::uint32_t> circles;
  if (!hides(stranger.person)) {
    for (const auto& mutual : stranger.mutual) {
      if (!hides(mutual.person)) circles.push_back(mutual.circle);
    }
  }
  return dialogue::meet(circles, stranger.ground);
}

}  // namespace

std::vector<Meeting> meetings(const GroundParts& parts, sql::Session& db, PersonId viewer) {
  const auto& sight = parts.posts.sight;
  std::vector<Stranger> found;
  {
    const auto city = sight.view();
    found = strangers(*city, Eyes(*city, viewer), {viewer, parts.posts.env.now()}, most_strangers_read);
  }
  const auto people = people_of(db, found);
  const auto asking = ground_store::asking(db, viewer, collect(found, &Stranger::person));
  std::erase_if(found, [&](const Stranger& one) {
    const auto person = people.find(one.person);
    return person == people.end() || !people::wants_to_be_found(person->second) ||
           std::ranges::find(asking, one.person) != asking.end();
  });
  std::ranges::stable_sort(found, std::greater(), [&](const Stranger& one) { return nearness(one, people); });
  found.resize(std::min(found.size(), most_meetings));
  const auto names = titles(db, collect(found, &Stranger::table));
  auto ground = told(parts, db, viewer, collect(found, [](const auto& one) { return Drawn{one.person, one.common}; }),
                     ground_of_meeting);
  std::vector<Meeting> meetings;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto title = names.find(found[i].table);
    if (title == names.end()) continue;
    const auto& person = people.at(found[i].person);
    const auto& name = person.name.empty() ? person.handle : person.name;
    meetings.push_back(
        {person.id, dialogue::sitting_sentence(name, title->second), found[i].table, std::move(ground[i])});
  }
  return meetings;
}

}  // namespace stadt::ground
