// Values on their way into a statement and rows on their way out.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt::sql {

// std::monostate is NULL. A text is borrowed: it must outlive the call.
using Param = std::variant<std::monostate, std::int64_t, std::string_view>;

template <typename T>
Param to_param(const T& value) {
  if constexpr (std::is_same_v<T, Param>) {
    return value;
  } else if constexpr (std::is_same_v<T, Time>) {
    return value.ms;
  } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return static_cast<std::int64_t>(value);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    return std::string_view(value);
  } else {
    return value.value;  // an Id
  }
}

template <typename T>
Param to_param(const std::optional<T>& value) {
  return value ? to_param(*value) : Param{};
}

// One row of an answer, valid only inside the callback that receives it.
class Row {
 public:
  virtual ~Row() = default;
  virtual int columns() const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
};

template <typename T>
T read_column(const Row& row, int column) {
  if constexpr (std::is_same_v<T, Time>) {
    return {row.integer(column)};
  } else if constexpr (std::is_same_v<T, bool>) {
    return row.integer(column) != 0;
  } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return static_cast<T>(row.integer(column));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string(row.text(column));
  } else if constexpr (requires {
                         typename T::value_type;
                         T{std::nullopt};
                       }) {
    if (row.is_null(column)) return std::nullopt;
    return read_column<typename T::value_type>(row, column);
  } else {
    // An Id. A struct that is described in another namespace than its own is taken for one by clang.
    static_assert(sizeof(T) == sizeof(std::int64_t), "describe the struct in its own namespace");
    return T{row.integer(column)};
  }
}

template <typename T>
T read_row(const Row& row) {
  if constexpr (boost::describe::has_describe_members<T>::value) {
    T value;
    int column = 0;
    using Members = boost::describe::describe_members<T, boost::describe::mod_any_access>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      auto& field = value.*member.pointer;
      field = read_column<std::remove_reference_t<decltype(field)>>(row, column++);
    });
    return value;
  } else {
    return read_column<T>(row, 0);
  }
}

}  // namespace stadt::sql
