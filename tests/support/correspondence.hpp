// Anna, Benno and Carla, who write to each other, and what each of them has of it.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {

inline constexpr auto conversations = "/api/v1/conversations";

class Correspondence : public OnBothEngines {
 protected:
  ~Correspondence() override { EXPECT_EQ(log::error_count(), errors_); }

  static std::string body_of(const std::string& text, const std::vector<Resident>& to, const std::string& more = {}) {
    std::string ids;
    for (const auto& one : to) ids += fmt::format(R"({}"{}")", ids.empty() ? "" : ",", one.id);
    return fmt::format(R"({{"status": "{}", "visibility": "direct", "stadt": {{"to": [{}]}}{}{}}})", text, ids,
                       more.empty() ? "" : ", ", more);
  }
  Reply send(const Resident& from, const std::vector<Resident>& to, const std::string& text = "Unter uns",
             const std::string& more = {}) {
    return city_.post("/api/v1/statuses", body_of(text, to, more), from);
  }
  std::string letter(const Resident& from, const std::vector<Resident>& to, const std::string& text = "Unter uns") {
    const auto sent = send(from, to, text);
    EXPECT_EQ(sent.status, 200) << sent.raw.body;
    return sent.text("id");
  }
  // From now on neither is a stranger to the other.
  void make_known(const Resident& one, const Resident& other) {
    const auto said = city_.write(one, "Wer war am Fluss?");
    city_.reply(one, city_.reply(other, said, "Ich."), "Schön.");
  }
  Reply list(const Resident& owner) { return city_.get(conversations, owner); }
  // Of the newest conversation.
  std::string newest(const Resident& owner, const std::string& path) { return list(owner).text("0." + path); }
  std::string unread(const Resident& owner) { return city_.get("/api/stadt/v1/letters/unread", owner).text("count"); }
  Reply thread(const Resident& owner, const std::string& id, const std::string& query = {}) {
    return city_.get(fmt::format("/api/stadt/v1/letters/{}/posts{}", id, query), owner);
  }
  Reply with(const Resident& owner, const Resident& other) {
    return city_.get("/api/stadt/v1/letters/with/" + other.id, owner);
  }
  Reply act(const Resident& owner, const std::string& id, const std::string& verb) {
    return city_.post(fmt::format("{}/{}/{}", conversations, id, verb), "{}", owner);
  }
  Reply answer(const Resident& addressee, const std::string& verb, const std::string& body = "{}") {
    const auto request = newest(addressee, "stadt.request_id");
    return city_.post(fmt::format("/api/stadt/v1/requests/{}/{}", request, verb), body, addressee);
  }
  // How many letters were sent, or held.
  std::int64_t count(EventKind kind) {
    return city_.app()
        .database()
        .session()
        .find<std::int64_t>("SELECT count(*) FROM event WHERE kind = $1", kind)
        .value_or(0);
  }
  std::int64_t rows() {
    auto& db = city_.app().database().session();
    return *db.find<std::int64_t>("SELECT count(*) FROM letter_entry") +
           *db.find<std::int64_t>("SELECT count(*) FROM letter_post") +
           *db.find<std::int64_t>("SELECT count(*) FROM post") +
           *db.find<std::int64_t>("SELECT count(*) FROM request_in");
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident carla_ = city_.arrive("carla");
};

}  // namespace stadt::testing
