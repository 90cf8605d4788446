#include "command/bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace stadt::command {

namespace {

constexpr int bar_width = 30;

}  // namespace

Bar::Bar() : terminal_(isatty(STDERR_FILENO) != 0) {}

void Bar::show(std::string_view part, std::int64_t done, std::int64_t total, std::string_view tail) {
  if (!terminal_) {
    if (done == total) fmt::print(stderr, "{}: {}\n", part, total);
    return;
  }
  const double share = total == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total);
  const int filled = static_cast<int>(share * bar_width);
  fmt::print(stderr, "\r{:<10} {:█<{}}{:░<{}} {:3.0f} %  {}", part, "", filled, "", bar_width - filled, share * 100,
             tail);
  if (done == total) fmt::print(stderr, "\n");
}

}  // namespace stadt::command
