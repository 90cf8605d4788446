#include "ground/contributions.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <set>

#include "dialogue/tie_rules.hpp"

namespace stadt::ground {

namespace {

struct Ranked {
  Number person = 0;
  double worth = 0;
};

// What a sum of warmth is worth now (sight/person_sight.hpp).
double worth_of(std::int64_t warmth, Time now) {
  const double half_lives = static_cast<double>(hour_of(PostId{first_id_at(now)})) / warmth_half_life_hours;
  return static_cast<double>(warmth) / warmth_unit * std::exp2(warmth_base - half_lives);
}

// Nothing of somebody who has not contributed there.
TagUse use_of(const CitySight& city, Number person, Number tag) {
  const auto uses = city.person(person).tags.view();
  const auto use = std::ranges::find(uses, tag, &TagUse::tag);
  if (use == uses.end()) return {};
  return {.tag = tag,
          .contributions = load_member(use->contributions),
          .warmth = load_member(use->warmth),
          .answered_questions = load_member(use->answered_questions),
          .thanked = load_member(use->thanked)};
}

double first_look(const TagUse& use, Asked asked, Time now) {
  if (asked == Asked::can) return dialogue::can(use.thanked, use.answered_questions);
  return use.contributions < dialogue::lived_tag_contributions ? 0 : worth_of(use.warmth, now);
}

// Everybody who has contributed, or those who have for longest and those who have last.
std::vector<Number> looked_at(std::span<const Number> people) {
  if (people.size() <= most_contributors_ranked) return {people.begin(), people.end()};
  const auto half = most_contributors_ranked / 2;
  std::vector<Number> some(people.begin(), people.begin() + half);
  some.insert(some.end(), people.end() - half, people.end());
  return some;
}

std::vector<Ranked> ranked(const CitySight& city, const Eyes& eyes, Number tag, Asked asked, Time now) {
  std::vector<Ranked> found;
  for (const Number number : looked_at(city.tag(tag).people.view())) {
    if (eyes.hides(number)) continue;
    const double worth = first_look(use_of(city, number, tag), asked, now);
    if (worth > 0) found.push_back({number, worth});
  }
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most_contributors_read));
  std::ranges::partial_sort(found, end, std::greater(), &Ranked::worth);
  found.erase(end, found.end());
  return found;
}

// What somebody did at the tables of a tag, their latest ones first.
class Record {
 public:
  Record(const CitySight& city, const Eyes& eyes, Number tag, Time now)
      : city_(city), eyes_(eyes), tag_(tag), now_(now) {}

  Contributor read(Number person) {
    Contributor one{.person = city_.person(person).id, .burning = {}, .skill = {}, .talks = {}};
    const auto seats = city_.person(person).seats.view();
    const auto latest = seats.last(std::min(seats.size(), most_tables_searched));
    for (std::size_t i = latest.size(); i-- > 0 && one.burning.tables < most_tables_read;) {
      const auto& table = city_.table(latest[i].table);
      if (!holds(table.tags.view(), tag_) || !seen_line(city_, eyes_, latest[i].table)) continue;
      read_table(table, person);
      ++one.burning.tables;
      if (one.talks.size() < most_talks) one.talks.push_back(table.id);
    }
    one.burning.months = static_cast<int>(months_.count());
    one.burning.thanks = std::ssize(thankful_);
    return one;
  }

 private:
  void read_table(const TableSight& table, Number person) {
    const auto turns = table.turns.view();
    for (const auto& turn : turns.last(std::min(turns.size(), most_turns_read))) {
      if (turn.author == person) note_month(time_of(turn.id));
      const bool thanks = (load_member(turn.flags) & turn_thanks) != 0;
      if (thanks && turn.answers == person && turn.author != person) thankful_.insert(turn.author);
    }
  }
  void note_month(Time at) {
    const int age = dialogue::months_ago(at, now_);
    if (age < dialogue::months_of_a_year) months_.set(static_cast<std::size_t>(age));
  }

  const CitySight& city_;
  const Eyes& eyes_;
  Number tag_;
  Time now_;
  std::bitset<dialogue::months_of_a_year> months_;
  std::set<Number> thankful_;
};

}  // namespace

std::vector<Contributor> contributors(const CitySight& city, const Eyes& eyes, std::string_view key, Asked asked,
                                      Time now) {
  const Number tag = city.tag_number(key);
  if (tag == 0) return {};
  std::vector<Contributor> found;
  for (const auto& one : ranked(city, eyes, tag, asked, now)) {
    auto contributor = Record(city, eyes, tag, now).read(one.person);
    if (contributor.talks.empty()) continue;
    const auto use = use_of(city, one.person, tag);
    contributor.skill.answered = use.answered_questions;
    contributor.skill.thanked = std::min(use.thanked, use.answered_questions);
    contributor.strength = asked == Asked::can ? one.worth : dialogue::burns(one.worth, contributor.burning.months);
    found.push_back(std::move(contributor));
  }
  std::ranges::stable_sort(found, std::greater(), &Contributor::strength);
  return found;
}

}  // namespace stadt::ground
