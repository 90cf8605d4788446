// What grows with the city and what must not: the same questions at a tenth of the given conversations, at all of them,
// and at ten times as many (each copied with people of its own).
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "loaded_city.hpp"
#include "scenarios.hpp"
#include "sql/database.hpp"

namespace stadt::bench {

namespace {

constexpr int sizes = 3;
constexpr std::size_t growth_readers = 64;
constexpr int pages_each = 20;
constexpr int replies = 1500;
constexpr double goals_of_pages[sizes] = {1, 2, 4};
constexpr double goals_of_replies[sizes] = {1, 1.2, 1.5};
constexpr double goal_seconds_a_million = 2;

// Every tenth conversation, and of ten people one who says what all ten say there and follows as many as before: a city
// with a tenth of everything in which each single person has as much to do with others.
constexpr auto a_tenth_of_trees = "NR == 1 { print; next } $5 % 10 == 0 { $4 = int($4 / 10) * 10; print }";
constexpr auto a_tenth_of_follows = "NR == 1 { print; next } { $2 = int($2 / 10) * 10 } $1 % 10 == 0 && $1 != $2";
// Ten rows of one, in the same order, with numbers of their own; parent 0 is none.
constexpr auto ten_of_trees =
    "NR == 1 { print; next } { for (c = 0; c < 10; ++c) print $1 * 10 + c, ($2 ? $2 * 10 + c : 0), $3, $4 * 10 + c, "
    "$5 * 10 + c, $6, $7, $8, $9 }";
constexpr auto ten_of_follows = "NR == 1 { print; next } { for (c = 0; c < 10; ++c) print $1 * 10 + c, $2 * 10 + c }";

void cut(const std::string& source, std::string_view program, const std::string& to) {
  const auto command = fmt::format("gzip -dc < {} | awk -F'\\t' -v OFS='\\t' '{}' > {}", source, program, to);
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cutting failed: " + source);
}

struct Measured {
  std::int64_t posts = 0;
  std::size_t candidates = 0;  // of a page of dialogue
  double page_p99_us = 0;
  double reply_us = 0;
};

double p99(std::vector<double> values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 99 / 100);
  std::ranges::nth_element(values, at);
  return *at;
}

void measure_sight(const std::string& folder, Measured& measured) {
  auto database = sql::Database::open({.database = folder + "/stadt.db"});
  if (!database) throw std::runtime_error(database.error().message);
  Sight sight;
  sight.rebuild((*database)->session());
  measured.posts = posts_of(*sight.view());
  const Time now = hour_after_last(sight);
  const auto people = readers(*sight.view(), growth_readers);
  std::size_t candidates = 0;
  for (const auto person : people) candidates += lay_dialogue_page(sight, person, now);
  measured.candidates = candidates / people.size();
  std::vector<double> pages;
  for (int i = 0; i < pages_each; ++i) {
    for (const auto person : people) {
      pages.push_back(seconds_of([&] { lay_dialogue_page(sight, person, now); }) * 1e6);
    }
  }
  measured.page_p99_us = p99(std::move(pages));
  (*database)->stop();
}

// Replies to the newest tables over the API, each acknowledged and synced.
void measure_replies(const Options& options, const std::string& folder, Measured& measured) {
  const int port = free_port();
  const auto server = start_server(options, folder, port);
  wait_for_port(port, 60);
  Client client(port);
  wait_until_calm(client, *server);
  const std::string token = arrive(client, app_token(client), "growthbench");
  const std::string table = write_post(client, token, sentence(30, 0));
  std::vector<double> rounds;
  for (int round = 0; round < options.rounds; ++round) {
    const double before = server->cpu_seconds();
    for (int i = 0; i < replies; ++i) write_post(client, token, sentence(30, i), table);
    rounds.push_back((server->cpu_seconds() - before) / replies * 1e6);
  }
  measured.reply_us = median(rounds);
}

Measured measure_city(Options options, std::string_view trees, std::string_view follows) {
  const std::string folder = new_folder();
  if (!trees.empty()) {
    cut(options.trees, trees, folder + "/trees.tsv");
    cut(options.follows, follows, folder + "/follows.tsv");
    options.trees = folder + "/trees.tsv";
    options.follows = folder + "/follows.tsv";
  }
  fill(options, folder);
  Measured measured;
  measure_sight(folder, measured);
  measure_replies(options, folder, measured);
  return measured;
}

// Posts alone: what follows cost is measured by `sight`.
void bench_reading_posts(Options options) {
  const std::string folder = new_folder();
  cut(options.trees, ten_of_trees, folder + "/trees.tsv");
  options.trees = folder + "/trees.tsv";
  options.follows.clear();
  fill(options, folder);
  auto database = sql::Database::open({.database = folder + "/stadt.db"});
  if (!database) throw std::runtime_error(database.error().message);
  std::vector<double> rounds;
  std::int64_t posts = 0;
  std::size_t bytes = 0;
  for (int round = 0; round < options.rounds; ++round) {
    Sight sight;
    rounds.push_back(seconds_of([&] { sight.rebuild((*database)->session()); }));
    posts = posts_of(*sight.view());
    bytes = sight.bytes();
  }
  (*database)->stop();
  const double for_a_million = median(rounds) * 1e6 / static_cast<double>(posts);
  report(fmt::format("Sight read from SQLite: {} posts", posts),
         fmt::format("{:.2f} s CPU, {:.0f} MiB; {:.2f} s a million posts", median(rounds),
                     static_cast<double>(bytes) / 1048576, for_a_million),
         "–", fmt::format("≤ {:.0f} s a million", goal_seconds_a_million), for_a_million <= goal_seconds_a_million);
}

}  // namespace

void bench_growth(const Options& options) {
  if (options.trees.empty() || options.follows.empty()) {
    fmt::print(stderr, "bench growth: needs --trees FILE and --follows FILE\n");
    return;
  }
  const Measured cities[sizes] = {measure_city(options, a_tenth_of_trees, a_tenth_of_follows),
                                  measure_city(options, {}, {}), measure_city(options, ten_of_trees, ten_of_follows)};
  for (int i = 1; i < sizes; ++i) {
    const double pages = cities[i].page_p99_us / cities[0].page_p99_us;
    report(
        fmt::format("A page of dialogue at {} posts, out of {} tables, p99", cities[i].posts, cities[i].candidates),
        fmt::format("{:.0f} µs CPU, {:.1f} ×", cities[i].page_p99_us, pages),
        fmt::format("at {} posts, out of {}: {:.0f} µs", cities[0].posts, cities[0].candidates, cities[0].page_p99_us),
        fmt::format("≤ {:.0f} ×", goals_of_pages[i]), pages <= goals_of_pages[i]);
    const double answers = cities[i].reply_us / cities[0].reply_us;
    report(fmt::format("A reply at {} posts, over HTTP, synced", cities[i].posts),
           fmt::format("{:.0f} µs CPU, {:.2f} ×", cities[i].reply_us, answers),
           fmt::format("at {} posts: {:.0f} µs", cities[0].posts, cities[0].reply_us),
           fmt::format("≤ {:.1f} ×", goals_of_replies[i]), answers <= goals_of_replies[i]);
  }
  bench_reading_posts(options);
}

}  // namespace stadt::bench
