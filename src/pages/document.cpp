#include "pages/document.hpp"

#include <optional>

namespace stadt::pages {

namespace {

const json::Value nothing;
const json::Array no_items;

// Parameters of a path that a pattern matches segment by segment.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> params;
  while (!pattern.empty() && !path.empty()) {
    const auto expected = pattern.substr(0, pattern.find('/', 1));
    const auto segment = path.substr(0, path.find('/', 1));
    if (expected.starts_with("/{"))
      params.emplace_back(segment.substr(1));
    else if (expected != segment)
      return std::nullopt;
    pattern.remove_prefix(expected.size());
    path.remove_prefix(segment.size());
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return params;
}

Result<json::Value> call_route(const http::Route& route, http::Call& call, http::Request request) {
  http::Call inner{request, call.viewer, call.db};
  const auto answer = TRY(route.handler(inner));
  const auto* response = std::get_if<http::Response>(&answer);
  if (!response || response->status != 200) return fail(ErrorKind::not_found, "not_found", "There is nothing here.");
  return json::parse(response->body);
}

}  // namespace

Api api_over(const http::Routes& routes) {
  return [&routes](http::Call& call, const std::string& target) -> Result<json::Value> {
    http::Request request;
    request.method = http::Method::get;
    request.path = target.substr(0, target.find('?'));
    request.query = request.path.size() < target.size() ? target.substr(request.path.size() + 1) : "";
    request.origin = call.request.origin;
    request.headers = call.request.headers;
    for (const auto& route : routes) {
      if (route.method != http::Method::get) continue;
      auto params = match(route.pattern, request.path);
      if (!params) continue;
      request.path_params = std::move(*params);
      return call_route(route, call, std::move(request));
    }
    return fail(ErrorKind::not_found, "not_found", "There is nothing here.");
  };
}

const json::Value& part_of(const json::Value& value, std::string_view key) {
  const auto* part = value.find(key);
  return part ? *part : nothing;
}

std::string_view text_of(const json::Value& value, std::string_view key) {
  const auto* text = part_of(value, key).as<std::string>();
  return text ? std::string_view(*text) : std::string_view();
}

std::int64_t number_of(const json::Value& value, std::string_view key) {
  const auto* number = part_of(value, key).as<std::int64_t>();
  return number ? *number : 0;
}

bool truth_of(const json::Value& value, std::string_view key) {
  const auto* truth = part_of(value, key).as<bool>();
  return truth && *truth;
}

const json::Array& items_of(const json::Value& value) {
  const auto* items = value.as<json::Array>();
  return items ? *items : no_items;
}

const json::Array& list_of(const json::Value& value, std::string_view key) { return items_of(part_of(value, key)); }

}  // namespace stadt::pages
