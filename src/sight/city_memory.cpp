// What is kept in memory, what leaves it first, and what has to be read again.
#include "json/read.hpp"
#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr std::size_t bytes_of_account = sizeof(dialogue::Ledger) + 200;
constexpr std::size_t bytes_of_voice = 160;  // somebody who spoke, and two who answered one another

Result<std::vector<std::string>> read_links(std::string_view text) {
  const auto value = TRY(json::parse(text));
  return json::read<std::vector<std::string>>(value);
}

}  // namespace

void CitySight::keep_ledger(TableSight& table, dialogue::Ledger ledger) {
  drop_ledger(table);
  table.ledger_bytes = bytes_of_account + bytes_of_voice * table.guests.size();
  table.ledger = std::make_unique<dialogue::Ledger>(std::move(ledger));
  kept_for_writer_ += table.ledger_bytes;
}

void CitySight::drop_ledger(TableSight& table) {
  kept_for_writer_ -= table.ledger_bytes;
  table.ledger_bytes = 0;
  table.ledger.reset();
}

void CitySight::clear_links(Number number) {
  for (const Number link : tables_[number].links.view()) {
    auto& tables = links_[link].tables;
    const auto own = tables.own();
    const auto place = std::ranges::find(own, number) - own.begin();
    if (place < std::ssize(own)) tables.erase_at(memory_, static_cast<std::size_t>(place));
  }
  tables_[number].links.clear(memory_);
}

void CitySight::want(Number table) {
  if (!std::exchange(tables_[table].wanted, true)) wanted_.push_back(table);
}

std::vector<Number> CitySight::take_wanted() {
  for (const Number table : wanted_) tables_[table].wanted = false;
  return std::exchange(wanted_, {});
}

// All but the line.
void CitySight::lighten(Number number) {
  auto& table = tables_[number];
  table.turns.clear(memory_);
  table.guests.clear(memory_);
  clear_links(number);
  table.nods = {};
  drop_ledger(table);
  if (const auto* line = table.line()) {
    TableLine light = *line;
    light.is_light = true;
    table.show(memory_, light);
  }
}

void CitySight::fit(std::size_t most_bytes) {
  if (bytes() <= most_bytes) return;
  std::vector<TableTimeline::Entry> whole;
  timeline().each_below(PostId{INT64_MAX}, [&](const TableTimeline::Entry& entry) {
    const auto* line = tables_[entry.table].line();
    if (line && line->last == entry.last && !line->is_light) whole.push_back(entry);
    return true;
  });
  const std::size_t enough = most_bytes - most_bytes / 10;  // so that not every post begins this again
  while (!whole.empty() && bytes() > enough) {
    lighten(whole.back().table);
    whole.pop_back();
  }
  memory_.reclaimer().collect();
}

void CitySight::put_table(const WholeTable& whole) {
  auto& table = tables_[whole.table];
  const auto* line = table.line();
  if (!line) return;
  TableLine next = *line;
  next.is_light = false;
  table.show(memory_, next);
  const auto less = [](const PublicPost& one, const PublicPost& other) { return one.turn.id < other.turn.id; };
  auto posts = whole.posts;
  std::ranges::sort(posts, less);
  std::vector<Turn> turns;
  for (const auto& post : posts) {
    Turn turn = post.turn;
    const auto parent = std::ranges::lower_bound(turns, post.parent, {}, &Turn::id);
    const bool here = post.parent && parent != turns.end() && parent->id == post.parent;
    turn.parent = here ? static_cast<std::uint32_t>(parent - turns.begin() + 1) : 0;
    turns.push_back(turn);
  }
  table.turns.assign(memory_, turns);
  table.nods = whole.nods;
  clear_links(whole.table);
  for (const auto& links : whole.links) {
    if (const auto read = read_links(links)) add_links(whole.table, *read);
  }
  for (const auto& turn : turns) people_[turn.author].sit(memory_, whole.table, hour_of(turn.id));
  mark_answers(table);
  settle(whole.table);
  for (const auto& turn : turns) recount_use(turn.author, table.tags.view());
}

}  // namespace stadt
