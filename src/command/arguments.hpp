// The words of a command line: positional ones, `--name value` (or `--name=value`), and flags. Bounded and strict: what
// a command does not know is an error that names it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace stadt::command {

struct Option {
  std::string_view name;   // "--config"
  std::string_view value;  // what to write in its place in the help, empty: a flag
  std::string_view help;
};

class Arguments {
 public:
  // Options may come in any order; everything after `--` is positional.
  static Result<Arguments> parse(std::span<const std::string_view> words, std::span<const Option> known);

  const std::vector<std::string>& positional() const { return positional_; }
  bool has(std::string_view name) const;
  std::optional<std::string> value(std::string_view name) const;  // the last one
  std::vector<std::string> values(std::string_view name) const;

 private:
  std::vector<std::string> positional_;
  std::vector<std::pair<std::string, std::string>> options_;
};

}  // namespace stadt::command
