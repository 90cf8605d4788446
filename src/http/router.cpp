#include "http/router.hpp"

#include <algorithm>

namespace stadt::http {

namespace {

// The first segment of "/a/b" is "a", and "/b" is left.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace

// "{handle}.atom" takes what ends so; "{handle}" takes anything.
std::unique_ptr<Router::Node>& Router::next_of(Node& node, std::string_view segment) {
  if (!segment.starts_with('{')) return node.fixed[std::string(segment)];
  if (segment.ends_with('}')) return node.any;
  return node.ending[std::string(segment.substr(segment.find('}') + 1))];
}

Router::Router(Routes routes) : routes_(std::move(routes)) {
  for (const auto& route : routes_) {
    Node* node = &root_;
    std::string_view pattern = route.pattern;
    bool takes_rest = false;
    while (!pattern.empty()) {
      const auto segment = take_segment(pattern);
      if (segment.ends_with("...}")) {
        takes_rest = true;
        break;
      }
      auto& next = next_of(*node, segment);
      if (!next) next = std::make_unique<Node>();
      node = next.get();
    }
    (takes_rest ? node->rest : node->here).push_back(&route);
  }
}

const std::vector<const Route*>* Router::walk(const Node& node, std::string_view path,
                                              std::vector<std::string>& params) {
  if (path.empty()) return node.here.empty() ? nullptr : &node.here;
  std::string_view left = path;
  const auto segment = take_segment(left);
  if (const auto fixed = node.fixed.find(segment); fixed != node.fixed.end()) {
    if (const auto* found = walk(*fixed->second, left, params)) return found;
  }
  for (const auto& [ending, next] : node.ending) {
    if (segment.size() <= ending.size() || !segment.ends_with(ending)) continue;
    params.emplace_back(segment.substr(0, segment.size() - ending.size()));
    if (const auto* found = walk(*next, left, params)) return found;
    params.pop_back();
  }
  if (node.any && !segment.empty()) {
    params.emplace_back(segment);
    if (const auto* found = walk(*node.any, left, params)) return found;
    params.pop_back();
  }
  if (node.rest.empty()) return nullptr;
  params.emplace_back(path.substr(1));
  return &node.rest;
}

Router::Match Router::find(Method method, std::string_view path) const {
  Match match;
  const auto* found = path.starts_with('/') ? walk(root_, path, match.params) : nullptr;
  if (!found) return match;
  const Method wanted = method == Method::head ? Method::get : method;
  for (const auto* route : *found) {
    if (route->method == wanted) match.route = route;
    match.allowed.push_back(route->method);
  }
  return match;
}

}  // namespace stadt::http
