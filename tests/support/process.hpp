// A program under measurement or on trial: started, asked for its processor time and memory, stopped by its id.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace stadt::testing {

class Process {
 public:
  // Standard output and error go to `log`; `environment` ("NAME=value") is added to this process's own.
  Process(std::vector<std::string> words, const std::string& log, std::vector<std::string> environment = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // User and system time of the process and its children so far, all threads.
  double cpu_seconds() const;
  double anonymous_mib() const;
  void stop();
  // Ends it without a word, as a power cut does.
  void kill();
  // Waits until it has ended by itself; its exit code, or nothing after `seconds`.
  std::optional<int> exit_code(double seconds);

 private:
  std::vector<int> family() const;

  int id_ = -1;
};

// A port that nobody listens on right now.
int free_port();
// Waits until a connection to the port is accepted; throws after `seconds`.
void wait_for_port(int port, double seconds);
double now_seconds();

}  // namespace stadt::testing
