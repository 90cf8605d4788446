// The city in memory: its pages, its changes, and reading it anew.
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <stdexcept>
#include <thread>

#include "base/env.hpp"
#include "feed/timelines.hpp"
#include "http/page.hpp"
#include "json/write.hpp"
#include "loaded_city.hpp"
#include "scenarios.hpp"
#include "sight/city_checksum.hpp"
#include "sight/edges.hpp"
#include "sight/view.hpp"
#include "sql/database.hpp"
#include "tables/neighbours.hpp"

namespace stadt::bench {

namespace {

constexpr double goal_gather_us = 12;
constexpr double goal_against_sql = 100;
constexpr double goal_page_us = 80;
constexpr double goal_http_us = 150;
constexpr double goal_update_ns = 300;
constexpr double goal_edges_per_second = 10e6;
constexpr double goal_bytes_per_edge = 12;
constexpr double goal_neighbours_us = 1000;
constexpr std::size_t viewers = 64;
constexpr int pages_each = 40;
constexpr int requests = 4000;
constexpr int connections = 4;

template <typename Page>
double median_us(const Options& options, std::span<const PersonId> people, int times, Page page) {
  std::vector<double> rounds;
  for (int round = 0; round < options.rounds; ++round) {
    const double seconds = seconds_of([&] {
      for (int i = 0; i < times; ++i) {
        for (const auto person : people) page(person);
      }
    });
    rounds.push_back(seconds * 1e6 / (static_cast<double>(people.size()) * times));
  }
  return median(rounds);
}

void bench_home_pages(const Options& options, const Sight& sight, sql::Session& db, std::span<const PersonId> people) {
  std::size_t found = 0;
  const double memory =
      median_us(options, people, pages_each, [&](PersonId person) { found += sight.home(person, {}).size(); });
  const Sight blind;
  http::Page page;
  page.limit = 20;
  const double sql = median_us(options, people.first(8), 1, [&](PersonId person) {
    found += feed::home_page(db, blind, person, page).posts.size();
  });
  if (found == 0) throw std::runtime_error("home pages are empty");
  report(fmt::format("Home of {} sources, which posts it holds", sources), fmt::format("{:.1f} µs CPU", memory),
         fmt::format("the same from SQL: {:.0f} µs, {:.0f} ×", sql, sql / memory),
         fmt::format("≤ {:.0f} µs, ≥ {:.0f} ×", goal_gather_us, goal_against_sql),
         memory <= goal_gather_us && sql >= goal_against_sql * memory);
}

void bench_dialogue_pages(const Options& options, const Sight& sight, std::span<const PersonId> people, Time now) {
  std::size_t candidates = 0;
  std::size_t pages = 0;
  const double us = median_us(options, people, pages_each, [&](PersonId person) {
    candidates += lay_dialogue_page(sight, person, now);
    ++pages;
  });
  report(fmt::format("A page of dialogue out of {} tables", candidates / pages), fmt::format("{:.1f} µs CPU", us), "–",
         fmt::format("≤ {:.0f} µs", goal_page_us), us <= goal_page_us);
}

void bench_neighbour_tables(const Options& options, const Sight& sight, std::span<const PersonId> people, Time now) {
  std::vector<ConversationId> tables;
  for (const auto& one : sight.newest_tables({}, {}, {.max_id = {}, .since_id = {}, .min_id = {}, .limit = 200})) {
    tables.push_back(one.table);
  }
  std::size_t found = 0;
  std::size_t next = 0;
  std::vector<double> each;
  const auto look = [&](PersonId person) {
    const auto table = tables[next++ % tables.size()];
    each.push_back(seconds_of([&] { found += tables::neighbours(sight, person, now, table).size(); }) * 1e6);
  };
  const double us = median_us(options, people, 16, look);
  if (found == 0) throw std::runtime_error("no neighbours");
  const auto slowest = each.begin() + static_cast<std::ptrdiff_t>(each.size() * 99 / 100);
  std::ranges::nth_element(each, slowest);
  report("Neighbouring tables of one table, with 5 000 steps of walks",
         fmt::format("{:.0f} µs CPU, p99 {:.0f} µs", us, *slowest), "–",
         fmt::format("p99 ≤ {:.0f} µs", goal_neighbours_us), *slowest <= goal_neighbours_us);
}

// Replies to the newest tables, as the writer follows them.
void bench_updates(const Options& options, Sight& sight, std::span<const PersonId> people) {
  constexpr int replies = 20'000;
  struct Place {
    ConversationId table;
    PostId last;
    PersonId host;
  };
  std::vector<Place> places;
  for (const auto& one : sight.newest_tables({}, {}, {.max_id = {}, .since_id = {}, .min_id = {}, .limit = 400})) {
    const auto city = sight.view();
    places.push_back({one.table, one.last, city->person(city->table(city->number(one.table)).line()->host).id});
  }
  std::vector<double> ledgers;
  for (int round = 0; round < options.rounds; ++round) {
    dialogue::Ledger ledger(PersonId{1}, dialogue::Pace::talk);
    const dialogue::Acquainted known{.guest = [](PersonId) { return dialogue::GuestFacts{}; },
                                     .other_talks = [](PersonId, PersonId) { return 0; }};
    std::int64_t keys = 0;
    std::mt19937 random(5);
    const double seconds = seconds_of([&] {
      for (int i = 0; i < replies; ++i) {
        const PersonId author{1 + static_cast<std::int64_t>(random() % 40)};
        const PersonId parent{1 + static_cast<std::int64_t>(random() % 40)};
        ledger.say({.author = author, .answers = i ? parent : PersonId{}, .words = 20, .at = Time{i}}, known);
        keys += dialogue::static_key(ledger.quality().sum(), ledger.grew_at(), ledger.pace());
      }
    });
    if (keys == 0) throw std::runtime_error("no keys");
    ledgers.push_back(seconds * 1e9 / replies);
  }
  report("A reply in the account of its table", fmt::format("{:.0f} ns CPU", median(ledgers)),
         "rivals recompute every five minutes", fmt::format("≤ {:.0f} ns", goal_update_ns),
         median(ledgers) <= goal_update_ns);

  std::vector<Event> events;
  std::int64_t id = places.front().last.value;
  for (int i = 0; i < replies; ++i) {
    const auto& place = places[static_cast<std::size_t>(i) % places.size()];
    const auto author = people[static_cast<std::size_t>(i * 7) % people.size()];
    id += 1 << id_time_shift;
    PostFacts facts;
    facts.id = PostId{id};
    facts.conversation = place.table;
    facts.author = author;
    facts.parent = PostId{place.table.value};
    facts.parent_author = place.host;
    facts.words = 20;
    events.push_back(
        {.kind = EventKind::posted, .actor = author.value, .object = id, .at = {}, .detail = json::write(facts)});
  }
  const double seconds = seconds_of([&] { sight.follow(events); });
  report("A reply in all that memory knows, its event read from JSON",
         fmt::format("{:.2f} µs CPU", seconds * 1e6 / replies), "–", "–", true);
}

void bench_edges(const Options& options, const CitySight& seen) {
  std::vector<std::pair<Number, Number>> pairs;
  for (Number number = 1; number <= seen.people(); ++number) {
    for (const Number other : seen.person(number).following.view()) pairs.emplace_back(number, other);
  }
  std::vector<double> rates;
  double bytes = 0;
  for (int round = 0; round < options.rounds; ++round) {
    Reclaimer reclaimer;
    CitySight city(reclaimer);
    for (Number number = 1; number <= seen.people(); ++number) city.add(seen.person(number).id);
    const auto before = city.memory().held();
    const double seconds = seconds_of([&] {
      Edges edges;
      for (const auto& [from, to] : pairs) edges.add(from, to);
      edges.lay_out(city.people(), [&](Number one, std::vector<Number>& others, bool follows) {
        auto& person = city.own_person(one);
        (follows ? person.following : person.followers).assign(city.memory(), others);
      });
    });
    rates.push_back(static_cast<double>(pairs.size()) * 2 / seconds);
    bytes = static_cast<double>(city.memory().held() - before) / (static_cast<double>(pairs.size()) * 2);
  }
  report(fmt::format("{} follows laid out in both directions", pairs.size()),
         fmt::format("{:.1f} M directed edges/s, {:.1f} bytes each", median(rates) / 1e6, bytes), "–",
         fmt::format("≥ {:.0f} M/s, ≤ {:.0f} bytes", goal_edges_per_second / 1e6, goal_bytes_per_edge),
         median(rates) >= goal_edges_per_second && bytes <= goal_bytes_per_edge);
}

void bench_reading(const Options& options, sql::Session& db) {
  std::vector<double> rounds;
  std::int64_t posts = 0;
  std::size_t bytes = 0;
  for (int round = 0; round < options.rounds; ++round) {
    Sight sight;
    rounds.push_back(seconds_of([&] { sight.rebuild(db); }));
    posts = posts_of(*sight.view());
    bytes = sight.bytes();
  }
  report(fmt::format("Sight read from SQLite: {} posts and all follows", posts),
         fmt::format("{:.0f} ms CPU, {:.0f} MiB", median(rounds) * 1e3, static_cast<double>(bytes) / 1048576), "–",
         "a million posts: `growth`", true);
}

// Whom somebody follows, as the client API names them.
std::vector<std::string> followed_by(const CitySight& city, PersonId reader) {
  std::vector<std::string> ids;
  for (const Number other : city.find(reader)->following.view()) {
    ids.push_back(std::to_string(city.person(other).id.value));
  }
  return ids;
}

// By somebody who follows as many as the readers above.
void bench_http(const Options& options, const std::string& folder, std::span<const std::string> followed) {
  const int port = free_port();
  const auto server = start_server(options, folder, port);
  wait_for_port(port, 60);
  Client client(port);
  wait_until_calm(client, *server);
  const std::string token = arrive(client, app_token(client), "dialoguebench");
  for (const auto& id : followed) client.post_json(fmt::format("/api/v1/accounts/{}/follow", id), "{}", token);
  const std::string path = "/api/stadt/v1/tables?mode=dialogue&limit=20";
  const auto body = client.get(path, token).body;
  std::vector<double> rounds;
  rounds.reserve(static_cast<std::size_t>(options.rounds));
  for (int round = 0; round < options.rounds; ++round) {
    rounds.push_back(measure(*server, port, get_request(path, token), requests, connections).cpu_us);
  }
  report(fmt::format("The same page over HTTP, {} KB", body.size() / 1000),
         fmt::format("{:.0f} µs CPU", median(rounds)), "the fastest peer's plain home: 103 µs",
         fmt::format("≤ {:.0f} µs", goal_http_us), median(rounds) <= goal_http_us);
}

}  // namespace

void bench_sight(const Options& options) {
  if (options.trees.empty() || options.follows.empty()) {
    fmt::print(stderr, "bench sight: needs --trees FILE and --follows FILE\n");
    return;
  }
  const std::string folder = new_folder();
  fill(options, folder);
  std::vector<std::string> followed;
  {
    auto database = sql::Database::open({.database = folder + "/stadt.db"});
    if (!database) throw std::runtime_error(database.error().message);
    auto& db = (*database)->session();
    bench_reading(options, db);
    Sight sight;
    sight.rebuild(db);
    const auto people = readers(*sight.view(), viewers);
    const Time now = hour_after_last(sight);
    sight.renew_seating(now);
    followed = followed_by(*sight.view(), people.front());
    bench_edges(options, *sight.view());
    bench_home_pages(options, sight, db, people);
    bench_dialogue_pages(options, sight, people, now);
    bench_neighbour_tables(options, sight, people, now);
    bench_updates(options, sight, people);
    (*database)->stop();
  }
  bench_http(options, folder, followed);
}

}  // namespace stadt::bench
