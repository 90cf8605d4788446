#include "json/schema.hpp"

#include <algorithm>
#include <boost/core/demangle.hpp>

namespace stadt::json {

namespace {

// "stadt::posts::Status" → "Status"
std::string short_name(const std::string& full) {
  const auto colon = full.rfind("::");
  return colon == std::string::npos ? full : full.substr(colon + 2);
}

// "stadt::posts::(anonymous namespace)::Status" → "posts.Status": for the second type of one name.
std::string long_name(std::string_view full) {
  std::string name;
  while (!full.empty()) {
    const auto end = std::min(full.find("::"), full.size());
    const auto part = full.substr(0, end);
    full.remove_prefix(std::min(end + 2, full.size()));
    if (part == "stadt" || part.starts_with('(')) continue;
    if (!name.empty()) name += '.';
    name += part;
  }
  return name;
}

}  // namespace

std::string Schemas::name_for(const std::type_info& type, Direction direction, bool& is_new) {
  const std::string full = boost::core::demangle(type.name());
  const std::string key = full + (direction == Direction::input ? " in" : " out");
  const std::string suffix = direction == Direction::input ? "Input" : "";
  std::string candidates[] = {short_name(full), short_name(full) + suffix, long_name(full), long_name(full) + suffix};
  for (auto& name : candidates) {
    const auto [entry, inserted] = components_.try_emplace(name, Component{key, "{}"});
    is_new = inserted;
    if (inserted || entry->second.key == key) return name;
  }
  // Two types of one name in unnamed namespaces: numbered.
  for (int number = 2;; ++number) {
    const std::string name = candidates[0] + std::to_string(number);
    const auto [entry, inserted] = components_.try_emplace(name, Component{key, "{}"});
    is_new = inserted;
    if (inserted || entry->second.key == key) return name;
  }
}

std::string Schemas::reference(std::string_view name) {
  return R"({"$ref":"#/components/schemas/)" + std::string(name) + "\"}";
}

std::string Schemas::object(const std::vector<Member>& members) {
  std::string properties;
  std::vector<std::string> required;
  for (const auto& member : members) {
    if (!properties.empty()) properties += ',';
    append_text(properties, member.name);
    properties += ':' + member.schema;
    if (member.required) required.push_back(member.name);
  }
  std::string schema = R"({"type":"object","properties":{)" + properties + '}';
  if (!required.empty()) schema += ",\"required\":" + write(required);
  return schema + '}';
}

std::string Schemas::nullable(const std::string& schema) {
  return schema == "{}" ? schema : R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})";
}

std::string Schemas::components() const {
  std::string out = "{";
  for (const auto& [name, component] : components_) {
    if (out.size() > 1) out += ',';
    append_text(out, name);
    out += ':' + component.schema;
  }
  return out + '}';
}

}  // namespace stadt::json
