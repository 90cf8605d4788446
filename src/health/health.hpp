// What a watcher asks: is the program alive, may it be given work, what are its numbers.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "http/route.hpp"

namespace stadt::health {

enum class Condition { ready, starting, failing };
BOOST_DESCRIBE_ENUM(Condition, ready, starting, failing)

struct Report {
  Condition database = Condition::ready;  // failing: reading fails, or the last commit did
  Condition sight = Condition::starting;  // starting: pages come from SQL, right but slower
  std::string version;
  std::int64_t uptime_s = 0;
};
BOOST_DESCRIBE_STRUCT(Report, (), (database, sight, version, uptime_s))

// One number of /metrics: "stadt_http_requests_total{class=\"2xx\"}" and its value.
struct Metric {
  std::string name;
  double value = 0;
};

struct Source {
  std::function<Report(sql::Session&)> report;
  std::function<std::vector<Metric>()> metrics;
};

// GET /health (the report; 503 unless the database is ready), /health/live, /health/ready, /metrics.
http::Routes health_routes(Source source);

// The Prometheus text format 0.0.4.
std::string prometheus_text(const std::vector<Metric>& metrics);

}  // namespace stadt::health
