#include "http/openapi.hpp"

#include <fmt/format.h>

#include <map>

#include "base/scopes.hpp"
#include "json/write.hpp"

namespace stadt::http {

namespace {

std::string_view method_name(Method method) {
  static constexpr std::string_view names[] = {"get", "head", "post", "put", "patch", "delete", "options"};
  return names[static_cast<std::size_t>(method)];
}

// "/a/{id}/b" has the parameter "id".
std::string parameters_of(std::string_view pattern) {
  std::string out;
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    if (name.ends_with("...")) name.remove_suffix(3);
    out += fmt::format("{}{{\"name\":\"{}\",\"in\":\"path\",\"required\":true,\"schema\":{{\"type\":\"string\"}}}}",
                       out.empty() ? "" : ",", name);
  }
  return out;
}

std::string security_of(const Access& access) {
  const bool is_open = access.who == Who::anyone || access.who == Who::browser;
  const std::string wanted = access.scopes == 0 ? "" : json::write(scopes::format(access.scopes));
  return fmt::format("[{}{{\"token\":[{}]}}]", is_open ? "{}," : "", wanted);
}

std::string operation_of(const Route& route, json::Schemas& schemas) {
  std::string out =
      fmt::format("\"{}\":{{\"summary\":{},\"parameters\":[{}],\"security\":{}", method_name(route.method),
                  json::write(route.summary), parameters_of(route.pattern), security_of(route.access));
  if (route.schema_in) {
    out += fmt::format(",\"requestBody\":{{\"content\":{{\"application/json\":{{\"schema\":{}}}}}}}",
                       route.schema_in.of(schemas, json::Direction::input));
  }
  const std::string answer = route.schema_out ? route.schema_out.of(schemas, json::Direction::output) : "{}";
  return out + fmt::format(",\"responses\":{{\"200\":{{\"description\":\"OK\",\"content\":{{\"application/json\":"
                           "{{\"schema\":{}}}}}}},\"default\":{{\"description\":\"error and code\"}}}}}}",
                           answer);
}

}  // namespace

std::string openapi_document(const Routes& routes) {
  std::map<std::string_view, std::string> paths;
  json::Schemas schemas;
  for (const auto& route : routes) {
    auto& operations = paths[route.pattern];
    operations += (operations.empty() ? "" : ",") + operation_of(route, schemas);
  }
  std::string out = fmt::format(
      R"({{"openapi":"3.1.0","info":{{"title":"Stadt","version":"{}"}},"components":{{"schemas":{},"securitySchemes":)"
      R"({{"token":{{"type":"http","scheme":"bearer"}}}}}},"paths":{{)",
      STADT_VERSION, schemas.components());
  bool first = true;
  for (const auto& [pattern, operations] : paths) {
    out += fmt::format("{}{}:{{{}}}", first ? "" : ",", json::write(pattern), operations);
    first = false;
  }
  return out + "}}";
}

Routes openapi_routes(const Routes& described) {
  Route route;
  route.pattern = "/api/stadt/v1/openapi.json";
  route.summary = "This document.";
  route.handler = [document = openapi_document(described)](Call&) -> Result<Answer> {
    return Response{.body = document};
  };
  return {route};
}

}  // namespace stadt::http
