#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <thread>

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

constexpr int followers = 50;
constexpr int posts_per_connection = 250;
constexpr double goal_cpu_us = 400;
constexpr double goal_per_second = 2000;
constexpr int syncs = 200;

// What this disk gives to anybody: one small append and fdatasync after the other.
double syncs_per_second(const std::string& folder) {
  const int file = ::open((folder + "/sync").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  const double begin = now_seconds();
  for (int i = 0; i < syncs; ++i) {
    [[maybe_unused]] const auto written = ::write(file, page.data(), page.size());
    ::fdatasync(file);
  }
  ::close(file);
  return syncs / (now_seconds() - begin);
}

Load post_at_once(const City& city, const std::vector<std::string>& tokens, int connections) {
  const double cpu_before = city.server->cpu_seconds();
  const double begin = now_seconds();
  std::vector<std::jthread> threads(static_cast<std::size_t>(connections));
  for (int i = 0; i < connections; ++i) {
    threads[static_cast<std::size_t>(i)] = std::jthread([&, i] {
      Client client(city.port);
      for (int n = 0; n < posts_per_connection; ++n) {
        write_post(client, tokens[static_cast<std::size_t>(i)], sentence(30, i * posts_per_connection + n));
      }
    });
  }
  threads.clear();
  const double posts = static_cast<double>(connections) * posts_per_connection;
  return {.cpu_us = (city.server->cpu_seconds() - cpu_before) / posts * 1e6,
          .per_second = posts / (now_seconds() - begin)};
}

}  // namespace

void bench_posting(const Options& options) {
  City city = start_city(options);
  Client client(city.port);
  const std::string app = app_token(client);
  std::vector<std::string> tokens;
  for (int i = 0; i <= followers; ++i) tokens.push_back(arrive(client, app, fmt::format("writer{}", i)));
  for (int i = 0; i < 32; ++i) {
    const auto self = client.get("/api/v1/accounts/verify_credentials", tokens[static_cast<std::size_t>(i)]);
    const auto path = fmt::format("/api/v1/accounts/{}/follow", member(self.body, "id"));
    for (const auto& follower : tokens) {
      if (follower != tokens[static_cast<std::size_t>(i)]) client.post_json(path, "{}", follower);
    }
  }
  std::vector<double> cpu;
  std::vector<double> rate;
  for (int round = 0; round < options.rounds; ++round) {
    cpu.push_back(post_at_once(city, tokens, 8).cpu_us);
    rate.push_back(post_at_once(city, tokens, 32).per_second);
  }
  const std::string disk = fmt::format("this disk alone: {:.0f} syncs/s", syncs_per_second(city.folder));
  report("Posting, 50 followers, 8 connections, synchronous=FULL", fmt::format("{:.0f} µs CPU", median(cpu)),
         "fastest peer: 28 500 µs", fmt::format("≤ {:.0f} µs", goal_cpu_us), median(cpu) <= goal_cpu_us);
  report("Posting over 32 connections", fmt::format("{:.0f} posts/s", median(rate)), disk,
         fmt::format("≥ {:.0f} posts/s", goal_per_second), median(rate) >= goal_per_second);
}

}  // namespace stadt::bench
