// A number for each part of what memory knows, the same for the same city however it came to be known.
#include "sight/city_checksum.hpp"

#include <fmt/format.h>

#include <ostream>

namespace stadt {

namespace {

std::uint64_t mixed(std::uint64_t value) {  // the finalizer of SplitMix64
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

template <typename... Values>
std::uint64_t mix(Values... values) {
  std::uint64_t hash = sizeof...(values);
  ((hash = mixed(hash ^ static_cast<std::uint64_t>(values))), ...);
  return hash;
}

// How many are remembered beyond that depends on what was deleted since the start.
constexpr std::size_t recent_checked = 400;

// The sum does not mind the order.
struct Sum {
  std::uint64_t value = 0;

  template <typename... Values>
  void add(Values... values) {
    value += mix(values...);
  }
};

void add_ids(Sum& sum, std::int64_t person, int what, const IdSet& ids) {
  for (const auto id : ids.ids()) sum.add(person, what, id);
}

class Checking {
 public:
  explicit Checking(const CitySight& city) : city_(city) {}

  CityChecksum run() {
    for (Number number = 1; number <= city_.people(); ++number) check(city_.person(number));
    for (Number number = 1; number <= city_.tables(); ++number) {
      if (const auto* line = city_.table(number).line()) check(city_.table(number), *line);
    }
    for (Number number = 1; number <= city_.places(); ++number) check(city_.place(number));
    check_order();
    return {.people = people_.value,
            .discretion = discretion_.value,
            .posts = posts_.value,
            .ties = ties_.value,
            .tables = tables_.value,
            .uses = uses_.value};
  }

 private:
  std::int64_t id(Number person) const { return person ? city_.person(person).id.value : 0; }

  void check(const PersonSight& person) {
    const auto own = person.id.value;
    for (const Number other : person.following.view()) people_.add(own, 1, id(other));
    for (const Number other : person.followers.view()) people_.add(own, 2, id(other));
    for (const Number other : person.contacts.view()) people_.add(own, 3, id(other));
    if (person.gone) people_.add(own, 4);
    for (const Number place : person.places.view()) people_.add(own, 5, city_.place(place).id.value);
    check_discretion(person);
    const auto recent = person.recent.view();
    for (const auto& post : recent.last(std::min(recent.size(), recent_checked))) {
      posts_.add(own, 20, post.id.value, post.conversation.value, id(post.parent_author), id(post.boost_author),
                 post.audience);
    }
    person.reactions.each([&](std::int64_t post, std::uint32_t bits) {
      if (bits) posts_.add(own, 21, post, bits);
    });
    const auto others = person.tie_people.view();
    for (std::size_t i = 0; i < others.size(); ++i) {
      const auto& words = person.tie_words.view()[i];
      if (words.answered + words.answered_by + words.wrote + words.written_by == 0) continue;
      ties_.add(own, id(others[i]), words.answered, words.answered_by, words.wrote, words.written_by);
    }
    for (const auto& seat : person.seats.view()) {
      if (city_.table(seat.table).line()) tables_.add(own, 34, city_.table(seat.table).id.value, seat.last_hour);
    }
    for (const auto& use : person.tags.view()) {
      if (use.contributions + use.answered_questions + use.thanked == 0) continue;
      uses_.add(own, CitySight::hash_of(city_.tag(use.tag).key), use.contributions, use.warmth, use.answered_questions,
                use.thanked, use.last_hour);
    }
  }

  void check_discretion(const PersonSight& person) {
    const auto own = person.id.value;
    const auto& discretion = person.discretion();
    add_ids(discretion_, own, 10, discretion.without_boosts);
    add_ids(discretion_, own, 11, discretion.requested);
    add_ids(discretion_, own, 12, discretion.close);
    add_ids(discretion_, own, 13, discretion.blocking);
    add_ids(discretion_, own, 14, discretion.blocked_by);
    add_ids(discretion_, own, 15, discretion.muted_conversations);
    add_ids(discretion_, own, 16, discretion.listening);
    add_ids(discretion_, own, 18, discretion.followed_places);
    add_ids(discretion_, own, 19, discretion.hidden_memberships);
    for (const auto& [other, until] : discretion.muting) discretion_.add(own, 17, other, until);
  }

  void check(const PlaceSight& place) {
    const auto own = place.id.value;
    if (place.closed) people_.add(own, 6);
    for (const Number member : place.members.view()) people_.add(own, 7, id(member));
  }

  void check(const TableSight& table, const TableLine& line) {
    const auto own = table.id.value;
    tables_.add(own, line.last.value, line.key, line.grew_at.ms, id(line.host), line.posts, line.listeners, line.guests,
                line.answered_by_host, line.kind, line.place ? city_.place(line.place).id.value : 0, table.hidden_by);
    for (const auto& term : line.quality) tables_.add(own, 30, term);
    for (const Number tag : table.tags.view()) tables_.add(own, 31, CitySight::hash_of(city_.tag(tag).key));
    for (const Number guest : table.guests.view()) tables_.add(own, 32, id(guest));
    check_links(table);
    if (table.is_light()) return check_light(table);
    for (const auto& turn : table.turns.view()) {
      const auto parent = turn.parent ? table.turns.view()[turn.parent - 1].id.value : 0;
      tables_.add(turn.id.value, id(turn.author), id(turn.answers), parent, turn.community, turn.words, turn.trust,
                  turn.guest_talks, turn.pair_talks, turn.flags);
    }
  }

  // Of very many links those that came first are kept, and which these are is not the same in any order.
  void check_links(const TableSight& table) {
    const auto links = table.links.view();
    tables_.add(table.id.value, 33, links.size());
    if (links.size() == most_links) return;
    for (const Number link : links) tables_.add(table.id.value, 35, city_.link(link).hash);
  }

  // What is kept in the place of what was said.
  void check_light(const TableSight& table) {
    const auto own = table.id.value;
    tables_.add(own, 36, id(table.last_speaker()));
    for (const auto& open : table.open_questions()) tables_.add(own, 37, id(open.person), id(open.by));
    for (const auto& share : table.shares) {
      tables_.add(own, 38, id(share.person), share.contributions, share.answered_questions, share.thanked,
                  share.last_hour, share.warmth);
    }
  }

  // Every table stands once where its last word puts it.
  void check_order() {
    city_.timeline().each_below(PostId{INT64_MAX}, [this](const TableTimeline::Entry& entry) {
      const auto& table = city_.table(entry.table);
      const auto* line = table.line();
      if (line && line->last == entry.last) tables_.add(table.id.value, 39, entry.last.value);
      return true;
    });
  }

  const CitySight& city_;
  Sum people_;
  Sum discretion_;
  Sum posts_;
  Sum ties_;
  Sum tables_;
  Sum uses_;
};

}  // namespace

std::ostream& operator<<(std::ostream& out, const CityChecksum& sum) {
  return out << fmt::format("people {:x} discretion {:x} posts {:x} ties {:x} tables {:x} uses {:x}", sum.people,
                            sum.discretion, sum.posts, sum.ties, sum.tables, sum.uses);
}

CityChecksum checksum(const CitySight& city) { return Checking(city).run(); }

}  // namespace stadt
