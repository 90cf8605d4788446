// Lists of people: followers and followed, who asks to follow, whom one has blocked and muted.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

class PeopleLists : public OnBothEngines {
 protected:
  // "anna benno", as they are listed.
  std::string names(const std::string& target, const Resident& as) {
    const auto page = city_.get(target, as);
    std::string found;
    for (std::size_t i = 0; i < page.size(); ++i) {
      found += (found.empty() ? "" : " ") + page.text(fmt::format("{}.username", i));
    }
    link_ = page.header("Link");
    return found;
  }
  // Where the last page led to.
  std::string neighbour(std::string_view relation) {
    const auto end = link_.find(fmt::format(">; rel=\"{}\"", relation));
    if (end == std::string::npos) return {};
    const auto begin = link_.rfind("<https://stadt.example", end) + std::string_view("<https://stadt.example").size();
    return link_.substr(begin, end - begin);
  }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  std::vector<Resident> others_ = {city_.arrive("eins"), city_.arrive("zwei"), city_.arrive("drei"),
                                   city_.arrive("vier"), city_.arrive("acht")};
  std::string link_;
};
STADT_ON_BOTH_ENGINES(PeopleLists);

TEST_P(PeopleLists, ArePagedInBothDirections) {
  const auto lola = city_.arrive("lola");
  EXPECT_EQ(city_.patch("/api/v1/accounts/update_credentials", R"({"locked": true})", lola).status, 200);
  for (const auto& other : others_) {
    city_.follow(other, anna_);
    city_.follow(anna_, other);
    city_.follow(other, lola);
    city_.post("/api/v1/accounts/" + other.id + "/mute", "{}", lola);
  }
  for (const auto& other : others_) city_.post("/api/v1/accounts/" + other.id + "/block", "{}", anna_);
  const auto maria = city_.arrive("maria");
  const auto post = city_.write(maria, "Wer war am Fluss?");
  for (const auto& other : others_) city_.post("/api/v1/statuses/" + post + "/favourite", "{}", other);
  const std::pair<std::string, Resident> lists[] = {{"/api/v1/blocks", anna_},
                                                    {"/api/v1/mutes", lola},
                                                    {"/api/v1/follow_requests", lola},
                                                    {"/api/v1/statuses/" + post + "/favourited_by", maria}};
  for (const auto& [list, owner] : lists) {
    EXPECT_EQ(names(list + "?limit=2", owner), "acht vier") << list;
    EXPECT_EQ(names(neighbour("next"), owner), "drei zwei") << list;
    const auto newer = neighbour("prev");
    EXPECT_EQ(names(newer + "&limit=1", owner), "vier") << list << ": the one directly newer";
    EXPECT_EQ(names(newer, owner), "acht vier") << list;
    EXPECT_EQ(names(neighbour("prev"), owner), "") << list;
  }
}

TEST_P(PeopleLists, OfFollowersToo) {
  for (const auto& other : others_) {
    city_.follow(other, anna_);
    city_.follow(anna_, other);
  }
  for (const auto* which : {"followers", "following"}) {
    const auto list = fmt::format("/api/v1/accounts/{}/{}", anna_.id, which);
    EXPECT_EQ(names(list + "?limit=2", anna_), "acht vier") << which;
    EXPECT_EQ(names(neighbour("next"), anna_), "drei zwei") << which;
    EXPECT_EQ(names(neighbour("prev") + "&limit=1", anna_), "vier") << which;
    EXPECT_EQ(names(list + "?limit=4", anna_), "acht vier drei zwei") << which;
    const auto since = neighbour("next");
    EXPECT_EQ(names(fmt::format("{}?since_id={}", list, since.substr(since.find("max_id=") + 7)), anna_),
              "acht vier drei")
        << which;
  }
}

TEST_P(PeopleLists, AMuteThatIsOverIsListedNoMore) {
  city_.post("/api/v1/accounts/" + others_[0].id + "/mute", R"({"duration": 3600})", anna_);
  city_.post("/api/v1/accounts/" + others_[1].id + "/mute", "{}", anna_);
  EXPECT_EQ(names("/api/v1/mutes", anna_), "zwei eins");
  city_.env().pass(std::chrono::hours(1));
  EXPECT_EQ(names("/api/v1/mutes", anna_), "zwei");
}

}  // namespace
}  // namespace stadt::testing
