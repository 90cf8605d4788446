// Posters and those who walk by: what scenarios of the columns begin with.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {

inline constexpr auto notices = "/api/stadt/v1/notices";

class Posters : public OnBothEngines {
 protected:
  ~Posters() override { EXPECT_EQ(log::error_count(), errors_); }

  // A moment from now as clocks in UTC show it.
  std::string clock(std::chrono::hours span) { return to_iso(city_.env().now() + span).substr(0, 16); }
  std::string poster(const std::string& title, std::chrono::hours start = std::chrono::hours(24),
                     std::chrono::hours end = std::chrono::hours(27)) {
    return fmt::format(R"({{"title": "{}", "text": "Wer mag, kommt.", "place": "Am Wehr", "starts_at": "{}",)"
                       R"( "ends_at": "{}", "time_zone": "UTC"}})",
                       title, clock(start), clock(end));
  }
  Reply hang(const Resident& who, const std::string& body) { return city_.post(notices, body, who); }
  std::string hung(const Resident& who, const std::string& title, std::chrono::hours start = std::chrono::hours(24)) {
    const auto posted = hang(who, poster(title, start, start + std::chrono::hours(3)));
    EXPECT_EQ(posted.status, 200) << posted.raw.body;
    return posted.text("id");
  }
  static std::string at(const std::string& id) { return std::string(notices) + "/" + id; }
  Reply thumb(const Resident& who, const std::string& id) { return city_.post(at(id) + "/thumb", "{}", who); }
  std::vector<std::string> titles(const Resident& who, const std::string& query = {}) {
    const auto page = city_.get(notices + query, who);
    std::vector<std::string> found;
    for (std::size_t i = 0; i < page.size("notices"); ++i)
      found.push_back(page.text(fmt::format("notices.{}.title", i)));
    return found;
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident drost_ = city_.arrive("drost");
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
};

}  // namespace stadt::testing
