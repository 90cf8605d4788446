#include <algorithm>
#include <charconv>
#include <deque>
#include <map>

#include "json/value.hpp"

namespace stadt::json {

namespace {

enum class Shape { unknown, text, object, list };

// A place in the document under construction. Children are places by number, because places move while they grow.
struct Place {
  Shape shape = Shape::unknown;
  std::string text;
  std::vector<std::pair<std::string, std::size_t>> children;
  bool numbered = true;  // all keys are indexes: the object is a list in disguise
};

struct Name {
  std::vector<std::string_view> parts;  // of "a[b][]": "a", "b", ""
  std::vector<std::size_t> ends;        // where each part ends in the name
};

std::unexpected<Error> broken(std::string_view name, std::string_view why) {
  std::string shown(name.substr(0, 64));
  if (!check_text(shown)) shown = "a parameter";
  return fail(ErrorKind::invalid, "input.form", "The parameter \"" + shown + "\" " + std::string(why));
}

Result<Name> split(std::string_view name) {
  Name split;
  std::size_t at = std::min(name.find('[', 1), name.size());
  split.parts.push_back(name.substr(0, at));
  split.ends.push_back(at);
  while (at < name.size()) {
    const auto close = name.find(']', at);
    if (name[at] != '[' || close == name.npos) return broken(name, "has brackets that do not match.");
    if (split.parts.size() > form_max_levels) return broken(name, "is nested too deeply.");
    split.parts.push_back(name.substr(at + 1, close - at - 1));
    at = close + 1;
    split.ends.push_back(at);
  }
  return split;
}

bool is_index(std::string_view key) {
  return !key.empty() && key.size() <= 6 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

class Form {
 public:
  Form() {
    auto& root = places_.emplace_back();
    root.shape = Shape::object;
    root.numbered = false;
  }

  Result<> add(std::string_view name, const std::string& text) {
    const Name split = TRY(json::split(name));
    std::size_t place = 0;
    for (std::size_t level = 0; level < split.parts.size(); ++level) {
      // The empty brackets of "a[]" are the only part without a name; "[]=x" alone is a name like any other.
      if (level > 0 && split.parts[level].empty()) {
        const auto next = level + 1 < split.parts.size() ? split.parts[level + 1] : std::string_view();
        place = TRY(item(place, name, next));
      } else {
        place = TRY(member(place, split.parts[level], name));
      }
    }
    auto& target = places_[place];
    if (target.shape != Shape::unknown && target.shape != Shape::text)
      return broken(name, "is both a text and a list.");
    target.shape = Shape::text;
    target.text = text;
    return {};
  }

  Value finish(std::size_t index = 0) {
    auto& place = places_[index];
    if (place.shape == Shape::list) return list(place);
    if (place.shape != Shape::object) return Value(std::move(place.text));
    if (place.numbered) {
      std::ranges::stable_sort(place.children, {}, [](const auto& child) {
        int number = 0;
        std::from_chars(child.first.data(), child.first.data() + child.first.size(), number);
        return number;
      });
      return list(place);
    }
    Object object;
    for (auto& [key, child] : place.children) object.emplace_back(std::move(key), finish(child));
    return Value(std::move(object));
  }

 private:
  Value list(Place& place) {
    Array items;
    for (const auto& [key, child] : place.children) items.push_back(finish(child));
    return Value(std::move(items));
  }

  Result<std::size_t> member(std::size_t parent, std::string_view key, std::string_view name) {
    auto& place = places_[parent];
    if (place.shape == Shape::unknown) place.shape = Shape::object;
    if (place.shape != Shape::object) return broken(name, "is used both with and without a key.");
    const auto [entry, is_new] = members_.try_emplace({parent, std::string(key)}, places_.size());
    if (is_new) {
      place.numbered = place.numbered && is_index(key);
      place.children.emplace_back(key, places_.size());
      places_.emplace_back();
    }
    return entry->second;
  }

  // "a[][b]=1&a[][c]=2" is one item, a repeated key begins the next one.
  Result<std::size_t> item(std::size_t parent, std::string_view name, std::string_view next_key) {
    auto& place = places_[parent];
    if (place.shape == Shape::unknown) place.shape = Shape::list;
    if (place.shape != Shape::list) return broken(name, "is used both as a list and otherwise.");
    if (!next_key.empty() && !place.children.empty()) {
      const auto last = place.children.back().second;
      if (!members_.contains({last, std::string(next_key)})) return last;
    }
    place.children.emplace_back(std::string(), places_.size());
    places_.emplace_back();
    return place.children.back().second;
  }

  std::deque<Place> places_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> members_;
};

}  // namespace

Result<Value> from_pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
  if (pairs.size() > form_max_pairs) {
    return fail(ErrorKind::too_large, "input.too_many_values",
                "The form holds more than " + std::to_string(form_max_pairs) + " values.");
  }
  Form form;
  for (const auto& [name, text] : pairs) {
    CHECKED(check_text(name));
    CHECKED(check_text(text));
    CHECKED(form.add(name, text));
  }
  return form.finish();
}

}  // namespace stadt::json
