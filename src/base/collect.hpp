// A list made of another one: `collect(people, &Person::id)`.
#pragma once

#include <functional>
#include <iterator>
#include <type_traits>
#include <vector>

namespace stadt {

// What `of` (a member, or something to call) says of every item, in their order.
template <typename Items, typename Of>
auto collect(const Items& items, Of of) {
  std::vector<std::decay_t<std::invoke_result_t<Of&, decltype(*std::begin(items))>>> list;
  list.reserve(static_cast<std::size_t>(std::distance(std::begin(items), std::end(items))));
  for (const auto& item : items) list.push_back(std::invoke(of, item));
  return list;
}

}  // namespace stadt
