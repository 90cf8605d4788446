// Anna in her browser, and an application that asks for her agreement.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/log.hpp"
#include "support/browser.hpp"
#include "support/database.hpp"

namespace stadt::testing {

class Consent : public OnBothEngines {
 protected:
  static constexpr const char* back = "https://app.example/back";

  Consent() { EXPECT_EQ(browser_.sign_in("anna", "a long password of anna").status, 200); }
  ~Consent() override { EXPECT_EQ(log::error_count(), errors_); }

  Form question(const std::string& scope = "read") { return question_of(app_, back, scope); }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Browser browser_{city_};
  Application app_ = register_application(city_, std::string(back) + "\nmyapp://back", "read write:statuses");
};

}  // namespace stadt::testing
