#include "ground/common_ground.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"

namespace stadt::ground {

namespace {

using dialogue::GroundKind;
using dialogue::SharedItem;

// Whether they know each other from answers both ways, whatever became of the tables.
bool exchanged_words(const PersonSight& viewer, Number other) {
  const auto* words = viewer.words_with(other);
  return words && load_member(words->answered) > 0 && load_member(words->answered_by) > 0;
}

// When one last answered the other at each table, as far as their latest posts tell.
using Answered = std::unordered_map<ConversationId, Time>;
Answered answered(const PersonSight& from, Number to) {
  Answered last;
  const auto recent = from.recent.view();
  for (const auto& post : recent.last(std::min(recent.size(), recent_kept))) {
    if (post.parent_author == to && post.audience == Audience::public_) last[post.conversation] = time_of(post.id);
  }
  return last;
}

class Comparison {
 public:
  Comparison(const CitySight& city, const Eyes& eyes, const Two& two) : city_(city), eyes_(eyes), two_(two) {}

  std::vector<SharedItem> run(const Traces& own) {
    const auto other = traces_of(city_, two_.other);
    auto tables = shared(own.tables, other.tables);
    std::erase_if(tables, [&](const Trace& table) { return !seen_line(city_, eyes_, table.subject); });
    for (const auto& table : tables) add_conversation(table);
    if (exchanged_words(city_.person(two_.viewer), two_.other)) find_words(tables);
    for (const auto& tag : shared(own.tags, other.tags)) {
      add(GroundKind::hashtag, tag, people_of_tag(tag.subject));
    }
    const auto memberships = shared(own.memberships, other.memberships);
    for (const auto& place : memberships) add_membership(place.subject);
    for (const auto& place : shared(own.places, other.places)) {
      const bool is_told = std::ranges::find(memberships, place.subject, &Trace::subject) != memberships.end();
      if (!is_told) add(GroundKind::place, place, people_of_place(place.subject));
    }
    return std::move(items_);
  }

 private:
  void add(GroundKind kind, const Trace& trace, std::int64_t people) {
    items_.push_back({kind, trace.subject, people, time_of_hour(trace.last_hour)});
  }
  // Whoever belongs to a place has to do with it now.
  void add_membership(Number place) {
    items_.push_back({.kind = GroundKind::membership,
                      .subject = place,
                      .people = city_.place(place).members.size(),
                      .last = {wall_clock_ms()}});
  }
  void add_conversation(const Trace& table) {
    const auto* line = city_.table(table.subject).line();
    if (line) add(GroundKind::conversation, table, std::int64_t{line->guests} + 1);
  }

  // Words that they exchanged say more of a table than that both talked there.
  void find_words(std::vector<Trace> tables) {
    std::ranges::sort(tables, std::greater(), &Trace::last_hour);
    tables.resize(std::min(tables.size(), tables_searched_for_words));
    const auto there = answered(city_.person(two_.viewer), two_.other);
    const auto back = answered(city_.person(two_.other), two_.viewer);
    SharedItem last;
    for (const auto& table : tables) {
      const auto id = city_.table(table.subject).id;
      if (!there.contains(id) || !back.contains(id)) continue;
      const Time at = std::max(there.at(id), back.at(id));
      if (at > last.last) last = {GroundKind::answered, table.subject, 2, at};
    }
    if (last.subject == 0) return;
    std::erase_if(items_, [&](const SharedItem& item) { return item.subject == last.subject; });
    items_.push_back(last);
  }

  std::int64_t people_of_tag(Number tag) const {
    const auto people = city_.tag(tag).people.view();
    if (people.size() > most_people_counted) return static_cast<std::int64_t>(people.size());
    return std::ranges::count_if(people, [&](Number number) {
      const auto* use = city_.person(number).use_of(tag);
      return use && load_member(use->contributions) > 0 && !is_gone(number);
    });
  }

  std::int64_t people_of_place(Number place) const {
    const auto tables = city_.place(place).tables.view();
    std::vector<Number> people;
    for (const Number number : tables.last(std::min(tables.size(), most_tables_of_place))) {
      const auto* line = city_.table(number).line();
      if (!line) continue;
      const auto guests = city_.table(number).guests.view();
      people.push_back(line->host);
      people.insert(people.end(), guests.begin(),
                    guests.begin() + std::min<std::ptrdiff_t>(std::ssize(guests), most_people_counted));
    }
    std::ranges::sort(people);
    people.erase(std::ranges::unique(people).begin(), people.end());
    return std::ssize(people);
  }

  bool is_gone(Number number) const { return city_.person(number).gone.load(std::memory_order_relaxed); }

  const CitySight& city_;
  const Eyes& eyes_;
  Two two_;
  std::vector<SharedItem> items_;
};

}  // namespace

std::vector<SharedItem> common_ground(const CitySight& city, const Eyes& eyes, const Two& two, const Traces& own) {
  if (two.viewer == 0 || two.other == 0 || two.viewer == two.other) return {};
  return Comparison(city, eyes, two).run(own);
}

std::vector<Common> named(const CitySight& city, std::span<const SharedItem> items) {
  return collect(items, [&](const SharedItem& item) {
    const auto number = static_cast<Number>(item.subject);
    Common common{.item = item, .table = {}, .place = {}, .tag = {}};
    if (item.kind == GroundKind::hashtag) {
      common.tag = city.tag(number).key;
    } else if (item.kind == GroundKind::place || item.kind == GroundKind::membership) {
      common.place = city.place(number).id;
    } else {
      common.table = city.table(number).id;
    }
    return common;
  });
}

}  // namespace stadt::ground
