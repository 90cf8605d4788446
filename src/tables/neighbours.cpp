#include "tables/neighbours.hpp"

#include <algorithm>
#include <ranges>

#include "dialogue/common.hpp"
#include "dialogue/neighbour_rules.hpp"
#include "sight/acquaintances.hpp"
#include "sight/seating.hpp"
#include "sight/view.hpp"
#include "tables/store.hpp"

namespace stadt::tables {

namespace {

using dialogue::Sentence;

constexpr std::size_t first_question = 16;  // after so many, and twice as many each time: whether that is enough

template <typename T>
std::span<const T> latest(std::span<const T> items, std::size_t most) {
  return items.last(std::min(items.size(), most));
}

// The lists of a table, ascending, as the viewer may see them.
struct Lists {
  std::vector<Number> guests;
  std::span<const Number> tags;
  std::vector<Number> links;
  Number place = 0;
  Number own_link = 0;  // of the table's own address, 0: nobody links there

  dialogue::Surroundings view() const { return {guests, tags, links, place}; }
};

class Looking {
 public:
  Looking(const CitySight& city, PersonId viewer, Time now)
      : city_(city), eyes_(city, viewer), number_(city.number(viewer)), now_(now) {}

  std::vector<NeighbourTable> beside(Number table, const TableLine& line, const SeatingPlan* seating) {
    const auto& own = city_.table(table);
    here_ = {.guests = guests_of(own, line.host),
             .tags = own.tags.view(),
             .links = links_of(own),
             .place = line.place,
             .own_link = city_.link_number(table_link(own.id))};
    gather(table, seating);
    std::vector<NeighbourTable> chosen;
    const auto known = acquaintances_of(city_, number_, eyes_, now_);
    for (const auto& one : dialogue::chosen_neighbours(compared(table))) chosen.push_back(described(one, known));
    return chosen;
  }

 private:
  // A table that may be chosen, as it was when it was first looked at, and the most that it may score.
  struct Possible {
    Number table = 0;
    const TableLine* line = nullptr;
    double gone_by = 0;
    double most = 0;
  };

  // Guests are many and strewn over memory: they are looked at where they can matter.
  std::vector<dialogue::Neighbour> compared(Number table) const {
    auto possible = possible_beside(table);
    std::ranges::sort(possible, std::greater(), &Possible::most);
    std::vector<dialogue::Neighbour> all;
    std::size_t next_question = first_question;
    for (const auto& [number, line, gone_by, most] : possible) {
      if (all.size() == next_question) {
        if (dialogue::are_chosen(all, most)) break;
        next_question *= 2;
      }
      const auto& other = city_.table(number);
      const auto shared = shared_with(other, *line, guests_of(other, line->host));
      all.push_back({number, city_.person(line->host).id, shared, dialogue::neighbour_score(shared, gone_by)});
    }
    return all;
  }

  std::vector<Possible> possible_beside(Number table) const {
    std::vector<Possible> possible;
    possible.reserve(candidates_.size());
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      city_.expect_after(at, candidates_);
      const auto& other = city_.table(candidates_[at]);
      const auto* line = other.line();
      if (candidates_[at] == table || !line || eyes_.hides(line->host) || eyes_.mutes(other.id)) continue;
      const double gone_by = dialogue::hours_gone_by(time_of(line->last), now_);
      auto shared = shared_with(other, *line, {});
      shared.guest_share = dialogue::most_guest_share(here_.guests.size(), seated(other).size() + 1);
      possible.push_back({candidates_[at], line, gone_by, dialogue::neighbour_score(shared, gone_by)});
    }
    return possible;
  }

  // Who stands for all its guests.
  static std::span<const Number> seated(const TableSight& table) {
    const auto lowest = table.lowest.view();
    return lowest.empty() ? table.guests.view() : lowest;
  }

  // The host too.
  std::vector<Number> guests_of(const TableSight& table, Number host) const {
    const auto all = seated(table);
    for (const Number guest : all) city_.expect_person(guest);
    std::vector<Number> guests;
    guests.reserve(all.size() + 1);
    std::ranges::copy_if(all, std::back_inserter(guests), [&](Number guest) { return !eyes_.hides(guest); });
    if (!std::ranges::is_sorted(guests)) std::ranges::sort(guests);
    guests.insert(std::ranges::lower_bound(guests, host), host);
    return guests;
  }
  static std::vector<Number> links_of(const TableSight& table) {
    const auto view = table.links.view();
    std::vector<Number> links(view.begin(), view.end());
    std::ranges::sort(links);
    return links;
  }

  // What both tables share; of guests as far as those of the other one are given.
  dialogue::Shared shared_with(const TableSight& other, const TableLine& line, std::span<const Number> guests) const {
    const auto links = links_of(other);
    const bool quotes = holds(links, here_.own_link) ||
                        (!here_.links.empty() && holds(here_.links, city_.link_number(table_link(other.id))));
    return dialogue::shared(here_.view(), {guests, other.tags.view(), links, line.place},
                            quotes ? dialogue::Quotes::yes : dialogue::Quotes::no);
  }

  void consider(std::span<const Number> tables, std::size_t most) {
    const auto some = latest(tables, most);
    candidates_.insert(candidates_.end(), some.begin(), some.end());
  }

  void gather(Number table, const SeatingPlan* seating) {
    for (const Number link : here_.links) consider(city_.link(link).tables.view(), tables_considered);
    if (here_.own_link) consider(city_.link(here_.own_link).tables.view(), tables_considered);
    for (const Number tag : here_.tags) consider(city_.tag(tag).tables.view(), tables_considered);
    if (here_.place) consider(city_.place(here_.place).tables.view(), tables_considered);
    const auto followed = latest(std::span<const Number>(here_.guests), guests_followed);
    for (const Number guest : followed) city_.person(guest).seats.expect();
    for (const Number guest : followed) {
      for (const auto& seat : latest(city_.person(guest).seats.view(), seats_followed))
        candidates_.push_back(seat.table);
    }
    std::size_t looked_at = 0;
    city_.timeline().each_below(PostId{INT64_MAX}, [&](const TableTimeline::Entry& entry) {
      candidates_.push_back(entry.table);
      return ++looked_at < newest_considered;
    });
    if (seating && table + 1 < seating->table_begins.size()) walk(table, *seating);
    std::ranges::sort(candidates_);
    const auto doubled = std::ranges::unique(candidates_);
    candidates_.erase(doubled.begin(), doubled.end());
  }

  void walk(Number table, const SeatingPlan& seating) {
    thread_local dialogue::Walker walker;
    const auto found = walker.walk(seating.view(), table, {.seed = table});
    std::vector<std::pair<double, Number>> close;
    for (const auto& [other, visits] : found) {
      const auto guests = seating.table_begins[other + 1] - seating.table_begins[other];
      close.emplace_back(dialogue::closeness(visits, guests), other);
    }
    const auto most = std::min(close.size(), walked_to_considered);
    std::ranges::partial_sort(close, close.begin() + static_cast<std::ptrdiff_t>(most), std::ranges::greater());
    for (const auto& [closeness, other] : close | std::views::take(most)) candidates_.push_back(other);
  }

  NeighbourTable described(const dialogue::Neighbour& one, std::span<const Acquainted> known) const {
    const auto& table = city_.table(one.table);
    NeighbourTable neighbour;
    neighbour.table = table.id;
    neighbour.link = one.shared.link;
    neighbour.place = one.shared.place;
    neighbour.quote = one.shared.quote;
    for (const Number tag : dialogue::common(here_.tags, table.tags.view()))
      neighbour.tags.push_back(city_.tag(tag).key);
    const auto* line = table.line();
    auto both = line ? dialogue::common(here_.guests, guests_of(table, line->host)) : std::vector<Number>();
    std::erase(both, number_);
    neighbour.guests_shared = both.size();
    auto named = known_among(known, both);
    for (const Number guest : both) {
      if (!holds(named, guest)) named.push_back(guest);
    }
    for (const Number guest : named | std::views::take(guests_named))
      neighbour.guests.push_back(city_.person(guest).id);
    const auto said = table.said();
    neighbour.is_told = said.has_value();
    if (!said) return neighbour;
    for (const auto& turn : latest(*said, posts_looked_through) | std::views::reverse) {
      if (neighbour.said.size() >= posts_overheard) break;
      if (!eyes_.hides(turn.author)) neighbour.said.push_back(turn.id);
    }
    return neighbour;
  }

  const CitySight& city_;
  Eyes eyes_;
  Number number_;
  Time now_;
  Lists here_;
  std::vector<Number> candidates_;
};

Sentence of_guests(const NeighbourTable& neighbour, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  const auto others = neighbour.guests_shared - std::min(neighbour.guests_shared, names.size());
  auto who = others == 0 ? dialogue::listed(names) : Sentence{};
  if (others > 0) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string separator = i > 0 ? ", " : "";
      who += {separator + names[i], separator + names[i]};
    }
    who += {" und ", " and "};
    who += others == 1 ? Sentence{"noch jemand", "somebody else"} : dialogue::number(static_cast<std::int64_t>(others));
    if (others > 1) who += {" andere", " others"};
  }
  const bool one = neighbour.guests_shared == 1;
  return who += one ? Sentence{" redet an beiden Tischen", " talks at both tables"}
                    : Sentence{" reden an beiden Tischen", " talk at both tables"};
}

Sentence of_things(const NeighbourTable& neighbour) {
  if (neighbour.quote) return {"Ein Tisch verweist auf den anderen", "One of the tables points to the other"};
  if (neighbour.link) return {"Beide reden über dieselbe Seite", "Both talk about the same page"};
  if (neighbour.tags.size() >= 2) {
    const std::string tags = "#" + neighbour.tags[0];
    return {"Auch hier geht es um " + tags + " und #" + neighbour.tags[1],
            "This one, too, is about " + tags + " and #" + neighbour.tags[1]};
  }
  return {};
}

}  // namespace

std::vector<NeighbourTable> neighbours(const Sight& sight, PersonId viewer, Time now, ConversationId table) {
  const auto seating = sight.seating();
  const auto city = sight.view();
  const Number number = city->number(table);
  const auto* line = number ? city->table(number).line() : nullptr;
  if (!line) return {};
  const bool is_large = city->tables() > tables_of_a_large_city;
  return Looking(*city, viewer, now).beside(number, *line, is_large ? seating.get() : nullptr);
}

void tell_said(sql::Session& db, const Sight& sight, PersonId viewer, std::vector<NeighbourTable>& neighbours) {
  std::vector<ConversationId> wanted;
  for (const auto& one : neighbours) {
    if (!one.is_told) wanted.push_back(one.table);
  }
  if (wanted.empty()) return;
  for (const auto& said : tables_store::latest_said(db, wanted, posts_looked_through)) {
    auto& neighbour = *std::ranges::find(neighbours, said.table, &NeighbourTable::table);
    const bool has_room = neighbour.said.size() < posts_overheard;
    if (has_room && !sight.hidden(viewer, said.author)) neighbour.said.push_back(said.post);
  }
}

dialogue::Sentence what_is_shared(const NeighbourTable& neighbour, const std::vector<std::string>& names) {
  auto things = of_things(neighbour);
  auto guests = of_guests(neighbour, names);
  if (!things.de.empty() && !guests.de.empty()) return dialogue::finished((things += {"; ", "; "}) += guests);
  if (!things.de.empty()) return dialogue::finished(things);
  if (!guests.de.empty()) return dialogue::finished(guests);
  if (neighbour.place) return {"Steht am selben Ort.", "Stands at the same place."};
  return {"Hier wird gerade geredet.", "People are talking here right now."};
}

}  // namespace stadt::tables
