#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

constexpr int followed = 50;
constexpr int posts_each = 40;  // 2 000 in all
constexpr int requests = 10'000;
constexpr int connections = 4;
constexpr double goal_ratio = 3;

// One worker, no log: what serving these bytes costs a program that does nothing else.
std::unique_ptr<Process> start_nginx(const std::string& folder, int port, const std::string& body) {
  // Started by root, nginx reads as somebody else.
  std::filesystem::permissions(folder, std::filesystem::perms(0755));
  std::ofstream(folder + "/home.json") << body;
  std::ofstream(folder + "/nginx.conf") << fmt::format(
      "daemon off; worker_processes 1; pid {0}/nginx.pid; error_log {0}/nginx.log;\n"
      "events {{ worker_connections 256; }}\n"
      "http {{ access_log off; keepalive_requests 1000000; sendfile on; tcp_nopush on;\n"
      "  client_body_temp_path {0}/t1; proxy_temp_path {0}/t2; fastcgi_temp_path {0}/t3; uwsgi_temp_path {0}/t4;\n"
      "  scgi_temp_path {0}/t5; open_file_cache max=10; default_type application/json;\n"
      "  server {{ listen 127.0.0.1:{1}; root {0}; }} }}\n",
      folder, port);
  auto nginx =
      std::make_unique<Process>(std::vector<std::string>{"nginx", "-c", folder + "/nginx.conf"}, folder + "/nginx.out");
  wait_for_port(port, 10);
  return nginx;
}

}  // namespace

void bench_home(const Options& options) {
  City city = start_city(options);
  Client client(city.port);
  const std::string app = app_token(client);
  const std::string reader = arrive(client, app, "reader");
  std::vector<std::string> writers;
  for (int i = 0; i < followed; ++i) {
    writers.push_back(arrive(client, app, fmt::format("writer{}", i)));
    const auto self = client.get("/api/v1/accounts/verify_credentials", writers.back());
    client.post_json(fmt::format("/api/v1/accounts/{}/follow", member(self.body, "id")), "{}", reader);
  }
  for (int n = 0; n < posts_each; ++n) {
    for (int i = 0; i < followed; ++i)
      write_post(client, writers[static_cast<std::size_t>(i)], sentence(90, n * 50 + i));
  }
  const std::string path = "/api/v1/timelines/home?limit=20";
  const std::string body = client.get(path, reader).body;
  const int nginx_port = free_port();
  const auto nginx = start_nginx(city.folder, nginx_port, body);

  std::vector<double> ours;
  std::vector<double> theirs;
  for (int round = 0; round < options.rounds; ++round) {
    ours.push_back(measure(*city.server, city.port, get_request(path, reader), requests, connections).cpu_us);
    theirs.push_back(measure(*nginx, nginx_port, get_request("/home.json"), requests, connections).cpu_us);
  }
  const double ratio = median(ours) / median(theirs);
  report(fmt::format("Home, 20 of 2 000 posts by 50 authors, {} KB", body.size() / 1000),
         fmt::format("{:.1f} µs CPU", median(ours)), fmt::format("nginx, same bytes: {:.1f} µs CPU", median(theirs)),
         fmt::format("ratio {:.2f} ≤ {:.0f}", ratio, goal_ratio), ratio <= goal_ratio);
}

}  // namespace stadt::bench
