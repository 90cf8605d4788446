#include "ground/strangers.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/collect.hpp"

namespace stadt::ground {

namespace {

class Search {
 public:
  Search(const CitySight& city, const Eyes& eyes, const Looking& looking)
      : city_(city), eyes_(eyes), now_(looking.now), viewer_(city.number(looking.viewer)) {
    if (viewer_) own_ = traces_of(city, viewer_);
  }

  std::vector<Stranger> run(std::size_t most) {
    if (viewer_ == 0) return {};
    collect_people();
    struct Near {
      Number person = 0;
      Number table = 0;
      std::vector<dialogue::SharedItem> items;
      double ground = 0;
    };
    std::vector<Near> near;
    for (const Number person : people_) {
      Near one{.person = person, .table = table_of(person), .items = {}};
      if (one.table == 0) continue;
      one.items = common_ground(city_, eyes_, {viewer_, person}, own_);
      if (one.items.empty()) continue;
      one.ground = dialogue::ground(one.items, city_.people(), now_);
      near.push_back(std::move(one));
    }
    std::ranges::stable_sort(near, std::greater(), &Near::ground);
    near.resize(std::min(near.size(), most));
    return collect(near, [this](const Near& one) {
      return Stranger{.person = city_.person(one.person).id,
                      .table = city_.table(one.table).id,
                      .common = named(city_, one.items),
                      .mutual = mutual_with(one.person),
                      .ground = one.ground};
    });
  }

 private:
  // In an order that depends on the traces alone.
  void collect_people() {
    auto tables = own_.tables;
    std::ranges::stable_sort(tables, std::greater(), &Trace::last_hour);
    tables.resize(std::min(tables.size(), tables_of_strangers));
    for (const auto& table : tables) {
      const auto* line = seen_line(city_, eyes_, table.subject);
      if (!line) continue;
      add(line->host);
      add_latest(city_.table(table.subject).guests.view(), strangers_of_table);
    }
    for (const auto& tag : own_.tags) add_latest(city_.tag(tag.subject).people.view(), strangers_of_tag);
  }
  void add_latest(std::span<const Number> people, std::size_t most) {
    for (const Number person : people.last(std::min(people.size(), most))) add(person);
  }
  void add(Number person) {
    if (person == 0 || person == viewer_ || people_.size() >= most_strangers || !seen_.insert(person).second) return;
    const auto& own = city_.person(viewer_);
    if (own.contacts.contains(person) || own.following.contains(person) || eyes_.hides(person)) return;
    people_.push_back(person);
  }

  // Where somebody sits; rather where the viewer does not sit yet.
  Number table_of(Number person) const {
    const auto since = hour_of(PostId{first_id_at(now_ - sits_for)});
    Number table = 0;
    std::pair<bool, std::uint32_t> best;
    const auto seats = city_.person(person).seats.view();
    for (const auto& seat : seats.last(std::min(seats.size(), most_tables_searched))) {
      const auto hour = load_member(seat.last_hour);
      if (hour < since || !seen_line(city_, eyes_, seat.table)) continue;
      const std::pair choice(!is_own(seat.table), hour);
      if (table == 0 || choice > best) {
        table = seat.table;
        best = choice;
      }
    }
    return table;
  }
  bool is_own(Number table) const {
    const auto found = std::ranges::lower_bound(own_.tables, table, {}, &Trace::subject);
    return found != own_.tables.end() && found->subject == table;
  }

  std::vector<Mutual> mutual_with(Number stranger) const {
    std::vector<Mutual> mutual;
    const auto& other = city_.person(stranger);
    const auto followed = city_.person(viewer_).following.view();
    for (const Number between : followed.first(std::min(followed.size(), followed_looked_at))) {
      if (!other.following.contains(between) && !other.followers.contains(between)) continue;
      if (eyes_.hides(between)) continue;
      const auto& person = city_.person(between);
      mutual.push_back({person.id, person.following.size() + person.followers.size()});
    }
    return mutual;
  }

  const CitySight& city_;
  const Eyes& eyes_;
  Time now_;
  Number viewer_;
  Traces own_;
  std::vector<Number> people_;
  std::unordered_set<Number> seen_;
};

}  // namespace

std::vector<Stranger> strangers(const CitySight& city, const Eyes& eyes, const Looking& looking, std::size_t most) {
  return Search(city, eyes, looking).run(most);
}

}  // namespace stadt::ground
