#include "feed/gathering.hpp"

#include <bit>
#include <ranges>

namespace stadt::feed {

namespace {

constexpr auto day = std::chrono::days(1);
constexpr std::size_t looked_ahead = 8;

// Where a table stands among the candidates: a small table of its own, because every candidate asks.
class Places {
 public:
  Places() : slots_(2 * most_candidates) {}
  std::uint32_t& of(Number table) {
    for (std::size_t at = table * 0x9E3779B9U;; ++at) {
      auto& slot = slots_[at & (slots_.size() - 1)];
      if (slot.table == table) return slot.place;
      if (slot.table == 0) {
        slot.table = table;
        return slot.place;
      }
    }
  }

 private:
  struct Slot {
    Number table = 0;
    std::uint32_t place = 0;  // from 1, 0: none yet
  };
  std::vector<Slot> slots_;
};
static_assert(std::has_single_bit(2 * most_candidates));

class Gathering {
 public:
  Gathering(const CitySight& city, PersonId viewer, Time now)
      : city_(city), eyes_(city, viewer), number_(city.number(viewer)), now_(now) {
    gathered_.reading = {.viewer = viewer, .now = now, .day = now.ms / std::chrono::milliseconds(day).count()};
    if (number_) own_community_ = city.person(number_).community.load(std::memory_order_relaxed);
  }

  Gathered run(const Wish& wish) {
    since_hour_ = hour_of(PostId{first_id_at(now_ - seat_counts_for)});
    gathered_.known = acquaintances_of(city_, number_, eyes_, now_);
    gathered_.candidates.reserve(most_candidates / 2);
    if (const Number wanted = city_.number(wish.also)) candidate(wanted);
    if (number_) {
      add_anniversaries(wish.clock);
      add_own();
      add_tags_and_places();
    }
    add_seats();
    add_heads();
    add_newest();
    describe();
    // Who has nothing but a memory of long ago is told of the whole city.
    const auto is_known = [](const dialogue::Candidate& one) { return one.ways.any() && one.years == 0; };
    gathered_.reading.is_stranger = std::ranges::none_of(gathered_.candidates, is_known);
    return std::move(gathered_);
  }

 private:
  // How it came is written into it at once, what the table says later (describe). Nothing if there is no room for more.
  dialogue::Candidate* candidate(Number table) {
    auto& place = places_.of(table);
    if (place != 0) return &gathered_.candidates[place - 1];
    if (gathered_.candidates.size() >= most_candidates) return nullptr;
    gathered_.candidates.emplace_back();
    gathered_.tables.push_back(table);
    gathered_.beside.push_back(0);
    gathered_.tags.push_back(0);
    place = static_cast<std::uint32_t>(gathered_.candidates.size());
    return &gathered_.candidates.back();
  }

  // What the tables say of themselves; those that are not for these eyes go.
  void describe() {
    std::size_t kept = 0;
    gathered_.last.reserve(gathered_.tables.size());
    for (std::size_t at = 0; at < gathered_.tables.size(); ++at) {
      city_.expect_after(at, gathered_.tables);
      const auto& table = city_.table(gathered_.tables[at]);
      const auto* line = table.line();
      if (!line || eyes_.hides(line->host) || eyes_.mutes(table.id)) continue;
      move_candidate(at, kept);
      describe(table, *line, gathered_.candidates[kept++]);
      gathered_.last.push_back(line->last);
    }
    gathered_.candidates.resize(kept);
    for (auto* numbers : {&gathered_.tables, &gathered_.beside, &gathered_.tags}) numbers->resize(kept);
  }

  void move_candidate(std::size_t from, std::size_t to) {
    if (from == to) return;
    gathered_.candidates[to] = gathered_.candidates[from];
    for (auto* numbers : {&gathered_.tables, &gathered_.beside, &gathered_.tags}) (*numbers)[to] = (*numbers)[from];
  }

  void describe(const TableSight& table, const TableLine& line, dialogue::Candidate& candidate) const {
    const auto& host = city_.person(line.host);
    candidate.table = table.id;
    candidate.host = host.id;
    if (line.place) candidate.place = city_.place(line.place).id;
    candidate.grew_at = line.grew_at;
    candidate.pace = line.pace;
    std::ranges::copy(line.quality, candidate.quality.begin());
    const bool waits = line.posts == 1 && line.host != number_;
    constexpr std::uint8_t question = 1;
    candidate.unanswered = waits && line.kind == question;
    if (candidate.unanswered) candidate.can_answer = can_answer(table);
    candidate.is_first_word =
        waits && now_ - time_of(host.id) < dialogue::newcomer_for && now_ - time_of(table.id) < dialogue::newcomer_for;
    candidate.is_elsewhere = own_community_ == 0 || host.community.load(std::memory_order_relaxed) != own_community_;
  }

  bool can_answer(const TableSight& table) const {
    if (number_ == 0) return false;
    const auto uses = city_.person(number_).tags.view();
    return std::ranges::any_of(table.tags.view(), [&](Number tag) {
      const auto use = std::ranges::find(uses, tag, &TagUse::tag);
      return use != uses.end() && load_member(use->answered_questions) > 0;
    });
  }

  // First of all, so that there is room for them.
  void add_anniversaries(const calendar::Clock& clock) {
    for (const auto& one : anniversaries(city_, number_, gathered_.known, {now_, clock})) {
      auto* found = candidate(one.table);
      if (!found) continue;
      found->years = one.years;
      found->ways.own = one.is_own;
      found->ways.person = one.is_of_known;
    }
  }

  void add_seats() {
    for (std::size_t at = 0; at < gathered_.known.size(); ++at) {
      if (at + looked_ahead < gathered_.known.size()) {
        city_.person(gathered_.known[at + looked_ahead].person).seats.expect();
      }
      add_seats(gathered_.known[at]);
    }
  }

  void add_seats(const Acquainted& known) {
    const auto seats = city_.person(known.person).seats.view();
    for (const auto& seat : seats.last(std::min(seats.size(), seats_of_acquaintance))) {
      if (load_member(seat.last_hour) < since_hour_) continue;
      auto* found = candidate(seat.table);
      if (!found) continue;
      found->ties += known.tie;
      found->ways.person = true;
    }
  }

  void add_own() {
    const auto seats = city_.person(number_).seats.view();
    for (const auto& seat : seats.last(std::min(seats.size(), own_seats))) {
      if (load_member(seat.last_hour) < since_hour_) continue;
      if (auto* found = candidate(seat.table)) {
        found->ways.own = true;
        found->ways.asked = was_asked(city_.table(seat.table));
      }
      add_beside(seat.table);
    }
  }

  // The latest thing that was said to the viewer is a question.
  bool was_asked(const TableSight& table) const {
    const Number asker = table.asker_of(number_);
    return asker && !eyes_.hides(asker);
  }

  // What shares a link with a table at which the viewer sits, or two tags.
  void add_beside(Number own) {
    const auto& table = city_.table(own);
    for (const Number link : table.links.view()) {
      for (const Number other : latest(city_.link(link).tables.view(), tables_beside_own)) beside(own, other);
    }
    const auto tags = table.tags.view();
    for (const Number tag : tags.first(std::min<std::size_t>(tags.size(), 2))) {
      for (const Number other : latest(city_.tag(tag).tables.view(), tables_beside_own)) {
        const auto shared =
            std::ranges::count_if(tags, [&](Number one) { return holds(city_.table(other).tags.view(), one); });
        if (shared >= 2) beside(own, other);
      }
    }
  }

  void beside(Number own, Number other) {
    if (own == other) return;
    auto* found = candidate(other);
    if (!found) return;
    found->ways.neighbour = true;
    gathered_.beside[place_of(*found)] = own;
  }

  void add_tags_and_places() {
    const auto& person = city_.person(number_);
    for (const auto& use : person.tags.view()) {
      const auto contributions = load_member(use.contributions);
      if (contributions < contributions_of_own_tag) continue;
      const float share = dialogue::lived(contributions, false);
      for (const Number table : latest(city_.tag(use.tag).tables.view(), tables_of_tag)) {
        auto* found = candidate(table);
        if (!found) continue;
        found->ways.tag = true;
        found->topic = 1 - (1 - found->topic) * (1 - share);
        gathered_.tags[place_of(*found)] = use.tag;
      }
    }
    add_places(person.seats.view());
  }

  // To which the viewer belongs, or which they follow; with how often they sat there, which is found out later.
  std::vector<std::pair<Number, int>> own_places() const {
    const auto& person = city_.person(number_);
    const auto joined = person.places.view();
    std::vector<std::pair<Number, int>> places;
    for (const Number place : latest(joined, most_own_places)) places.emplace_back(place, 0);
    for (const auto* ids : {&person.discretion().hidden_memberships, &person.discretion().followed_places}) {
      for (const auto id : ids->ids()) {
        const Number place = city_.number(PlaceId{id});
        const bool is_new = std::ranges::find(places, place, &std::pair<Number, int>::first) == places.end();
        if (place && is_new && places.size() < most_own_places) places.emplace_back(place, 0);
      }
    }
    return places;
  }

  void add_places(std::span<const Seat> seats) {
    auto often = own_places();
    const std::size_t own = often.size();
    for (const auto& seat : seats.last(std::min(seats.size(), own_seats))) {
      const auto* line = city_.table(seat.table).line();
      if (!line || !line->place) continue;
      const auto found = std::ranges::find(often, line->place, &std::pair<Number, int>::first);
      if (found == often.end())
        often.emplace_back(line->place, 1);
      else
        ++found->second;
    }
    for (std::size_t i = 0; i < often.size(); ++i) {
      const auto& [place, times] = often[i];
      if (i >= own && times < static_cast<int>(contributions_of_own_tag)) continue;
      const float share = dialogue::lived(times, i < own);
      for (const Number table : latest(city_.place(place).tables.view(), tables_of_tag)) {
        auto* found = candidate(table);
        if (!found) continue;
        found->ways.place = true;
        found->topic = 1 - (1 - found->topic) * (1 - share);
      }
    }
  }

  void add_heads() {
    for (std::size_t pace = 0; pace < dialogue::paces; ++pace) {
      for (const Number table : city_.heads(static_cast<dialogue::Pace>(pace))) candidate(table);
    }
  }

  void add_newest() {
    std::size_t looked_at = 0;
    city_.timeline().each_below(PostId{INT64_MAX}, [&](const TableTimeline::Entry& entry) {
      candidate(entry.table);
      return ++looked_at < newest_looked_at;
    });
  }

  std::size_t place_of(const dialogue::Candidate& candidate) const {
    return static_cast<std::size_t>(&candidate - gathered_.candidates.data());
  }
  static std::span<const Number> latest(std::span<const Number> tables, std::size_t most) {
    return tables.last(std::min(tables.size(), most));
  }

  const CitySight& city_;
  Eyes eyes_;
  Number number_;
  std::uint32_t own_community_ = 0;
  Time now_;
  std::uint32_t since_hour_ = 0;
  Places places_;
  Gathered gathered_;
};

}  // namespace

Gathered gather(const CitySight& city, PersonId viewer, Time now, const Wish& wish) {
  return Gathering(city, viewer, now).run(wish);
}

}  // namespace stadt::feed
