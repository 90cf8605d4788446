// Values into described structs: unknown keys are ignored, a wrong field is named with its path ("fields[2].name must
// be a text"). Forms write everything as text, so numbers and booleans are also read from text, and an empty text says
// nothing where a text is not expected. A member about which nothing is said (missing, null) keeps its default; an
// std::optional that is said to be nothing is emptied. Enums are read by their described names; an unknown name is an
// error that lists the known ones.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "json/value.hpp"
#include "json/write.hpp"

namespace stadt::json {

// Where in the document the reader is, for the message of an error.
class Path {
 public:
  explicit Path(const Path* parent = nullptr, std::string_view key = {}, std::size_t index = 0)
      : parent_(parent), key_(key), index_(index) {}
  std::string text() const;

 private:
  const Path* parent_;
  std::string_view key_;
  std::size_t index_;
};

// "{path} must be {expected}", kind unprocessable, code "input.wrong_type".
std::unexpected<Error> wrong(const Path& path, std::string_view expected);

Result<> read_into(bool& out, const Value& value, const Path& path);
Result<> read_into(std::int64_t& out, const Value& value, const Path& path);
Result<> read_into(double& out, const Value& value, const Path& path);
Result<> read_into(std::string& out, const Value& value, const Path& path);
Result<> read_into(Time& out, const Value& value, const Path& path);
Result<> read_into(Value& out, const Value& value, const Path& path);

template <typename T>
Result<> read_into(T& out, const Value& value, const Path& path);

namespace detail {

template <typename T>
concept ListLike = requires(T& list) {
  list.emplace_back();
  list.capacity();
};

// {"0": …, "1": …}
bool is_indexed(const Object& object);

template <typename T>
Result<> read_enum(T& out, const Value& value, const Path& path) {
  const auto* name = value.as<std::string>();
  bool found = false;
  std::string known;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto entry) {
    if (name && *name == key_of(entry.name)) {
      out = entry.value;
      found = true;
    }
    if (!known.empty()) known += ", ";
    known += key_of(entry.name);
  });
  if (!found) return wrong(path, "one of: " + known);
  return {};
}

template <typename T>
constexpr bool reads_empty_text = std::is_same_v<T, std::string> || std::is_same_v<T, Value>;

// Null, or the empty text that a form sends for a number, date, list, … left open.
template <typename T>
bool says_nothing(const Value& value) {
  if (value.is_null()) return true;
  const auto* text = value.as<std::string>();
  return text && text->empty() && !reads_empty_text<T>;
}

// Forms send an empty text for an empty list; JSON may send one item without the brackets, or an object whose keys are
// indexes, as forms write them.
template <typename T>
Result<> read_list(std::vector<T>& out, const Value& value, const Path& path) {
  out.clear();
  if (says_nothing<std::vector<T>>(value)) return {};
  const auto* items = value.as<Array>();
  if (!items) {
    if (const auto* object = value.as<Object>()) {
      if (is_indexed(*object)) {
        for (const auto& [key, item] : *object) CHECKED(read_into(out.emplace_back(), item, Path(&path, key)));
        return {};
      }
      if (!boost::describe::has_describe_members<T>::value) return wrong(path, "a list");
    }
    CHECKED(read_into(out.emplace_back(), value, path));
    return {};
  }
  std::size_t index = 0;
  for (const auto& item : *items) {
    const Path here(&path, {}, index++);
    CHECKED(read_into(out.emplace_back(), item, here));
  }
  return {};
}

template <typename T>
Result<> read_object(T& out, const Value& value, const Path& path) {
  if (!value.as<Object>()) return wrong(path, "an object");
  Result<> result;
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    if (!result) return;
    const std::string_view key = key_of(member.name);
    const Value* field = value.find(key);
    if (!field) return;
    auto& target = out.*member.pointer;
    using Target = std::remove_cvref_t<decltype(target)>;
    if constexpr (!OptionalLike<Target> && !std::is_same_v<Target, Value> && !ListLike<Target>) {
      if (says_nothing<Target>(*field)) return;
    }
    result = read_into(target, *field, Path(&path, key));
  });
  return result;
}

}  // namespace detail

template <typename T>
Result<> read_into(T& out, const Value& value, const Path& path) {
  if constexpr (detail::OptionalLike<T>) {
    if (detail::says_nothing<typename T::value_type>(value)) {
      out.reset();
      return {};
    }
    return read_into(out.emplace(), value, path);
  } else if constexpr (detail::ListLike<T>) {
    return detail::read_list(out, value, path);
  } else if constexpr (std::is_enum_v<T>) {
    return detail::read_enum(out, value, path);
  } else if constexpr (std::is_integral_v<T>) {
    std::int64_t number = 0;
    CHECKED(read_into(number, value, path));
    if (!std::in_range<T>(number)) {
      return wrong(path, "a number from " + std::to_string(std::numeric_limits<T>::min()) + " to " +
                             std::to_string(std::numeric_limits<T>::max()));
    }
    out = static_cast<T>(number);
    return {};
  } else if constexpr (boost::describe::has_describe_members<T>::value) {
    return detail::read_object(out, value, path);
  } else {
    std::string digits;  // an Id, as text or number
    CHECKED(read_into(digits, value, path));
    if (digits == "0") return {};  // how "none" is written
    const auto id = parse_id(digits);
    if (!id) return wrong(path, "an id");
    out = T{*id};
    return {};
  }
}

template <typename T>
Result<T> read(const Value& value) {
  T out{};
  CHECKED(read_into(out, value, Path()));
  return out;
}

}  // namespace stadt::json
