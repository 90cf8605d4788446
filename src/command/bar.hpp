// How far a long command has come: one line that is drawn again on a terminal, a line per part elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace stadt::command {

class Bar {
 public:
  Bar();

  // `tail` stands behind the percents.
  void show(std::string_view part, std::int64_t done, std::int64_t total, std::string_view tail = {});
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

 private:
  bool terminal_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace stadt::command
