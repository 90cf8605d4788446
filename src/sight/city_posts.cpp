// Posts as they come, change and go.
#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr int most_words = 65'535;
constexpr int most_in_byte = 255;

// What an edit may change; who answered and who thanked stays.
Turn worded_anew(Turn turn, const Turn& fresh) {
  constexpr std::uint8_t of_words = turn_asks | turn_repeats;
  turn.words = fresh.words;
  turn.flags = static_cast<std::uint8_t>((turn.flags & ~of_words) | (fresh.flags & of_words));
  return turn;
}

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
  if (table.is_light()) {
    TableLine next = *line;
    next.last = std::max(next.last, facts.id);
    ++next.posts;
    table.show(memory_, next);
    if (next.last == facts.id) enter_timeline({facts.id, number});
    return want(number);
  }
  const auto voices = voices_of(facts);
  const bool is_next = table.ledger && (table.turns.empty() || table.turns.view().back().id < facts.id);
  const bool sits_down = voices.author != line->host && !people_[voices.author].seat_at(number);
  const auto before = is_next ? std::vector<Share>() : shares_of(table);
  if (!add_public({number, turn_of(facts, voices), facts.parent})) return;
  add_links(number, facts.links);
  if (!is_next) {
    mark_answers(table.turns.own());
    settle(number);
    return change_uses(table.tags.view(), before, shares_of(table));
  }
  say(*table.ledger, table.turns.view().back());
  if (sits_down) table.seat(memory_, voices.author);
  show_line(number);
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
  auto& table = tables_[number];
  if (table.is_light()) return want(number);
  const auto own = table.turns.own();
  const auto turn = std::ranges::lower_bound(own, facts.id, {}, &Turn::id);
  if (turn == own.end() || turn->id != facts.id) return;
  take_out_turn(number, static_cast<std::size_t>(turn - own.begin()));
}

void CitySight::take_out_turn(Number number, std::size_t place) {
  auto& table = tables_[number];
  const auto before = shares_of(table);
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
  mark_answers(table.turns.own());
  if (!table.links.empty()) want(number);  // whose they were is written in SQL only
  settle(number);
  change_uses(table.tags.view(), before, shares_of(table));
}

// When its author last spoke there, from what is left; nobody sits where they have not spoken.
void CitySight::take_seat(Number number, Number person) {
  std::uint32_t last_hour = 0;
  for (const auto& turn : tables_[number].turns.view()) {
    if (turn.author == person) last_hour = hour_of(turn.id);
  }
  people_[person].sit_since(memory_, number, last_hour);
}

// Words, questions, names and links may be others now.
void CitySight::take_anew(const PostFacts& facts) {
  const Number number = facts.audience_is_public() ? this->number(facts.conversation) : 0;
  if (!number || !tables_[number].line()) return;
  auto& table = tables_[number];
  const bool opens = facts.conversation.value == facts.id.value;
  if (table.is_light()) {
    if (opens) retag(number, facts.tags, shares_of(table));
    return want(number);
  }
  const auto own = table.turns.own();
  const auto turn = std::ranges::lower_bound(own, facts.id, {}, &Turn::id);
  if (turn == own.end() || turn->id != facts.id) return;
  if (!table.links.empty() || !facts.links.empty()) want(number);
  const Turn anew = worded_anew(*turn, turn_of(facts, voices_of(facts)));
  const Turn former = *turn;
  const auto place = static_cast<std::size_t>(turn - own.begin());
  // Whom it asks, answers and thanks stays: only its author's sums change.
  const bool in_words_alone = anew.flags == former.flags;
  if (in_words_alone && !opens) {
    if (anew.words == former.words) return;
    put_turn(number, place, anew);
    return change_warmth(number, former, anew);
  }
  const auto before = shares_of(table);
  put_turn(number, place, anew);
  if (opens) return retag(number, facts.tags, before);
  change_uses(table.tags.view(), before, shares_of(table));
}

// In the place of the one that stood there.
void CitySight::put_turn(Number number, std::size_t place, const Turn& turn) {
  auto& table = tables_[number];
  std::vector<Turn> turns(table.turns.view().begin(), table.turns.view().end());
  turns[place] = turn;
  mark_answers(turns);
  table.turns.assign(memory_, turns);
  settle(number);
}

// `before` is what was contributed under the former tags.
void CitySight::retag(Number number, std::span<const std::string> keys, std::span<const Share> before) {
  auto& table = tables_[number];
  const std::vector<Number> former(table.tags.view().begin(), table.tags.view().end());
  add_tags(number, keys);
  if (std::ranges::equal(former, table.tags.view())) {
    return change_uses(former, before, shares_of(table));
  }
  change_uses(former, before, {});
  if (table.is_light()) return keep_shares(table, {});  // it is wanted, and brings all of them when it is read
  change_uses(table.tags.view(), {}, shares_of(table));
}

}  // namespace stadt
