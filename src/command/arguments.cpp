#include "command/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stadt::command {

namespace {

std::unexpected<Error> usage(std::string message) {
  return fail(ErrorKind::invalid, "command.usage", std::move(message));
}

}  // namespace

Result<Arguments> Arguments::parse(std::span<const std::string_view> words, std::span<const Option> known) {
  Arguments parsed;
  bool only_positional = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (only_positional || !word.starts_with("--")) {
      parsed.positional_.emplace_back(word);
      continue;
    }
    if (word == "--") {
      only_positional = true;
      continue;
    }
    const std::string_view name = word.substr(0, word.find('='));
    const auto option = std::ranges::find(known, name, &Option::name);
    if (option == known.end()) return usage(fmt::format("There is no option {} here.", name));
    const bool has_equals = name.size() < word.size();
    if (option->value.empty()) {
      if (has_equals) return usage(fmt::format("{} takes no value.", name));
      parsed.options_.emplace_back(name, "");
    } else if (has_equals) {
      parsed.options_.emplace_back(name, word.substr(name.size() + 1));
    } else {
      if (++i == words.size()) return usage(fmt::format("{} needs {}.", name, option->value));
      parsed.options_.emplace_back(name, words[i]);
    }
  }
  return parsed;
}

bool Arguments::has(std::string_view name) const {
  return std::ranges::any_of(options_, [&](const auto& option) { return option.first == name; });
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  auto found = values(name);
  if (found.empty()) return std::nullopt;
  return std::move(found.back());
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [option, value] : options_) {
    if (option == name) found.push_back(value);
  }
  return found;
}

}  // namespace stadt::command
