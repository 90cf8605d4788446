#include "sight/city_sight.hpp"

namespace stadt {

namespace {

// FNV-1a with a final mix; a tag's or link's name is told apart by 63 bits.
constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325U;
constexpr std::uint64_t fnv_prime = 0x100000001b3U;

}  // namespace

CitySight::CitySight(Reclaimer& reclaimer) : memory_(reclaimer), timeline_(new TableTimeline) {}
CitySight::~CitySight() { delete timeline_.load(std::memory_order_relaxed); }

std::int64_t CitySight::hash_of(std::string_view text) {
  std::uint64_t hash = fnv_offset;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * fnv_prime;
  hash ^= hash >> 29;
  return static_cast<std::int64_t>((hash >> 1) | 1);
}

std::size_t CitySight::bytes() const {
  return memory_.held() + people_.bytes() + tables_.bytes() + tags_.bytes() + places_.bytes() + links_.bytes() +
         kept_for_writer_;
}

void CitySight::reserve(std::size_t people, std::size_t tables) {
  person_numbers_.reserve(memory_, people);
  table_numbers_.reserve(memory_, tables);
}

Number CitySight::add(PersonId id) {
  if (const Number known = number(id)) return known;
  const Number fresh = people_.add([&](PersonSight& person) { person.id = id; });
  person_numbers_.put(memory_, id.value, fresh);
  return fresh;
}

void CitySight::set_standing(const Standing& standing) {
  auto& person = people_[add(standing.person)];
  person.trust.store(static_cast<std::uint8_t>(std::clamp<int>(standing.trust, 1, full_trust)),
                     std::memory_order_relaxed);
  person.community.store(static_cast<std::uint32_t>(std::max(0, standing.community)), std::memory_order_relaxed);
  if (standing.trust < full_trust) newcomers_trust_.store(least_trust, std::memory_order_relaxed);
}

Number CitySight::add_tag(std::string_view key) {
  if (const Number known = tag_number(key)) return known;
  const Number fresh = tags_.add([&](TagSight& tag) { tag.key = key; });
  tag_numbers_.put(memory_, hash_of(key), fresh);
  return fresh;
}

Number CitySight::add_table(const Opening& opening) {
  Number table = number(opening.id);
  const bool is_new = table == 0;
  if (is_new) {
    table = tables_.add([&](TableSight& fresh) { fresh.id = opening.id; });
    table_numbers_.put(memory_, opening.id.value, table);
    whole_.push_back(table);
  }
  TableLine line;
  line.host = add(opening.host);
  line.kind = opening.kind;
  line.pace = pace_of(opening.kind);
  line.listeners = opening.listeners;
  tables_[table].show(memory_, line);
  if (line.pace == dialogue::Pace::memorial) memorials_.put(memory_, {opening.id, table});
  if (opening.place) move_table(table, add_place(opening.place));
  ++living_tables_;
  return table;
}

void CitySight::add_tags(Number table, std::span<const std::string> keys) {
  std::vector<Number> numbers;
  for (const auto& key : keys) numbers.push_back(add_tag(key));
  std::ranges::sort(numbers);
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  const auto former = tables_[table].tags.view();
  for (const Number tag : numbers) {
    if (!holds(former, tag)) tags_[tag].tables.append(memory_, table);
  }
  for (const Number tag : former) {
    if (holds(numbers, tag)) continue;
    const auto own = tags_[tag].tables.own();
    tags_[tag].tables.erase_at(memory_, static_cast<std::size_t>(std::ranges::find(own, table) - own.begin()));
  }
  tables_[table].tags.assign(memory_, numbers);
}

void CitySight::add_links(Number table, std::span<const std::string> links) {
  for (const auto& link : links) {
    const auto hash = hash_of(link);
    Number number = link_numbers_.find(hash);
    if (number == 0) {
      number = links_.add([&](LinkSight& fresh) { fresh.hash = hash; });
      link_numbers_.put(memory_, hash, number);
    }
    auto& own = tables_[table].links;
    if (holds(own.view(), number) || own.size() >= most_links) continue;
    own.append(memory_, number);
    links_[number].tables.append(memory_, table);
  }
}

}  // namespace stadt
