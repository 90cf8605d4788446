// Posts as they come, change and go.
#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr int most_words = 65'535;
constexpr int most_in_byte = 255;

bool counts_in_public(Audience audience) { return audience <= Audience::unlisted; }

std::uint8_t byte_of(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, most_in_byte)); }

}  // namespace

CitySight::Voices CitySight::voices_of(const PostFacts& facts) {
  return {.author = add(facts.author),
          .parent = facts.parent_author ? add(facts.parent_author) : 0,
          .boosted = facts.boost_author ? add(facts.boost_author) : 0};
}

RecentPost CitySight::recent_of(const PostFacts& facts, const Voices& voices) {
  return {.id = facts.id,
          .conversation = facts.conversation,
          .parent_author = voices.parent,
          .boost_author = voices.boosted,
          .audience = facts.audience};
}

Turn CitySight::turn_of(const PostFacts& facts, const Voices& voices) {
  Turn turn;
  turn.id = facts.id;
  turn.author = voices.author;
  turn.answers = voices.parent;
  turn.community = static_cast<std::uint32_t>(std::max(0, facts.community));
  turn.words = static_cast<std::uint16_t>(std::clamp(facts.words, 0, most_words));
  turn.trust = byte_of(facts.trust);
  turn.guest_talks = byte_of(facts.guest_talks);
  turn.pair_talks = byte_of(facts.pair_talks);
  turn.flags = static_cast<std::uint8_t>((facts.asks ? turn_asks : 0) | (facts.repeats ? turn_repeats : 0) |
                                         (facts.thanks ? turn_thanks : 0));
  return turn;
}

void CitySight::note_answer(const PostFacts& facts, const Voices& voices, int change) {
  const auto [from, to, boosted] = voices;
  if (!counts_in_public(facts.audience) || to == 0 || to == from) return;
  const auto at = time_of(facts.id).ms;
  auto& there = people_[from].tie(memory_, to);
  store_member(there.answered, there.answered + static_cast<std::uint32_t>(change));
  store_member(there.last_ms, std::max(there.last_ms, at));
  auto& back = people_[to].tie(memory_, from);
  store_member(back.answered_by, back.answered_by + static_cast<std::uint32_t>(change));
  store_member(back.last_ms, std::max(back.last_ms, at));
}

void CitySight::note_letter(Number from, Number to, Time at) {
  if (from == to) return;
  auto& there = people_[from].tie(memory_, to);
  store_member(there.wrote, there.wrote + 1);
  store_member(there.last_ms, std::max(there.last_ms, at.ms));
  auto& back = people_[to].tie(memory_, from);
  store_member(back.written_by, back.written_by + 1);
  store_member(back.last_ms, std::max(back.last_ms, at.ms));
}

Number CitySight::put_post(const PostFacts& facts) {
  const auto voices = voices_of(facts);
  people_[voices.author].add_recent(memory_, recent_of(facts, voices));
  if (facts.boost_of) return 0;
  note_answer(facts, voices, 1);
  const Number number = facts.audience_is_public() ? this->number(facts.conversation) : 0;
  if (number == 0 || !tables_[number].line()) return 0;
  add_public({number, turn_of(facts, voices), facts.parent});
  note_use(tables_[number], facts.id);
  return number;
}

// What nobody has seen before: the author's recent posts tell.
void CitySight::take_in(const PostFacts& facts) {
  const auto voices = voices_of(facts);
  if (!people_[voices.author].add_recent(memory_, recent_of(facts, voices))) return;
  note_answer(facts, voices, 1);
  if (facts.audience == Audience::mentioned) {
    for (const PersonId to : facts.mentions) note_letter(number(facts.author), add(to), time_of(facts.id));
  }
  if (facts.audience_is_public()) take_in_public(facts);
}

void CitySight::take_in_public(const PostFacts& facts) {
  const bool opens = facts.conversation.value == facts.id.value;
  Number number = this->number(facts.conversation);
  if (opens && number == 0) {
    number = add_table({.id = facts.conversation,
                        .host = facts.author,
                        .place = facts.place,
                        .kind = static_cast<std::uint8_t>(facts.kind)});
    add_tags(number, facts.tags);
  }
  const auto* line = number ? tables_[number].line() : nullptr;
  if (!line) return;  // the table is not public, or has gone
  auto& table = tables_[number];
  if (line->is_light) {
    TableLine next = *line;
    next.last = std::max(next.last, facts.id);
    ++next.posts;
    table.show(memory_, next);
    if (next.last == facts.id) enter_timeline({facts.id, number});
    return want(number);
  }
  const bool had_ledger = table.ledger != nullptr;
  const bool is_newest = table.turns.empty() || table.turns.view().back().id < facts.id;
  if (!add_public({number, turn_of(facts, voices_of(facts)), facts.parent})) return;
  add_links(number, facts.links);
  if (!is_newest || !had_ledger) {
    mark_answers(table);
    settle(number);
  } else {
    say(*table.ledger, table.turns.view().back());
    const Number author = this->number(facts.author);
    if (author != line->host && !table.spoke(author)) table.guests.append(memory_, author);
    show_line(number);
  }
  note_use(table, facts.id);
}

void CitySight::take_out(const PostFacts& facts) {
  const auto voices = voices_of(facts);
  auto& author = people_[voices.author];
  if (author.remove_recent(memory_, facts.id) || author.has_forgotten(facts.id)) note_answer(facts, voices, -1);
  const Number number = facts.audience_is_public() ? this->number(facts.conversation) : 0;
  const auto* line = number ? tables_[number].line() : nullptr;
  if (!line) return;
  if (facts.conversation.value == facts.id.value) return remove_table(number);
  if (line->is_light) return want(number);
  auto& table = tables_[number];
  const auto own = table.turns.own();
  const auto turn = std::ranges::lower_bound(own, facts.id, {}, &Turn::id);
  if (turn == own.end() || turn->id != facts.id) return;
  take_out_turn(number, static_cast<std::size_t>(turn - own.begin()));
}

void CitySight::take_out_turn(Number number, std::size_t place) {
  auto& table = tables_[number];
  std::vector<Turn> turns(table.turns.view().begin(), table.turns.view().end());
  const Turn gone = turns[place];
  turns.erase(turns.begin() + static_cast<std::ptrdiff_t>(place));
  for (auto& turn : turns) {
    if (turn.parent == place + 1) turn.parent = 0;
    if (turn.parent > place + 1) --turn.parent;
  }
  table.turns.assign(memory_, turns);
  std::erase_if(table.nods, [&](const auto& nod) { return nod.post == gone.id; });
  take_seat(number, gone.author);
  mark_answers(table);
  if (!table.links.empty()) {  // whose they were is written in SQL only
    clear_links(number);
    want(number);
  }
  settle(number);
  for (const Number person : {gone.author, gone.answers}) {
    if (person) recount_use(person, table.tags.view());
  }
}

// When its author last spoke there, from what is left; nobody sits where they have not spoken.
void CitySight::take_seat(Number number, Number person) {
  std::uint32_t last_hour = 0;
  for (const auto& turn : tables_[number].turns.view()) {
    if (turn.author == person) last_hour = hour_of(turn.id);
  }
  auto& seats = people_[person].seats;
  const auto own = seats.own();
  const auto seat = std::ranges::find(own, number, &Seat::table);
  if (seat == own.end()) return;
  if (last_hour == 0)
    seats.erase_at(memory_, static_cast<std::size_t>(seat - own.begin()));
  else
    store_member(seat->last_hour, last_hour);
}

// Words, questions, names and links may be others now.
void CitySight::take_anew(const PostFacts& facts) {
  const Number number = facts.audience_is_public() ? this->number(facts.conversation) : 0;
  const auto* line = number ? tables_[number].line() : nullptr;
  if (!line) return;
  if (line->is_light) return want(number);
  auto& table = tables_[number];
  std::vector<Turn> turns(table.turns.view().begin(), table.turns.view().end());
  const auto turn = std::ranges::lower_bound(turns, facts.id, {}, &Turn::id);
  if (turn == turns.end() || turn->id != facts.id) return;
  const Turn fresh = turn_of(facts, voices_of(facts));
  turn->words = fresh.words;
  turn->flags = static_cast<std::uint8_t>((turn->flags & ~(turn_asks | turn_repeats)) |
                                          (fresh.flags & (turn_asks | turn_repeats)));
  table.turns.assign(memory_, turns);
  std::vector<Number> tags(table.tags.view().begin(), table.tags.view().end());
  if (facts.conversation.value == facts.id.value) {
    add_tags(number, facts.tags);
    tags.insert(tags.end(), table.tags.view().begin(), table.tags.view().end());
  }
  if (!table.links.empty() || !facts.links.empty()) {
    clear_links(number);
    want(number);
  }
  mark_answers(table);
  settle(number);
  for (const auto& one : turns) recount_use(one.author, tags);
}

}  // namespace stadt
