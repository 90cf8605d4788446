#include "support/told.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "people/ties.hpp"

namespace stadt::testing {

PersonId id_of(const Resident& resident) { return PersonId{parse_id(resident.id).value_or(0)}; }

void acquaint(City& city, const Resident& one, const Resident& other) {
  EXPECT_TRUE(city.app().database().write_and_wait([&](sql::Transaction& transaction) {
    return people::make_contact(transaction, city.env(), id_of(one), id_of(other));
  }));
  for (const auto& each : {one, other}) city.post("/api/v1/notifications/clear", "{}", each);
}

std::string told(City& city, const Resident& owner, const std::string& query) {
  const auto page = city.get("/api/v1/notifications?" + query, owner);
  EXPECT_EQ(page.status, 200) << page.raw.body;
  std::string words;
  for (std::size_t i = 0; i < page.size(); ++i) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", page.text(fmt::format("{}.type", i)),
                         page.text(fmt::format("{}.account.acct", i)));
  }
  return words;
}

}  // namespace stadt::testing
