// JSON Schema of described structs, for the OpenAPI document: every struct and enum becomes a named component.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "json/read.hpp"
#include "json/write.hpp"

namespace stadt::json {

// Input is read leniently: nothing is required, ids may be numbers. Output holds every key but the Absent ones.
enum class Direction { input, output };

// The components met so far, by their names.
class Schemas {
 public:
  struct Member {
    std::string name;
    std::string schema;
    bool required = false;
  };

  // The schema of a use of T: plain for numbers and texts, a reference for structs and enums.
  template <typename T>
  std::string of(Direction direction);
  template <typename T>
  std::vector<Member> members(Direction direction);

  // {"Account":{…},…}
  std::string components() const;

 private:
  struct Component {
    std::string key;  // type and direction
    std::string schema;
  };

  // The name under which the component is known; `is_new` tells the caller to describe it.
  std::string name_for(const std::type_info& type, Direction direction, bool& is_new);
  static std::string reference(std::string_view name);
  static std::string object(const std::vector<Member>& members);
  static std::string nullable(const std::string& schema);

  std::map<std::string, Component> components_;
};

// What a route says about its input or output.
struct SchemaRef {
  std::string (*of)(Schemas&, Direction) = nullptr;
  std::vector<Schemas::Member> (*members)(Schemas&, Direction) = nullptr;

  explicit operator bool() const { return of != nullptr; }
};

template <typename T>
std::vector<Schemas::Member> Schemas::members(Direction direction) {
  std::vector<Member> list;
  if constexpr (boost::describe::has_describe_members<T>::value) {
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      using Field = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
      const bool required = direction == Direction::output && !detail::is_absent<Field>::value;
      list.push_back({std::string(detail::key_of(member.name)), of<Field>(direction), required});
    });
  }
  return list;
}

template <typename T>
std::string Schemas::of(Direction direction) {
  if constexpr (std::is_same_v<T, bool>) {
    return R"({"type":"boolean"})";
  } else if constexpr (std::is_enum_v<T>) {
    bool is_new = false;
    const std::string name = name_for(typeid(T), direction, is_new);
    if (is_new) {
      std::vector<std::string> names;
      boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
          [&](auto entry) { names.emplace_back(detail::key_of(entry.name)); });
      components_[name].schema = R"({"type":"string","enum":)" + write(names) + '}';
    }
    return reference(name);
  } else if constexpr (std::is_integral_v<T>) {
    return R"({"type":"integer"})";
  } else if constexpr (std::is_floating_point_v<T>) {
    return R"({"type":"number"})";
  } else if constexpr (std::is_same_v<T, Time>) {
    return R"({"type":"string","format":"date-time"})";
  } else if constexpr (requires { typename T::Entity; }) {
    return of<typename T::Entity>(direction);
  } else if constexpr (std::is_same_v<T, Raw> || std::is_same_v<T, Value>) {
    return "{}";
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    return R"({"type":"string"})";
  } else if constexpr (detail::is_absent<T>::value) {
    return of<typename T::value_type>(direction);
  } else if constexpr (detail::OptionalLike<T>) {
    return nullable(of<typename T::value_type>(direction));
  } else if constexpr (requires { typename T::mapped_type; }) {
    return R"({"type":"object","additionalProperties":)" + of<typename T::mapped_type>(direction) + '}';
  } else if constexpr (requires { typename T::value_type; }) {
    return R"({"type":"array","items":)" + of<typename T::value_type>(direction) + '}';
  } else if constexpr (boost::describe::has_describe_members<T>::value) {
    bool is_new = false;
    const std::string name = name_for(typeid(T), direction, is_new);
    // Reserved before its members are described: a struct may hold a list of itself.
    if (is_new) components_[name].schema = object(members<T>(direction));
    return reference(name);
  } else {
    return R"({"type":"string","description":"An id."})";
  }
}

template <typename T>
SchemaRef schema() {
  return {[](Schemas& schemas, Direction direction) { return schemas.of<T>(direction); },
          [](Schemas& schemas, Direction direction) { return schemas.members<T>(direction); }};
}

}  // namespace stadt::json
