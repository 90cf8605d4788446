#include "json/value.hpp"

#include <simdjson.h>

#include <algorithm>
#include <numeric>

namespace stadt::json {

namespace {

namespace dom = simdjson::dom;

std::unexpected<Error> broken(std::string why) {
  return fail(ErrorKind::invalid, "input.json", "The body is not JSON: " + std::move(why));
}

// An object keeps only the last of its members of one name. Sorting, so that crafted keys cost no more than others.
void drop_shadowed(Object& object) {
  std::vector<std::size_t> order(object.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return object[i].first; });
  std::vector<bool> shadowed(object.size());
  bool any = false;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (object[order[i - 1]].first != object[order[i]].first) continue;
    shadowed[order[i - 1]] = any = true;
  }
  if (!any) return;
  std::size_t index = 0;
  std::erase_if(object, [&](const auto&) { return shadowed[index++]; });
}

class Converter {
 public:
  // simdjson has bounded the depth already.
  Result<Value> convert(dom::element element) {
    if (++values_ > max_values) {
      return fail(ErrorKind::too_large, "input.too_many_values",
                  "The body holds more than " + std::to_string(max_values) + " values.");
    }
    switch (element.type()) {
      case dom::element_type::NULL_VALUE:
        return Value();
      case dom::element_type::BOOL:
        return Value(bool(element));
      case dom::element_type::INT64:
        return Value(std::int64_t(element));
      case dom::element_type::UINT64:
        return Value(static_cast<double>(std::uint64_t(element)));
      case dom::element_type::DOUBLE:
        return Value(double(element));
      case dom::element_type::STRING:
        return text(element);
      case dom::element_type::ARRAY:
        return array(element);
      case dom::element_type::OBJECT:
        return object(element);
    }
    return Value();
  }

 private:
  Result<Value> text(std::string_view value) {
    CHECKED(check_text(value));
    return Value(std::string(value));
  }

  Result<Value> array(dom::array source) {
    Array items;
    items.reserve(std::min(source.size(), max_values));
    for (const auto item : source) items.push_back(TRY(convert(item)));
    return Value(std::move(items));
  }

  Result<Value> object(dom::object source) {
    Object members;
    members.reserve(std::min(source.size(), max_values));
    for (const auto field : source) {
      CHECKED(check_text(field.key));
      members.emplace_back(field.key, TRY(convert(field.value)));
    }
    drop_shadowed(members);
    return Value(std::move(members));
  }

  std::size_t values_ = 0;
};

std::string reason(simdjson::error_code code) {
  switch (code) {
    case simdjson::DEPTH_ERROR:
      return "it is nested deeper than " + std::to_string(max_depth) + " levels.";
    case simdjson::UTF8_ERROR:
      return "it holds bytes that are not UTF-8.";
    case simdjson::EMPTY:
      return "it is empty.";
    case simdjson::NUMBER_ERROR:
      return "a number is malformed or too large.";
    case simdjson::STRING_ERROR:
      return "a text holds a broken escape or half a surrogate pair.";
    case simdjson::UNESCAPED_CHARS:
      return "a text holds a control character that is not escaped.";
    case simdjson::UNCLOSED_STRING:
      return "a text does not end.";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "a word is neither true, false nor null.";
    default:
      return "a bracket, comma, colon or value is missing or out of place.";
  }
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto* members = as<Object>();
  if (!members) return nullptr;
  const auto found =
      std::ranges::find(*members, key, [](const auto& member) -> std::string_view { return member.first; });
  return found == members->end() ? nullptr : &found->second;
}

Result<> check_text(std::string_view text) {
  if (text.find('\0') != text.npos) {
    return fail(ErrorKind::unprocessable, "input.text", "Texts must not hold NUL characters.");
  }
  if (!simdjson::validate_utf8(text)) {
    return fail(ErrorKind::unprocessable, "input.text", "Texts must be UTF-8 without lone surrogates.");
  }
  return {};
}

Result<Value> parse(std::string_view text) {
  dom::parser parser;
  if (parser.allocate(std::max<std::size_t>(text.size(), 64), max_depth) != simdjson::SUCCESS) {
    return broken("it is too large.");
  }
  dom::element root;
  if (const auto code = parser.parse(text.data(), text.size()).get(root); code != simdjson::SUCCESS) {
    return broken(reason(code));
  }
  return Converter().convert(root);
}

}  // namespace stadt::json
