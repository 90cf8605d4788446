// What people do in a city, over the API: the acts of scenarios in which it matters who is told what.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/city.hpp"
#include "support/pictures.hpp"
#include "support/placing.hpp"

namespace stadt::testing {

inline std::string for_whom(const std::string& audience) {
  return fmt::format(R"("stadt": {{"audience": "{}"}})", audience);
}

// A house item as JSON; a role has years.
inline std::string item(const std::string& kind, const std::string& audience, const std::string& text,
                        const std::string& detail = {}, int year = 0) {
  return fmt::format(R"({{"kind": "{}", "audience": "{}", "mark": "both", "text": "{}", "detail": "{}",)"
                     R"( "from_year": {}, "to_year": {}}})",
                     kind, audience, text, detail, year, year ? year + 3 : 0);
}

// A city in which things are done one after the other.
class Living {
 public:
  explicit Living(City& city) : city_(city) {}

  City& city() { return city_; }

  // Puts these beside what stands in the house, or takes away what was put there last.
  void furnish(const Resident& who, const std::string& item) {
    items_[who.id].push_back(item);
    put_house(who);
  }
  void change_last_item(const Resident& who, const std::string& item) {
    items_[who.id].back() = item;
    put_house(who);
  }
  void set_house(const Resident& who, const std::string& members) {
    expect(city_.put("/api/stadt/v1/house", "{" + members + "}", who));
  }

  // The act of a path with an id: act("/api/v1/statuses/{}/reblog", post, who).
  Reply act(const std::string& path, const std::string& id, const Resident& who, const std::string& body = "{}") {
    return expect(city_.post(fmt::format(fmt::runtime(path), id), body, who));
  }
  void remove(const std::string& path, const std::string& id, const Resident& who) {
    expect(city_.remove(fmt::format(fmt::runtime(path), id), who));
  }

  std::string article(const Resident& author, const std::string& title, const std::string& text,
                      const std::string& audience = "public") {
    return city_.write(author, text, fmt::format(R"("stadt": {{"title": "{}", "audience": "{}"}})", title, audience));
  }
  // Offered by its author and taken by a host.
  void publish(const Resident& author, const Resident& host, const std::string& id, const std::string& paper) {
    expect(at_place(city_, author, paper, "articles", R"({"post_id": ")" + id + R"("})"));
    expect(city_.post("/api/stadt/v1/articles/" + id + "/take", "{}", host));
  }
  std::string hang_poster(const Resident& who, const std::string& title) {
    const auto day = [&](int hours) { return to_iso(city_.env().now() + std::chrono::hours(hours)).substr(0, 16); };
    return expect(city_.post("/api/stadt/v1/notices",
                             fmt::format(R"({{"title": "{}", "text": "Wer mag, kommt.", "place": "Am Wehr",)"
                                         R"( "starts_at": "{}", "ends_at": "{}", "time_zone": "UTC"}})",
                                         title, day(240), day(243)),
                             who))
        .text("id");
  }
  std::string make_wall(const Resident& who, const std::string& title, const std::string& more = {}) {
    return expect(city_.post("/api/stadt/v1/exhibitions",
                             fmt::format(R"({{"title": "{}", "text": "Drei Versuche."{}{}}})", title,
                                         more.empty() ? "" : ", ", more),
                             who))
        .text("exhibition.id");
  }
  void hang_picture(const Resident& who, const std::string& wall, const std::string& title,
                    const std::string& description) {
    const auto sent = city_.post_files("/api/v2/media", {{"file", draw({.size = {24, 18}})}}, who);
    expect(city_.post("/api/stadt/v1/exhibitions/" + wall + "/works",
                      fmt::format(R"({{"media_id": "{}", "title": "{}", "text": "Mit Daumen.", "description": "{}"}})",
                                  sent.text("id"), title, description),
                      who));
  }
  void sign(const Resident& who, const std::string& wall, const std::string& text) {
    act("/api/stadt/v1/exhibitions/{}/guest-book", wall, who, R"({"text": ")" + text + R"("})");
  }
  void thank(const Resident& who, const std::string& post, const std::string& text) {
    city_.reply(who, post, text, R"("stadt": {"thanks": true})");
  }
  std::string letter(const Resident& from, const Resident& to, const std::string& text) {
    return city_.write(from, text, fmt::format(R"("visibility": "direct", "stadt": {{"to": ["{}"]}})", to.id));
  }

 private:
  static Reply expect(Reply reply) {
    EXPECT_EQ(reply.status, 200) << reply.raw.body;
    return reply;
  }
  void put_house(const Resident& who) {
    std::string all;
    for (const auto& one : items_[who.id]) all += (all.empty() ? "" : ",") + one;
    set_house(who, R"("items": [)" + all + "]");
  }

  City& city_;
  std::map<std::string, std::vector<std::string>> items_;
};

}  // namespace stadt::testing
