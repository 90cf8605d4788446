#include <fmt/format.h>

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

constexpr int guests = 20;
constexpr int replies = 200;
constexpr int requests = 500;
constexpr int connections = 2;
constexpr double goal_us = 700;

void measure_path(const Options& options, const City& city, const std::string& what, const std::string& path,
                  const std::string& token) {
  std::vector<double> rounds;
  rounds.reserve(static_cast<std::size_t>(options.rounds));
  for (int round = 0; round < options.rounds; ++round) {
    rounds.push_back(measure(*city.server, city.port, get_request(path, token), requests, connections).cpu_us);
  }
  report(what, fmt::format("{:.0f} µs CPU", median(rounds)), "fastest peer: 6 300 µs",
         fmt::format("≤ {:.0f} µs", goal_us), median(rounds) <= goal_us);
}

}  // namespace

void bench_table(const Options& options) {
  City city = start_city(options);
  Client client(city.port);
  const std::string app = app_token(client);
  std::vector<std::string> tokens;
  tokens.reserve(guests);
  for (int i = 0; i < guests; ++i) tokens.push_back(arrive(client, app, fmt::format("guest{}", i)));
  std::vector<std::string> posts = {write_post(client, tokens[0], sentence(40, 1))};
  for (int i = 1; i <= replies; ++i) {
    const auto& parent = posts[static_cast<std::size_t>(i * 7) % posts.size()];
    posts.push_back(write_post(client, tokens[static_cast<std::size_t>(i % guests)], sentence(30, i), parent));
  }
  measure_path(options, city, "A table of 200 replies, as the city shows it", "/api/stadt/v1/tables/" + posts[0],
               tokens[0]);
  measure_path(options, city, "The same as context of the client API",
               fmt::format("/api/v1/statuses/{}/context", posts[0]), tokens[0]);
}

}  // namespace stadt::bench
