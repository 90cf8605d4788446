// What is kept in memory, what leaves it first, and what has to be read again.
#include <unordered_map>
#include <unordered_set>

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

std::vector<std::string> links_of(const WholeTable& whole) {
  std::vector<std::string> all;
  for (const auto& links : whole.links) {
    if (const auto read = read_links(links)) all.insert(all.end(), read->begin(), read->end());
  }
  return all;
}

std::vector<Turn> turns_of(const WholeTable& whole) {
  auto posts = whole.posts;
  std::ranges::sort(posts, {}, [](const PublicPost& post) { return post.turn.id; });
  std::vector<Turn> turns;
  turns.reserve(posts.size());
  for (const auto& post : posts) {
    Turn turn = post.turn;
    const auto parent = std::ranges::lower_bound(turns, post.parent, {}, &Turn::id);
    const bool here = post.parent && parent != turns.end() && parent->id == post.parent;
    turn.parent = here ? static_cast<std::uint32_t>(parent - turns.begin() + 1) : 0;
    turns.push_back(turn);
  }
  mark_answers(turns);
  return turns;
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

// Those of light tables.
void CitySight::keep_shares(TableSight& table, std::vector<Share> shares) {
  kept_for_writer_ -= table.shares.size() * sizeof(Share);
  kept_for_writer_ += shares.size() * sizeof(Share);
  table.shares = std::move(shares);
}

void CitySight::remove_link(Number number, Number link) {
  auto& tables = links_[link].tables;
  const auto own = tables.own();
  const auto place = std::ranges::find(own, number) - own.begin();
  if (place < std::ssize(own)) tables.erase_at(memory_, static_cast<std::size_t>(place));
}

// Those that stay keep their places.
void CitySight::set_links(Number number, std::span<const std::string> links) {
  std::unordered_set<Number> staying;
  for (const auto& link : links) staying.insert(link_number(link));
  std::vector<Number> kept;
  for (const Number link : tables_[number].links.view()) {
    if (staying.contains(link)) {
      kept.push_back(link);
    } else {
      remove_link(number, link);
    }
  }
  tables_[number].links.assign(memory_, kept);
  add_links(number, links);
}

void CitySight::want(Number number) {
  auto& table = tables_[number];
  if (std::exchange(table.wanted, true)) return;
  wanted_.push_back(number);
  const auto* line = table.line();
  wanted_posts_.fetch_add(1 + (line ? line->posts : 0), std::memory_order_relaxed);
}

std::vector<Number> CitySight::take_wanted() {
  for (const Number table : wanted_) tables_[table].wanted = false;
  wanted_posts_.store(0, std::memory_order_relaxed);
  return std::exchange(wanted_, {});
}

// What was said there, and what was computed from it.
void CitySight::lighten(Number number) {
  auto& table = tables_[number];
  if (!table.line() || table.is_light()) return;
  keep_shares(table, shares_of(table));
  table.lighten(memory_);
  drop_ledger(table);
}

// Looks at tables that are whole only: where all are light, nothing is left to do.
void CitySight::fit(std::size_t most_bytes) {
  if (bytes() <= most_bytes || whole_.empty()) return;
  std::erase_if(whole_, [&](Number table) { return !tables_[table].line() || tables_[table].is_light(); });
  std::ranges::sort(whole_, std::ranges::greater(), [&](Number table) { return tables_[table].line()->last; });
  const std::size_t enough = most_bytes - most_bytes / 10;  // so that not every post begins this again
  while (!whole_.empty() && bytes() > enough) {
    lighten(whole_.back());
    whole_.pop_back();
  }
  memory_.reclaimer().collect();
}

void CitySight::lighten_as(const CitySight& other) {
  for (Number number = 1; number <= other.tables(); ++number) {
    const auto& table = other.table(number);
    const Number own = table.line() && table.is_light() ? this->number(table.id) : 0;
    if (own) lighten(own);
  }
}

void CitySight::put_table(const WholeTable& whole) {
  auto& table = tables_[whole.table];
  const auto* line = table.line();
  if (!line) return;
  const auto turns = turns_of(whole);
  if (turns.empty() || turns.front().id.value != table.id.value) return remove_table(whole.table);
  const auto before = shares_of(table);
  std::vector<Number> former(table.guests.view().begin(), table.guests.view().end());
  former.push_back(line->host);
  if (table.is_light()) whole_.push_back(whole.table);
  keep_shares(table, {});
  table.make_whole(memory_, turns);
  table.nods = whole.nods;
  set_links(whole.table, links_of(whole));
  take_seats(whole.table, former);
  settle(whole.table);
  change_uses(table.tags.view(), before, shares_of(table));
}

// As they are from what was said; `former` are those who sat there.
void CitySight::take_seats(Number number, std::span<const Number> former) {
  const auto turns = tables_[number].turns.view();
  std::unordered_map<Number, std::uint32_t> last_hours;
  for (const auto& turn : turns) last_hours[turn.author] = hour_of(turn.id);
  for (const Number person : former) {
    if (!last_hours.contains(person)) people_[person].sit_since(memory_, number, 0);
  }
  for (const auto& turn : turns) {
    const auto last = last_hours.extract(turn.author);
    if (last) people_[turn.author].sit_since(memory_, number, last.mapped());
  }
}

}  // namespace stadt
