#include "json/read.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stadt::json {

namespace {

// The whole text as a number of ASCII digits, nothing before or behind it.
template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

constexpr double exact_integers = 9007199254740992.0;  // 2^53

}  // namespace

bool detail::is_indexed(const Object& object) {
  return !object.empty() && std::ranges::all_of(object, [](const auto& member) {
    return !member.first.empty() && member.first.find_first_not_of("0123456789") == std::string::npos;
  });
}

std::string Path::text() const {
  if (!parent_) return {};
  std::string text = parent_->text();
  if (key_.empty()) return text + '[' + std::to_string(index_) + ']';
  if (!text.empty()) text += '.';
  return text += key_;
}

std::unexpected<Error> wrong(const Path& path, std::string_view expected) {
  const std::string where = path.text();
  Error error{ErrorKind::unprocessable, "input.wrong_type",
              (where.empty() ? "The input" : where) + " must be " + std::string(expected) + "."};
  if (!where.empty()) error.details.push_back({where, "ERR_INVALID", "must be " + std::string(expected)});
  return fail(std::move(error));
}

Result<> read_into(bool& out, const Value& value, const Path& path) {
  if (const auto* flag = value.as<bool>()) {
    out = *flag;
    return {};
  }
  std::string_view word;
  if (const auto* text = value.as<std::string>()) word = *text;
  if (const auto* number = value.as<std::int64_t>()) word = *number == 1 ? "1" : *number == 0 ? "0" : "";
  if (word == "true" || word == "1" || word == "on") {
    out = true;
  } else if (word == "false" || word == "0" || word == "off") {
    out = false;
  } else {
    return wrong(path, "true or false");
  }
  return {};
}

Result<> read_into(std::int64_t& out, const Value& value, const Path& path) {
  std::optional<std::int64_t> number;
  if (const auto* integer = value.as<std::int64_t>()) number = *integer;
  if (const auto* text = value.as<std::string>()) number = number_in<std::int64_t>(*text);
  if (const auto* real = value.as<double>(); real && std::abs(*real) <= exact_integers && *real == std::trunc(*real)) {
    number = static_cast<std::int64_t>(*real);
  }
  if (!number) return wrong(path, "a whole number");
  out = *number;
  return {};
}

Result<> read_into(double& out, const Value& value, const Path& path) {
  std::optional<double> number;
  if (const auto* real = value.as<double>()) number = *real;
  if (const auto* integer = value.as<std::int64_t>()) number = static_cast<double>(*integer);
  if (const auto* text = value.as<std::string>()) number = number_in<double>(*text);
  if (!number || !std::isfinite(*number)) return wrong(path, "a number");
  out = *number;
  return {};
}

Result<> read_into(std::string& out, const Value& value, const Path& path) {
  if (const auto* text = value.as<std::string>()) {
    out = *text;
  } else if (const auto* number = value.as<std::int64_t>()) {
    out = std::to_string(*number);
  } else {
    return wrong(path, "a text");
  }
  return {};
}

Result<> read_into(Time& out, const Value& value, const Path& path) {
  const auto* text = value.as<std::string>();
  const auto time = text ? from_iso(*text) : std::nullopt;
  if (!time) return wrong(path, "a date like 2026-11-24T13:08:00Z");
  out = *time;
  return {};
}

Result<> read_into(Value& out, const Value& value, const Path&) {
  out = value;
  return {};
}

}  // namespace stadt::json
