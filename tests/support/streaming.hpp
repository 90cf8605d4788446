// A city with open doors: scenario tests that listen to its streams over real sockets.
#pragma once

#include <gtest/gtest.h>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/web_socket.hpp"

namespace stadt::testing {

class StreamingCity : public OnBothEngines {
 protected:
  explicit StreamingCity(config::Settings settings = open_settings()) : city_(take_database(), std::move(settings)) {
    EXPECT_TRUE(city_.app().start());
  }
  ~StreamingCity() override {
    EXPECT_EQ(log::error_count(), errors_);
    city_.app().stop();
  }

  static config::Settings open_settings() {
    auto settings = City::quiet_settings();
    settings.server.listen = "127.0.0.1:0";
    settings.server.threads = 2;
    settings.server.stop_grace_s = 1;
    return settings;
  }
  int port() { return city_.app().port(); }
  static std::string bearer(const Resident& resident) { return "Authorization: Bearer " + resident.token + "\r\n"; }
  // A stream that has begun to listen.
  WebSocket listen(const Resident& resident, const std::string& stream) {
    return WebSocket(port(), "/api/v1/streaming?stream=" + stream, resident.token.empty() ? "" : bearer(resident));
  }

  std::int64_t errors_ = log::error_count();
  City city_;
};

}  // namespace stadt::testing
