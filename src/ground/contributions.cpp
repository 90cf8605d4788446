#include "ground/contributions.hpp"

#include <algorithm>
#include <cmath>

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
  const auto* use = city.person(person).use_of(tag);
  if (!use) return {};
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

// Everybody who has contributed, or the strongest of very many.
std::span<const Number> looked_at(const TagSight& tag, Asked asked) {
  if (!tag.has_very_many()) return tag.people.view();
  return asked == Asked::can ? tag.ablest.view() : tag.warmest.view();
}

std::vector<Ranked> ranked(const CitySight& city, const Eyes& eyes, Number tag, Asked asked, Time now) {
  std::vector<Ranked> found;
  for (const Number number : looked_at(city.tag(tag), asked)) {
    if (eyes.hides(number)) continue;
    const double worth = first_look(use_of(city, number, tag), asked, now);
    if (worth > 0) found.push_back({number, worth});
  }
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most_contributors_read));
  std::ranges::partial_sort(found, end, [](const Ranked& one, const Ranked& other) {
    return one.worth != other.worth ? one.worth > other.worth : one.person < other.person;
  });
  found.erase(end, found.end());
  return found;
}

void note_month(Record& record, Time at, Time now) {
  const int age = dialogue::months_ago(at, now);
  if (age < dialogue::months_of_a_year) record.months.set(static_cast<std::size_t>(age));
}

// The tables of a tag at which somebody sat, their latest ones first.
class Reading {
 public:
  Reading(const CitySight& city, const Eyes& eyes, Number tag, Time now)
      : city_(city), eyes_(eyes), tag_(tag), now_(now) {}

  Record read(const Ranked& one) const {
    Record record;
    record.worth = one.worth;
    auto& contributor = record.contributor;
    contributor.person = city_.person(one.person).id;
    const auto use = use_of(city_, one.person, tag_);
    contributor.skill.answered = use.answered_questions;
    contributor.skill.thanked = std::min(use.thanked, use.answered_questions);
    const auto seats = city_.person(one.person).seats.view();
    const auto latest = seats.last(std::min(seats.size(), most_tables_searched));
    for (std::size_t i = latest.size(); i-- > 0 && contributor.burning.tables < most_tables_read;) {
      const auto& table = city_.table(latest[i].table);
      if (!holds(table.tags.view(), tag_) || !seen_line(city_, eyes_, latest[i].table)) continue;
      read_table(table, one.person, record);
      ++contributor.burning.tables;
      if (contributor.talks.size() < most_talks) contributor.talks.push_back(table.id);
    }
    return record;
  }

 private:
  void read_table(const TableSight& table, Number person, Record& record) const {
    const auto said = table.said();
    if (!said) return record.unread.push_back(table.id);
    for (const auto& turn : said->last(std::min(said->size(), most_turns_read))) {
      if (turn.author == person) note_month(record, time_of(turn.id), now_);
      const bool thanks = (load_member(turn.flags) & turn_thanks) != 0;
      if (thanks && turn.answers == person && turn.author != person) {
        record.thankful.insert(city_.person(turn.author).id);
      }
    }
  }

  const CitySight& city_;
  const Eyes& eyes_;
  Number tag_;
  Time now_;
};

}  // namespace

std::vector<Record> records(const CitySight& city, const Eyes& eyes, std::string_view key, Asked asked, Time now) {
  const Number tag = city.tag_number(key);
  if (tag == 0) return {};
  const Reading reading(city, eyes, tag, now);
  std::vector<Record> found;
  for (const auto& one : ranked(city, eyes, tag, asked, now)) found.push_back(reading.read(one));
  return found;
}

void read_on(sql::Session& db, std::vector<Record>& records, Time now) {
  std::vector<ground_store::RemarksWanted> wanted;
  std::vector<Record*> whose;
  for (auto& record : records) {
    for (const auto table : record.unread) {
      wanted.push_back({table, record.contributor.person});
      whose.push_back(&record);
    }
    record.unread.clear();
  }
  if (wanted.empty()) return;
  const auto remarks = ground_store::remarks(db, wanted, most_turns_read);
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    auto& record = *whose[i];
    for (const auto& remark : remarks[i]) {
      if (remark.author == record.contributor.person) {
        note_month(record, time_of(remark.post), now);
      } else {
        record.thankful.insert(remark.author);
      }
    }
  }
}

std::vector<Contributor> contributors(std::vector<Record> records, Asked asked) {
  std::vector<Contributor> found;
  for (auto& record : records) {
    auto& contributor = record.contributor;
    if (contributor.talks.empty()) continue;
    contributor.burning.months = static_cast<int>(record.months.count());
    contributor.burning.thanks = std::ssize(record.thankful);
    contributor.strength =
        asked == Asked::can ? record.worth : dialogue::burns(record.worth, contributor.burning.months);
    found.push_back(std::move(contributor));
  }
  std::ranges::stable_sort(found, std::greater(), &Contributor::strength);
  return found;
}

}  // namespace stadt::ground
