#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

constexpr double goal_first_ms = 150;
constexpr double goal_ready_ms = 500;
constexpr double goal_idle_mib = 30;
constexpr double patience_s = 60;
constexpr double settle_s = 2;
constexpr int followed = 50;
constexpr double goal_rows_per_second = 150'000;

std::string load_command(const Options& options, const std::string& folder) {
  std::string command =
      fmt::format("{} load --data {} --login bench:bench-password-1 --trees {}", options.stadt, folder, options.trees);
  if (!options.follows.empty()) command += " --follows " + options.follows;
  return command + " > " + folder + "/load.txt 2> " + folder + "/load.log";
}

struct Start {
  double first_ms = 0;
  double ready_ms = 0;
};

// From exec to the first home page, and to the moment when sight says that it is ready.
Start start_once(const Options& options, const std::string& folder, const std::string& token) {
  const int port = free_port();
  const double begin = now_seconds();
  const auto server = start_server(options, folder, port);
  wait_for_port(port, patience_s);
  Client client(port);
  Start start;
  if (client.get("/api/v1/timelines/home?limit=20", token).status != 200) throw std::runtime_error("no home page");
  start.first_ms = (now_seconds() - begin) * 1000;
  while (client.get("/health").body.find("\"sight\":\"ready\"") == std::string::npos) {
    if (now_seconds() - begin > patience_s) throw std::runtime_error("sight was never ready");
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  start.ready_ms = (now_seconds() - begin) * 1000;
  return start;
}

// Somebody new who follows fifty of the loaded people.
std::string reader_token(const Options& options, const std::string& folder) {
  const int port = free_port();
  const auto server = start_server(options, folder, port);
  wait_for_port(port, patience_s);
  Client client(port);
  const std::string token = arrive(client, app_token(client), "measuring");
  for (int i = 0; i < followed; ++i) {
    const auto person = client.get(fmt::format("/api/v1/accounts/lookup?acct=mensch{}", i));
    client.post_json(fmt::format("/api/v1/accounts/{}/follow", member(person.body, "id")), "{}", token);
  }
  return token;
}

// `stadt load` ends with "… posts, … follows: 1639223 rows in 9.0 s, 181816 rows/s".
void report_load(const std::string& folder) {
  std::ifstream file(folder + "/load.txt");
  const std::string line(std::istreambuf_iterator<char>(file), {});
  const std::size_t comma = line.rfind(", ");
  const double rate = comma == std::string::npos ? 0 : std::atof(line.c_str() + comma + 2);
  report("Loading: " + line.substr(0, line.find(':')), fmt::format("{:.0f} rows/s", rate), "–",
         fmt::format("≥ {:.0f} rows/s", goal_rows_per_second), rate >= goal_rows_per_second);
}

void report_idle(const Options& options) {
  City city = start_city(options);
  std::this_thread::sleep_for(std::chrono::duration<double>(settle_s));
  const double idle = city.server->anonymous_mib();
  report("Memory at rest, empty city (RssAnon)", fmt::format("{:.1f} MiB", idle), "–",
         fmt::format("≤ {:.0f} MiB", goal_idle_mib), idle <= goal_idle_mib);
}

}  // namespace

void bench_load(const Options& options) {
  if (options.trees.empty()) {
    fmt::print("(load: give --trees FILE and --follows FILE)\n");
    return;
  }
  const std::string folder = new_folder();
  if (std::system(load_command(options, folder).c_str()) != 0) throw std::runtime_error("stadt load failed: " + folder);
  report_load(folder);

  const std::string token = reader_token(options, folder);
  std::vector<double> first;
  std::vector<double> ready;
  for (int round = 0; round < options.rounds; ++round) {
    const Start start = start_once(options, folder, token);
    first.push_back(start.first_ms);
    ready.push_back(start.ready_ms);
  }
  report("First home page after exec, loaded city", fmt::format("{:.0f} ms", median(first)), "–",
         fmt::format("≤ {:.0f} ms", goal_first_ms), median(first) <= goal_first_ms);
  report("Sight ready after exec, loaded city", fmt::format("{:.0f} ms", median(ready)), "–",
         fmt::format("≤ {:.0f} ms", goal_ready_ms), median(ready) <= goal_ready_ms);
}

void bench_start(const Options& options) { report_idle(options); }

}  // namespace stadt::bench
