#include <fmt/format.h>

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

constexpr int former_requests = 60;  // all accepted, so that the budget lets them through
constexpr int requests = 500;
constexpr int connections = 2;
constexpr double goal_us = 300;
constexpr std::string_view path = "/api/stadt/v1/requests";

std::string wish(const std::string& account, const std::string& reason) {
  return fmt::format(R"({{"account_id":"{}","anchor":{{"kind":"house","id":"talk_to_me_about.0"}},"reason":"{}"}})",
                     account, reason);
}

// Furnishes the house that a request refers to; returns the person's id.
std::string furnish(Client& client, const std::string& token) {
  client.send(json_request("PUT", "/api/stadt/v1/house",
                           R"({"items":[{"kind":"stand","text":"Bridges that carry","audience":"public","mark":"both",)"
                           R"("detail":"","from_year":0,"to_year":0}]})",
                           token));
  return member(client.get("/api/v1/accounts/verify_credentials", token).body, "id");
}

}  // namespace

void bench_request(const Options& options) {
  City city = start_city(options);
  Client client(city.port);
  const std::string app = app_token(client);
  const std::string sender = arrive(client, app, "sender");
  for (int i = 0; i < former_requests; ++i) {
    const std::string addressee = arrive(client, app, fmt::format("addressee{}", i));
    const auto sent =
        client.post_json(std::string(path), wish(furnish(client, addressee), sentence(40, 100 + i)), sender);
    client.post_json(fmt::format("{}/{}/accept", path, member(sent.body, "id")), "{}", addressee);
  }
  const std::string stranger = arrive(client, app, "stranger");
  const auto request =
      post_request(fmt::format("{}/mirror", path), wish(furnish(client, stranger), sentence(40, 7)), sender);
  std::vector<double> rounds;
  rounds.reserve(static_cast<std::size_t>(options.rounds));
  for (int round = 0; round < options.rounds; ++round) {
    rounds.push_back(measure(*city.server, city.port, request, requests, connections).cpu_us);
  }
  report(fmt::format("A request with all its checks, {} former ones, before its write", former_requests),
         fmt::format("{:.0f} µs CPU", median(rounds)), "–", fmt::format("≤ {:.0f} µs", goal_us),
         median(rounds) <= goal_us);
}

}  // namespace stadt::bench
