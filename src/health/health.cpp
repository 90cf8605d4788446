#include "health/health.hpp"

#include <fmt/format.h>

#include <memory>

#include "json/write.hpp"

namespace stadt::health {

namespace {

constexpr int unavailable = 503;

http::Response plain(std::string text, int status = 200) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

http::Route route(std::string_view pattern, std::string_view summary, http::Handler handler) {
  http::Route made;
  made.pattern = pattern;
  made.handler = std::move(handler);
  made.summary = summary;
  return made;
}

}  // namespace

std::string prometheus_text(const std::vector<Metric>& metrics) {
  std::string out;
  std::string_view family;
  for (const auto& metric : metrics) {
    const auto name = std::string_view(metric.name).substr(0, metric.name.find('{'));
    if (name != family) {
      fmt::format_to(std::back_inserter(out), "# TYPE {} {}\n", name, name.ends_with("_total") ? "counter" : "gauge");
      family = name;
    }
    fmt::format_to(std::back_inserter(out), "{} {}\n", metric.name, metric.value);
  }
  return out;
}

http::Routes health_routes(Source given) {
  const auto source = std::make_shared<const Source>(std::move(given));
  return {
      route("/health", "The condition of the database and of sight.",
            [source](http::Call& call) -> Result<http::Answer> {
              const Report report = source->report(call.db);
              return http::json_response(report, report.database == Condition::ready ? 200 : unavailable);
            }),
      route("/health/live", "Answers as long as the program runs.",
            [](http::Call&) -> Result<http::Answer> { return plain("OK\n"); }),
      route("/health/ready", "Whether the city can be given work.",
            [source](http::Call& call) -> Result<http::Answer> {
              const bool ready = source->report(call.db).database == Condition::ready;
              return plain(ready ? "OK\n" : "not ready\n", ready ? 200 : unavailable);
            }),
      route("/metrics", "Numbers in the Prometheus text format.",
            [source](http::Call&) -> Result<http::Answer> {
              auto response = plain(prometheus_text(source->metrics()));
              response.content_type = "text/plain; version=0.0.4";
              return response;
            }),
  };
}

}  // namespace stadt::health
