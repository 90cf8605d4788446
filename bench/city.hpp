// A city for measuring: a `stadt serve` of its own in a temporary folder, filled over its public API.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "support/client.hpp"
#include "support/process.hpp"

namespace stadt::bench {

using namespace stadt::testing;

struct City {
  std::string folder;
  int port = 0;
  std::unique_ptr<Process> server;
};

// What the command line chose.
struct Options {
  std::string stadt = "build/release/stadt";
  std::string trees;
  std::string follows;
  std::string flat;
  bool train = false;  // learn weights anew and print them
  int rounds = 5;
};

std::string new_folder();
std::unique_ptr<Process> start_server(const Options& options, const std::string& folder, int port);
City start_city(const Options& options);
// Until sight is ready and what follows a start (who trusts whom, say) is done: it costs once, whatever is asked.
void wait_until_calm(Client& client, const Process& server);

// An application token that may create accounts.
std::string app_token(Client& client);
// Creates a person and returns their access token.
std::string arrive(Client& client, const std::string& app_token, const std::string& handle);
// A post of about `words` words; returns its id.
std::string write_post(Client& client, const std::string& token, const std::string& text,
                       const std::string& parent = {});
std::string sentence(int words, int seed);

// The middle one of several rounds.
double median(std::vector<double> values);

// Sends `request` `count` times over each of `connections` connections; returns the server's CPU microseconds per
// request and the requests per second.
struct Load {
  double cpu_us = 0;
  double per_second = 0;
};
Load measure(const Process& process, int port, const std::string& request, int count, int connections);

// One line of the report: what, ours, what it is held against, the goal, and whether it is met.
void report(const std::string& what, const std::string& ours, const std::string& reference, const std::string& goal,
            bool met);

}  // namespace stadt::bench
