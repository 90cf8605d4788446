// Structured log: named events with fields, one line of logfmt each, to standard error. `error` means that a human must
// act. Never a secret, never the text of a message.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace stadt::log {

enum class Level { debug, info, warning, error };

struct Field {
  std::string_view name;
  std::variant<std::int64_t, double, std::string> value;
};

void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

inline void info(std::string_view event, std::initializer_list<Field> fields = {}) {
  write(Level::info, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {}) {
  write(Level::warning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) {
  write(Level::error, event, fields);
}

void set_level(Level least);
// Lines written at `error` since the program began: a test that ends with more than it began with has failed.
std::int64_t error_count();

}  // namespace stadt::log
