// Described structs, straight into a string, without a document in between.
// A member is written under its name; a trailing underscore is dropped (`default_` → "default").
// std::optional writes null; Absent<T> leaves the key out when empty; ids are strings, times ISO dates;
// enums are written by their described names; Raw is JSON that is already written.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt::json {

// JSON text that is written as it stands.
struct Raw {
  std::string text = "null";
  bool operator==(const Raw&) const = default;
};

// The JSON text of a T that was written before; the OpenAPI document shows it as a T.
template <typename T>
struct Rendered : Raw {
  using Entity = T;
};

// A member whose key is missing when there is no value.
template <typename T>
struct Absent : std::optional<T> {
  using std::optional<T>::optional;
};

void append_text(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);
void append_number(std::string& out, double number);

template <typename T>
void append(std::string& out, const T& value);

namespace detail {

template <typename T>
struct is_absent : std::false_type {};
template <typename T>
struct is_absent<Absent<T>> : std::true_type {};

template <typename T>
concept OptionalLike = requires(const T& value) {
  typename T::value_type;
  { value.has_value() } -> std::convertible_to<bool>;
};

inline std::string_view key_of(std::string_view member) {
  if (member.ends_with('_')) member.remove_suffix(1);
  return member;
}

template <typename T>
void append_object(std::string& out, const T& value) {
  out += '{';
  bool first = true;
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    const auto& field = value.*member.pointer;
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (is_absent<Field>::value) {
      if (!field.has_value()) return;
    }
    if (!first) out += ',';
    first = false;
    out += '"';
    out += key_of(member.name);
    out += "\":";
    append(out, field);
  });
  out += '}';
}

}  // namespace detail

template <typename T>
void append(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_enum_v<T>) {
    append_text(out, detail::key_of(boost::describe::enum_to_string(value, "unknown")));
  } else if constexpr (std::is_integral_v<T>) {
    append_number(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    append_number(out, static_cast<double>(value));
  } else if constexpr (std::is_same_v<T, Time>) {
    out += '"';
    append_iso(out, value);
    out += '"';
  } else if constexpr (std::is_base_of_v<Raw, T>) {
    out += value.text;
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_text(out, value);
  } else if constexpr (detail::OptionalLike<T>) {
    if (value.has_value()) {
      append(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (requires { typename T::mapped_type; }) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value) {
      if (!first) out += ',';
      first = false;
      append_text(out, key);
      out += ':';
      append(out, item);
    }
    out += '}';
  } else if constexpr (requires { value.begin(); }) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      append(out, item);
    }
    out += ']';
  } else if constexpr (boost::describe::has_describe_members<T>::value) {
    detail::append_object(out, value);
  } else {
    out += '"';  // an Id
    append_number(out, value.value);
    out += '"';
  }
}

template <typename T>
std::string write(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace stadt::json
