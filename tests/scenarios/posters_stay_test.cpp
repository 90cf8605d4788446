// Whatever people do with posters, nothing of them is in any feed, list, notification, stream, search or line of the
// day: they hang on their columns, and only there. Seeded: a failure names its seed.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <random>

#include "support/streaming.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

using std::chrono::hours;

constexpr auto word = "zwirbelstern";  // in every poster, and in nothing else
constexpr auto end_mark = "SCHLUSSWORT";

class PostersStay : public StreamingCity {
 protected:
  void SetUp() override {
    for (const auto* handle : {"anna", "benno", "carla", "drost"}) people_.push_back(city_.arrive(handle));
    table_ = city_.write(people_[1], "Wo hängt das? #alltag");
  }

  const Resident& anybody() { return people_[random_() % people_.size()]; }
  std::string clock(hours span) { return to_iso(city_.env().now() + span).substr(0, 16); }
  std::string poster() {
    const auto start = hours(1 + random_() % 300);
    return fmt::format(R"({{"title": "{0} {1}", "text": "**{0}** {1} #alltag @anna", "place": "{0}",)"
                       R"( "link": "https://people.example/{0}", "starts_at": "{2}", "ends_at": "{3}",)"
                       R"( "time_zone": "UTC"}})",
                       word, random_() % 1000, clock(start), clock(start + hours(1 + random_() % 900)));
  }
  void keep(std::vector<std::string>& ids, const Reply& reply) {
    if (reply.status == 200) ids.push_back(reply.text("id"));
  }
  std::string one_of(const std::vector<std::string>& ids) {
    return ids.empty() ? "115000000000000000" : ids[random_() % ids.size()];
  }
  void do_something() {
    const auto notice = "/api/stadt/v1/notices/" + one_of(notices_);
    const auto post = "/api/v1/statuses/" + one_of(posts_);
    switch (random_() % 14) {
      case 0:
      case 1:
        return keep(notices_, city_.post("/api/stadt/v1/notices", poster(), anybody()));
      case 2:
        city_.put(notice, poster(), anybody());
        return;
      case 3:
        city_.remove(notice, anybody());
        return;
      case 4:
      case 5:
      case 6:
        city_.post(notice + "/thumb", "{}", anybody());
        return;
      case 7:
        city_.remove(notice + "/thumb", anybody());
        return;
      case 8:
        return posts_.push_back(city_.write(anybody(), "Am Morgen @anna, am Abend? #alltag"));
      case 9:
        return posts_.push_back(city_.reply(anybody(), table_, "Genau dort, @benno."));
      case 10:
        city_.post(post + "/favourite", "{}", anybody());
        return;
      case 11:
        city_.post(post + "/reblog", "{}", anybody());
        return;
      case 12: {
        const auto one = anybody();
        const auto other = anybody();
        if (one.id != other.id) city_.follow(one, other);
        return;
      }
      default: {
        const auto one = anybody();
        const auto other = anybody();
        if (one.id != other.id) acquaint(city_, one, other);
        if (random_() % 4 == 0) city_.env().pass(hours(5));
      }
    }
  }

  static bool names_a_poster(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text.find(word) != std::string::npos;
  }
  // Every reading route of the program, each with every id that it could take.
  std::vector<std::string> targets() {
    const auto document = city_.get("/api/stadt/v1/openapi.json");
    std::vector<std::string> found = {"/", "/@drost", "/@anna", "/tables/" + table_, "/tags/alltag"};
    const std::vector<std::string> values = {people_[0].id, people_[3].id,    table_,  one_of(posts_),
                                             "drost",       one_of(notices_), "alltag"};
    for (const auto& [path, methods] : *document.body.find("paths")->as<json::Object>()) {
      const bool is_the_column = path.starts_with("/api/stadt/v1/notices") || path.ends_with("/notice");
      if (!methods.find("get") || is_the_column || path.starts_with("/api/v1/streaming")) continue;
      if (path.find('{') == std::string::npos)
        found.push_back(path);
      else
        for (const auto& value : values) found.push_back(filled(path, value));
    }
    for (const auto* mode : {"dialogue", "newest", "listening"}) {
      found.push_back(fmt::format("/api/stadt/v1/tables?mode={}&limit=40", mode));
    }
    for (const auto* search : {"/api/v2/search?q=zwirbel", "/api/v1/accounts/search?q=zwirbel",
                               "/api/stadt/v1/people?can=zwirbelstern", "/api/stadt/v1/people?burns_for=zwirbelstern",
                               "/api/v1/timelines/public?limit=40", "/api/v1/timelines/tag/alltag?limit=40"}) {
      found.emplace_back(search);
    }
    return found;
  }
  static std::string filled(std::string path, const std::string& value) {
    for (auto begin = path.find('{'); begin != std::string::npos; begin = path.find('{')) {
      path.replace(begin, path.find('}') - begin + 1, value);
    }
    return path;
  }
  void expect_no_poster_anywhere() {
    std::size_t answered = 0;
    for (const auto& target : targets()) {
      for (const auto& viewer : {Resident(), people_[0], people_[3]}) {
        const auto answer = city_.get(target, viewer);
        answered += answer.status == 200 ? 1 : 0;
        EXPECT_FALSE(names_a_poster(answer.raw.body)) << target << " for " << viewer.handle;
      }
    }
    EXPECT_GT(answered, 100u);
  }
  // Everything that came until the mark.
  static void expect_no_poster_on(WebSocket& socket, const std::string& name) {
    for (int messages = 0;; ++messages) {
      const auto message = socket.next();
      ASSERT_TRUE(message) << name << " ended after " << messages;
      EXPECT_FALSE(names_a_poster(message->payload)) << name << ": " << message->payload;
      if (message->payload.find(end_mark) != std::string::npos) return;
    }
  }

  std::mt19937 random_{20261127};
  std::vector<Resident> people_;
  std::vector<std::string> notices_;
  std::vector<std::string> posts_;
  std::string table_;
};
STADT_ON_BOTH_ENGINES(PostersStay);

TEST_P(PostersStay, OnTheirColumns) {
  const auto& anna = people_[0];
  const std::vector<std::string> names = {
      "user", "public", "public:local", "user:notification", "direct", "hashtag&tag=alltag"};
  std::vector<WebSocket> sockets;
  for (const auto& name : names) sockets.push_back(listen(anna, name));
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 50; ++i) do_something();
    expect_no_poster_anywhere();
  }
  EXPECT_GT(notices_.size(), 3u);
  EXPECT_TRUE(names_a_poster(city_.get("/api/stadt/v1/notices").raw.body)) << "They do hang there.";
  acquaint(city_, anna, people_[1]);  // who wrote first would otherwise be held as a request
  city_.write(people_[1], fmt::format("{} für @anna #alltag", end_mark));
  city_.write(people_[1], fmt::format("@anna {}", end_mark), R"("visibility": "direct")");
  for (std::size_t i = 0; i < names.size(); ++i) expect_no_poster_on(sockets[i], names[i]);
}

}  // namespace
}  // namespace stadt::testing
