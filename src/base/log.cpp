#include "base/log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>

#include "base/time.hpp"

namespace stadt::log {

namespace {

std::atomic<Level> least_level = Level::info;
std::atomic<std::int64_t> errors = 0;

constexpr std::string_view level_names[] = {"debug", "info", "warning", "error"};

// Control characters and quotes are escaped, so that a line stays a line and a value stays its own.
void append_quoted(std::string& out, std::string_view text) {
  if (!text.empty() && text.find_first_of(" =\"\\") == text.npos && text.find_first_of("\n\r\t") == text.npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

Time wall_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

}  // namespace

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
  if (level == Level::error) ++errors;
  if (level < least_level) return;
  std::string line =
      fmt::format("at={} level={} event={}", to_iso(wall_clock()), level_names[static_cast<std::size_t>(level)], event);
  for (const auto& [name, value] : fields) {
    fmt::format_to(std::back_inserter(line), " {}=", name);
    if (const auto* text = std::get_if<std::string>(&value)) {
      append_quoted(line, *text);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
      line += std::to_string(*number);
    } else {
      fmt::format_to(std::back_inserter(line), "{:.3f}", std::get<double>(value));
    }
  }
  line += '\n';
  // One write call, so that lines of several threads never mix; a closed standard error is nobody's problem.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

void set_level(Level least) { least_level = least; }

std::int64_t error_count() { return errors; }

}  // namespace stadt::log
