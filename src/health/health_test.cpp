#include "health/health.hpp"

#include <gtest/gtest.h>

namespace stadt::health {
namespace {

TEST(Health, MetricsAreGroupedByFamilyAndTyped) {
  EXPECT_EQ(prometheus_text({{"stadt_requests_total{class=\"2xx\"}", 5},
                             {"stadt_requests_total{class=\"4xx\"}", 1},
                             {"stadt_in_flight", 2}}),
            "# TYPE stadt_requests_total counter\nstadt_requests_total{class=\"2xx\"} 5\n"
            "stadt_requests_total{class=\"4xx\"} 1\n# TYPE stadt_in_flight gauge\nstadt_in_flight 2\n");
}

}  // namespace
}  // namespace stadt::health
