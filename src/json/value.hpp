// A parsed JSON document, or a form read as if it were one. For input only: answers are written by json/write.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace stadt::json {

constexpr int max_depth = 32;
constexpr std::size_t max_values = 20'000;  // of one document, nested ones counted
constexpr std::size_t form_max_levels = 4;  // of brackets in a name
constexpr std::size_t form_max_pairs = 2'000;

class Value;
using Array = std::vector<Value>;
// In the order of the document; of duplicate keys the last one counts.
using Object = std::vector<std::pair<std::string, Value>>;

class Value {
 public:
  using Storage = std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;

  Value() = default;
  template <typename T>
    requires std::is_constructible_v<Storage, T>
  Value(T value) : storage_(std::move(value)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(storage_); }
  template <typename T>
  const T* as() const {
    return std::get_if<T>(&storage_);
  }
  template <typename T>
  T* as() {
    return std::get_if<T>(&storage_);
  }
  // The member of an object, or nothing.
  const Value* find(std::string_view key) const;

  bool operator==(const Value&) const = default;

 private:
  Storage storage_;
};

// Reads UTF-8 JSON within the bounds above; the error says what is not JSON about the text.
Result<Value> parse(std::string_view text);

// Puts `a[b][]=x`, `a[0][b]=x` and `a=x` into nested objects and arrays, as forms and queries write them. Of a repeated
// name the last text counts; numbered items are a list in the order of their numbers.
Result<Value> from_pairs(const std::vector<std::pair<std::string, std::string>>& pairs);

// What every text from outside must be: UTF-8 without NUL; otherwise unprocessable, code "input.text".
Result<> check_text(std::string_view text);

}  // namespace stadt::json
