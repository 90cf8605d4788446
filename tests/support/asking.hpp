// Two people, one of whom would like to get to know the other: what scenarios of contacts begin with.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {

inline constexpr auto requests = "/api/stadt/v1/requests";
inline constexpr auto honest = "Deine Sätze über Mädchen und Physik gehen mir nach. Wie hast Du damit angefangen?";

class Asking : public OnBothEngines {
 protected:
  // A house with one public sentence and one for contacts only.
  void furnish(const Resident& owner) {
    const auto house = city_.put("/api/stadt/v1/house",
                                 R"({"items":[{"kind":"stand","audience":"public","mark":"both",)"
                                 R"("text":"Mädchen, die Brücken bauen","detail":"","from_year":0,"to_year":0},)"
                                 R"({"kind":"can","audience":"contacts","mark":"both","text":"Geheime Rezepte",)"
                                 R"("detail":"","from_year":0,"to_year":0}]})",
                                 owner);
    ASSERT_EQ(house.status, 200) << house.raw.body;
    public_item_ = house.text("items.0.id");
    hidden_item_ = house.text("items.1.id");
  }
  static std::string wish(const Resident& to, const std::string& anchor, const std::string& reason = honest) {
    return fmt::format(R"({{"account_id":"{}","anchor":{},"reason":"{}"}})", to.id, anchor, reason);
  }
  std::string house_anchor() const { return fmt::format(R"({{"kind":"house","id":"{}"}})", public_item_); }
  Reply ask(const Resident& from, const Resident& to, const std::string& anchor, const std::string& reason = honest) {
    return city_.post(requests, wish(to, anchor, reason), from);
  }
  Reply act(const Resident& who, const std::string& id, const std::string& verb, const std::string& body = "{}") {
    return city_.post(fmt::format("{}/{}/{}", requests, id, verb), body, who);
  }
  std::string state(const Resident& who, const std::string& id) {
    return city_.get(fmt::format("{}/{}", requests, id), who).text("state");
  }
  std::size_t box(const Resident& who, const std::string& name) {
    return city_.get(fmt::format("{}?box={}", requests, name), who).size();
  }
  Reply card(const Resident& who, const Resident& other) {
    return city_.get(fmt::format("/api/stadt/v1/people/{}/card", other.id), who);
  }

  City city_{take_database()};
  Resident mira_ = city_.arrive("mira");
  Resident adaeze_ = city_.arrive("adaeze");
  std::string public_item_;
  std::string hidden_item_;
};

}  // namespace stadt::testing
