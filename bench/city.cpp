#include "city.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace stadt::bench {

namespace {

constexpr double start_patience_s = 30;
constexpr double calm_patience_s = 180;

const char* const word_list[] = {"Tisch",  "reden", "wir",  "heute", "über",   "Arbeit", "und",   "Fenster", "warum",
                                 "morgen", "Licht", "eine", "Frage", "weiter", "Stadt",  "hören", "gern",    "leise"};

}  // namespace

std::string new_folder() {
  char pattern[] = "/tmp/stadt-bench-XXXXXX";
  if (!::mkdtemp(pattern)) throw std::runtime_error("no temporary folder");
  return pattern;
}

std::unique_ptr<Process> start_server(const Options& options, const std::string& folder, int port) {
  return std::make_unique<Process>(
      std::vector<std::string>{options.stadt, "serve", "--data", folder, "--listen", fmt::format("127.0.0.1:{}", port),
                               "--set", "limits.enabled=false", "--set", "log.level=warning"},
      folder + "/log");
}

City start_city(const Options& options) {
  City city{.folder = new_folder(), .port = free_port(), .server = nullptr};
  city.server = start_server(options, city.folder, city.port);
  wait_for_port(city.port, start_patience_s);
  return city;
}

void wait_until_calm(Client& client, const Process& server) {
  constexpr double idle_s = 0.02;
  constexpr auto looked_for = std::chrono::seconds(1);
  constexpr int calm_looks = 3;
  const double begin = now_seconds();
  while (client.get("/health").body.find("\"sight\":\"ready\"") == std::string::npos)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  for (int calm = 0; calm < calm_looks;) {
    if (now_seconds() - begin > calm_patience_s) throw std::runtime_error("the city never came to rest");
    const double before = server.cpu_seconds();
    std::this_thread::sleep_for(looked_for);
    calm = server.cpu_seconds() - before < idle_s ? calm + 1 : 0;
  }
}

std::string app_token(Client& client) {
  const auto app =
      client.post_json("/api/v1/apps", R"({"client_name":"bench","redirect_uris":"urn:ietf:wg:oauth:2.0:oob",
    "scopes":"read write follow"})");
  const auto token = client.post_json(
      "/oauth/token", fmt::format(R"({{"grant_type":"client_credentials","client_id":"{}","client_secret":"{}",
    "redirect_uri":"urn:ietf:wg:oauth:2.0:oob","scope":"read write follow"}})",
                                  member(app.body, "client_id"), member(app.body, "client_secret")));
  return member(token.body, "access_token");
}

std::string arrive(Client& client, const std::string& app_token, const std::string& handle) {
  const auto answer =
      client.post_json("/api/v1/accounts",
                       fmt::format(R"({{"username":"{0}","email":"{0}@bench.example","password":"a long password {0}",
    "agreement":true,"locale":"de","reason":"measuring"}})",
                                   handle),
                       app_token);
  return member(answer.body, "access_token");
}

std::string sentence(int words, int seed) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += (i ? " " : "") + std::string(word_list[(seed * 7 + i * 5 + i * i) % std::ssize(word_list)]);
  }
  return text + ".";
}

std::string write_post(Client& client, const std::string& token, const std::string& text, const std::string& parent) {
  const std::string reply = parent.empty() ? "" : fmt::format(R"(,"in_reply_to_id":"{}")", parent);
  const auto answer = client.post_json("/api/v1/statuses", fmt::format(R"({{"status":"{}"{}}})", text, reply), token);
  if (answer.status != 200) throw std::runtime_error("a post was refused: " + answer.body);
  return member(answer.body, "id");
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

Load measure(const Process& process, int port, const std::string& request, int count, int connections) {
  const double cpu_before = process.cpu_seconds();
  const double begin = now_seconds();
  std::vector<std::jthread> threads(static_cast<std::size_t>(connections));
  for (auto& thread : threads) {
    thread = std::jthread([&] {
      Client client(port);
      for (int n = 0; n < count; ++n) {
        const auto answer = client.send(request);
        if (answer.status == 200) continue;
        fmt::print(stderr, "bench: a measured request was answered by {}: {}\n", answer.status,
                   answer.body.substr(0, 200));
        std::_Exit(1);
      }
    });
  }
  threads.clear();
  const double requests = static_cast<double>(count) * connections;
  return {.cpu_us = (process.cpu_seconds() - cpu_before) / requests * 1e6,
          .per_second = requests / (now_seconds() - begin)};
}

void report(const std::string& what, const std::string& ours, const std::string& reference, const std::string& goal,
            bool met) {
  fmt::print("| {} | {} | {} | {} | {} |\n", what, ours, reference, goal, met ? "yes" : "**no**");
}

}  // namespace stadt::bench
