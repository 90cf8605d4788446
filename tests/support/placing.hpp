// What people do at places, over the API.
#pragma once

#include <fmt/format.h>

#include "support/city.hpp"

namespace stadt::testing {

inline std::string place_path(const std::string& handle, const std::string& more = {}) {
  return "/api/stadt/v1/places/" + handle + more;
}
inline Reply try_to_open(City& city, const Resident& host, const std::string& handle, const std::string& kind,
                         const std::string& more = {}) {
  return city.post("/api/stadt/v1/places",
                   fmt::format(R"({{"handle": "{}", "kind": "{}", "name": "Ort {}"{}}})", handle, kind, handle,
                               more.empty() ? "" : ", " + more),
                   host);
}
// The id of the place.
inline std::string open_place(City& city, const Resident& host, const std::string& handle, const std::string& kind,
                              const std::string& more = {}) {
  return try_to_open(city, host, handle, kind, more).text("place.id");
}
inline Reply at_place(City& city, const Resident& who, const std::string& handle, const std::string& act,
                      const std::string& body = "{}") {
  return city.post(place_path(handle, "/" + act), body, who);
}
inline std::string standing_at(const std::string& place) { return R"("stadt": {"place_id": ")" + place + R"("})"; }
inline Reply try_to_write(City& city, const Resident& author, const std::string& text, const std::string& more) {
  return city.post("/api/v1/statuses", R"({"status": ")" + text + "\", " + more + "}", author);
}

// Somebody who looks after the city.
inline void make_moderator(City& city, const Resident& who) {
  const auto done = city.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    transaction.execute("UPDATE person SET role = 2 WHERE id = $1", PersonId{parse_id(who.id).value_or(0)});
    return {};
  });
  if (!done) throw std::runtime_error(done.error().message);
}

}  // namespace stadt::testing
