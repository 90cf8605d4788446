// Tables in memory: their turns, their accounts, their lines, and the order in which they stand.
#include <cmath>
#include <memory>
#include <ranges>

#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr double milli_bits = 1000;
constexpr auto hour = std::chrono::hours(1);
// Accounts of tables that have been silent for longer are made anew when somebody speaks again.
constexpr auto accounts_kept = std::chrono::days(3);
// After the start, of tables where somebody has spoken since.
constexpr auto order_kept_anew = std::chrono::days(30);
constexpr std::size_t stale_entries = 4096;

std::int16_t milli(double bits) {
  return static_cast<std::int16_t>(std::clamp(std::lround(bits * milli_bits), -32'000L, 32'000L));
}

}  // namespace

std::uint32_t hour_of(PostId id) {
  return static_cast<std::uint32_t>(time_of(id).ms / std::chrono::milliseconds(hour).count());
}

dialogue::Pace pace_of(std::uint8_t kind) {
  constexpr std::uint8_t live = 2;
  constexpr std::uint8_t memorial = 3;
  constexpr std::uint8_t reading = 4;
  if (kind == live) return dialogue::Pace::live;
  if (kind == memorial) return dialogue::Pace::memorial;
  return kind == reading ? dialogue::Pace::reading : dialogue::Pace::talk;
}

void say(dialogue::Ledger& ledger, const Turn& turn) {
  constexpr double percent = 100;
  const dialogue::Acquainted known{.guest = [&turn](PersonId) -> dialogue::GuestFacts {
                                     return {.trust = turn.trust / percent,
                                             .community = static_cast<int>(turn.community),
                                             .other_talks = turn.guest_talks};
                                   },
                                   .other_talks = [&turn](PersonId, PersonId) -> int { return turn.pair_talks; }};
  ledger.say({.author = PersonId{turn.author},
              .answers = PersonId{turn.parent ? turn.answers : 0},
              .words = turn.words,
              .asks = (turn.flags & turn_asks) != 0,
              .repeats = (turn.flags & turn_repeats) != 0,
              .at = time_of(turn.id)},
             known);
}

// Where it belongs among the turns, which are in the order of their ids; false if it is there.
bool CitySight::add_public(const PublicPost& post) {
  auto& table = tables_[post.table];
  Turn turn = post.turn;
  const auto own = table.turns.own();
  const auto place_of = [&](PostId id) {
    return static_cast<std::size_t>(std::ranges::lower_bound(own, id, {}, &Turn::id) - own.begin());
  };
  const std::size_t place = place_of(turn.id);
  if (place < own.size() && own[place].id == turn.id) return false;
  if (post.parent) {
    const std::size_t parent = place_of(post.parent);
    if (parent < own.size() && own[parent].id == post.parent) turn.parent = static_cast<std::uint32_t>(parent + 1);
  }
  if (place == own.size()) {
    table.turns.append(memory_, turn);
  } else {
    std::vector<Turn> all(own.begin(), own.end());
    for (auto& later : all) later.parent += later.parent > place ? 1 : 0;
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(place), turn);
    table.turns.assign(memory_, all);
  }
  people_[turn.author].sit(memory_, post.table, hour_of(turn.id));
  return true;
}

void CitySight::add_nod(Number table, const TableSight::Nod& nod) { tables_[table].nods.push_back(nod); }

// Who hides a conversation is known before its table is.
void CitySight::count_hiding() {
  for (Number person = 1; person <= people_.size(); ++person) {
    for (const auto id : people_[person].discretion().muted_conversations.ids()) {
      if (const Number table = number(ConversationId{id})) ++tables_[table].hidden_by;
    }
  }
}

void CitySight::settle_all() {
  count_hiding();
  PostId newest;
  for (Number table = 1; table <= tables_.size(); ++table) {
    const auto turns = tables_[table].turns.view();
    if (!turns.empty()) newest = std::max(newest, turns.back().id);
  }
  accounts_since_ = time_of(newest) - accounts_kept;
  std::vector<TableTimeline::Entry> entries;
  for (Number table = 1; table <= tables_.size(); ++table) {
    settle(table);
    if (const auto* line = tables_[table].line()) entries.push_back({line->last, table});
  }
  std::ranges::sort(entries, {}, &TableTimeline::Entry::last);
  for (const auto& entry : entries) timeline_.load(std::memory_order_relaxed)->put(memory_, entry);
  for (std::size_t pace = 0; pace < dialogue::paces; ++pace) come_forward(static_cast<dialogue::Pace>(pace));
  for (Number tag = 1; tag <= tags_.size(); ++tag) {
    if (tags_[tag].people.size() >= people_all_looked_at) rank_all(tag);
  }
  // What was said long ago stands where it stood when that was last kept.
  std::erase_if(changed_, [&](Number table) {
    const auto* line = tables_[table].line();
    tables_[table].changed = line && time_of(line->last) > time_of(newest) - order_kept_anew;
    return !tables_[table].changed;
  });
  is_building_ = false;
}

// The account of a table, from everything that was said there.
void CitySight::take_account_of(const TableSight& table) {
  const auto* line = table.line();
  account_.begin(PersonId{line->host}, line->pace);
  for (const auto& turn : table.turns.view()) say(account_, turn);
  for (const auto& nod : table.nods) account_.react(PersonId{nod.person});
  account_.set_listeners(static_cast<int>(line->listeners));
  account_.set_flaggers(table.hidden_by);
}

// Unless it is kept already.
void CitySight::keep_account(TableSight& table) {
  if (table.ledger) return;
  take_account_of(table);
  keep_ledger(table, std::move(account_));
}

// Makes the account anew, and everything that is shown of the table.
void CitySight::settle(Number number) {
  auto& table = tables_[number];
  const auto* line = table.line();
  if (!line || table.is_light()) return;
  if (table.turns.empty() || table.turns.view().front().id.value != table.id.value) return remove_table(number);
  take_account_of(table);
  std::vector<Number> guests;
  guests.reserve(static_cast<std::size_t>(account_.sums().guests));
  account_.each_guest([&](PersonId guest) { guests.push_back(static_cast<Number>(guest.value)); });
  table.seat_only(memory_, guests);
  show_line(number, account_);
  const bool is_silent = is_building_ && time_of(table.turns.view().back().id) < accounts_since_;
  if (!is_silent) keep_ledger(table, std::move(account_));
}

void CitySight::show_line(Number number) { show_line(number, *tables_[number].ledger); }

void CitySight::show_line(Number number, const dialogue::Ledger& account) {
  auto& table = tables_[number];
  TableLine line = *table.line();
  const PostId former = line.last;
  const auto turns = table.turns.view();
  const auto quality = account.quality();
  line.last = turns.back().id;
  line.grew_at = account.grew_at();
  line.posts = static_cast<std::uint32_t>(turns.size());
  line.guests = table.guests.size();
  line.answered_by_host = static_cast<std::uint32_t>(account.sums().guests_answered_by_host);
  const std::array<double, quality_terms> terms = {quality.voices, quality.exchange, quality.host,     quality.bridge,
                                                   quality.nods,   quality.heat,     quality.monologue};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    line.quality[i] = milli(terms[i]);
    sum += line.quality[i];
  }
  line.key = dialogue::static_key(static_cast<double>(sum) / milli_bits, line.grew_at, line.pace);
  table.show(memory_, line);
  note_changed(number);
  if (is_building_) return;
  if (former != line.last) enter_timeline({line.last, number});
  heads_[static_cast<std::size_t>(line.pace)].put(memory_, number, line.key,
                                                  [this](Number one) { return key_of(one); });
}

std::int64_t CitySight::key_of(Number table) const {
  const auto* line = tables_[table].line();
  return line ? line->key : 0;
}

void CitySight::note_changed(Number table) {
  if (!std::exchange(tables_[table].changed, true)) changed_.push_back(table);
}

std::vector<Number> CitySight::take_changed() {
  for (const Number table : changed_) tables_[table].changed = false;
  return std::exchange(changed_, {});
}

// Its people are remembered elsewhere; here it has never been.
void CitySight::remove_table(Number number) {
  auto& table = tables_[number];
  const auto* line = table.line();
  if (!line) return;
  const auto pace = line->pace;
  auto& heads = heads_[static_cast<std::size_t>(pace)];
  std::vector<Number> people(table.guests.view().begin(), table.guests.view().end());
  people.push_back(line->host);
  const auto shares = shares_of(table);
  table.show(memory_, std::nullopt);
  heads.remove(memory_, number);
  memorials_.remove(memory_, table.id);
  clear_table(number);
  --living_tables_;
  for (const Number person : people) people_[person].sit_since(memory_, number, 0);
  change_uses(table.tags.view(), shares, {});
  if (heads.wants_more()) come_forward(pace);
}

void CitySight::clear_table(Number number) {
  auto& table = tables_[number];
  keep_shares(table, {});
  drop_ledger(table);
  set_links(number, {});
  table.make_whole(memory_, {});
  table.seat_only(memory_, {});
  table.nods = {};
}

void CitySight::come_forward(dialogue::Pace pace) {
  std::vector<Heads::Keyed> tables;
  for (Number number = 1; number <= tables_.size(); ++number) {
    const auto* line = tables_[number].line();
    if (line && line->pace == pace) tables.push_back({line->key, number});
  }
  heads_[static_cast<std::size_t>(pace)].fill(memory_, std::move(tables));
}

void CitySight::enter_timeline(const TableTimeline::Entry& entry) {
  auto& timeline = *timeline_.load(std::memory_order_relaxed);
  timeline.put(memory_, entry);
  if (timeline.size() < 2 * living_tables_ + stale_entries) return;
  auto renewed = std::make_unique<TableTimeline>();
  std::vector<TableTimeline::Entry> living;
  timeline.each_below(PostId{INT64_MAX}, [&](const TableTimeline::Entry& one) {
    const auto* line = tables_[one.table].line();
    if (line && line->last == one.last) living.push_back(one);
    return true;
  });
  for (const auto& one : living | std::views::reverse) renewed->put(memory_, one);
  publish(renewed.release());
}

void CitySight::publish(TableTimeline* timeline) {
  auto* former = timeline_.exchange(timeline, std::memory_order_seq_cst);
  memory_.retire(former, [](void* gone) { delete static_cast<TableTimeline*>(gone); });
}

}  // namespace stadt
