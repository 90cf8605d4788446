// The invented city as a visitor meets it: filled, entered, and living on.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "contacts/budget_rules.hpp"
#include "demo/filling.hpp"
#include "demo/living.hpp"
#include "demo/walk.hpp"
#include "people/people.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

constexpr auto demo_state = "/api/stadt/v1/demo";
constexpr auto entering = "/api/stadt/v1/demo/enter";
// The city is opened so long after the test began that everybody can have arrived in between.
constexpr auto until_opening = std::chrono::hours(24 * 500);

class Demo : public OnBothEngines {
 protected:
  void fill() { fill_for(city_.env().now() + until_opening); }
  void fill_for(Time opening) {
    content_ = *demo::own_content();
    const demo::Wish wish{.opening = opening,
                          .set_clock = [&](Time time) { city_.env().set_time(time); },
                          .origin = "https://stadt.example",
                          .password_hash = "nobody signs in by password",
                          .picture = [&](std::string_view motif) { return hung(motif); }};
    const auto filled = demo::fill(city_.app().database(), city_.env(), content_, wish,
                                   [&](std::int64_t done, std::int64_t total) { EXPECT_LE(done, total); });
    ASSERT_TRUE(filled) << filled.error().message;
    filled_ = *filled;
    city_.env().set_time(wish.opening);
  }
  // Drawing takes longer than a test has; what it would make is known.
  Result<Picture> hung(std::string_view motif) {
    Picture picture;
    picture.file = fmt::format("{}/{:_>32}.webp", ++hung_, motif);
    picture.small_file = picture.file + ".small";
    picture.width = picture.small_width = 4;
    picture.height = picture.small_height = 3;
    return picture;
  }
  Result<> live(int most_words) {
    return demo::live(city_.app().database(), city_.env(), content_,
                      {.origin = "https://stadt.example",
                       .pause =
                           [&, said = 0]() mutable {
                             city_.env().pass(std::chrono::seconds(20));
                             return said++ < most_words;
                           },
                       .tell = [&](const demo::Happening& happening) { told_.push_back(happening); },
                       .skip = [](const Error& error) { ADD_FAILURE() << error.message; }});
  }
  // The walk's seam: the same requests without a socket.
  Result<demo::Received> send(const demo::Sent& sent) {
    std::vector<http::Header> headers = {{"Origin", "https://stadt.example"}};
    if (!sent.cookie.empty()) headers.push_back({"Cookie", sent.cookie});
    if (!sent.key.empty()) headers.push_back({"Idempotency-Key", sent.key});
    constexpr http::Method methods[] = {http::Method::get, http::Method::post, http::Method::put};
    const auto reply = city_.send(methods[static_cast<int>(sent.verb)], sent.path, sent.body, {}, std::move(headers));
    const auto cookie = reply.header("Set-Cookie");
    return demo::Received{reply.status, reply.raw.body, cookie.substr(0, cookie.find(';'))};
  }
  Result<> walk(demo::Tongue tongue) {
    story_.clear();
    auto narrator = demo::Narrator::create(tongue, [&](std::string_view line) { (story_ += line) += '\n'; });
    return demo::walk([&](const demo::Sent& sent) { return send(sent); }, *narrator);
  }
  // The cookie of the session is sent as a browser sends it, from a page of the city.
  Reply enter(const std::string& handle) { return city_.post(entering, fmt::format(R"({{"handle":"{}"}})", handle)); }
  Reply get_as(const std::string& handle, const std::string& path) {
    const auto entered = enter(handle);
    EXPECT_EQ(entered.status, 200) << entered.raw.body;
    const auto cookie = entered.header("Set-Cookie");
    return city_.send(http::Method::get, path, "", {}, {{"Cookie", cookie.substr(0, cookie.find(';'))}});
  }
  std::string table_of(const std::string& title) {
    const auto tables = city_.get("/api/stadt/v1/tables?limit=40");
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (tables.text(fmt::format("{}.title", i)) == title) return tables.text(fmt::format("{}.id", i));
    }
    return {};
  }

  void expect_talk() {
    EXPECT_EQ(filled_.people, 44);
    EXPECT_EQ(filled_.tables, 62);
    EXPECT_EQ(city_.get("/api/stadt/v1/places").size(), 13u);
    const auto memorial = table_of("Ilo Marant, fünf Jahre – welches Lied war Eures?");
    const auto table = city_.get("/api/stadt/v1/tables/" + memorial);
    EXPECT_EQ(table.text("kind"), "memorial");
    EXPECT_EQ(table.text("guests"), "30");
    EXPECT_EQ(table.text("replies"), "59");
    EXPECT_EQ(table.text("place.handle"), "jazzkeller");
    EXPECT_EQ(table.text("posts.0.favourites_count"), "9");
    // Nobody speaks in the future, nobody before whom they answer.
    std::set<std::string> ids;
    for (std::size_t i = 0; i < table.size("posts"); ++i) {
      const auto parent = table.text(fmt::format("posts.{}.in_reply_to_id", i));
      EXPECT_TRUE(i == 0 || ids.contains(parent)) << i;
      ids.insert(table.text(fmt::format("posts.{}.id", i)));
      EXPECT_LE(table.text(fmt::format("posts.{}.created_at", i)), to_iso(city_.env().now()));
    }
  }

  void expect_five_lines() {
    const auto visitor = city_.get("/api/stadt/v1/today");
    ASSERT_EQ(visitor.size("lines"), 5u);
    EXPECT_EQ(visitor.text("lines.0.kind"), "memorial");
    EXPECT_EQ(visitor.text("lines.0.count"), "31");
    EXPECT_EQ(visitor.text("lines.1.kind"), "newcomer");
    EXPECT_EQ(visitor.text("lines.1.account.username"), "nour");
    const auto mira = get_as("mira", "/api/stadt/v1/today");
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < mira.size("lines"); ++i) kinds.push_back(mira.text(fmt::format("lines.{}.kind", i)));
    EXPECT_EQ(kinds, (std::vector<std::string>{"meetup", "memorial", "occasion", "answered_you", "request"}));
    EXPECT_EQ(mira.text("lines.0.account.username"), "mei");
    EXPECT_EQ(mira.text("lines.2.account.username"), "leyla");
    EXPECT_EQ(mira.text("lines.2.occasion"), "self_employed");
    EXPECT_EQ(mira.text("lines.3.account.username"), "adaeze_okonkwo-brandt");
    EXPECT_EQ(mira.text("lines.4.count"), "2");
  }

  void expect_eyes() {
    const auto state = city_.get(demo_state);
    EXPECT_EQ(state.text("demo"), "true");
    EXPECT_EQ(state.text("empty"), "false");
    ASSERT_EQ(state.size("eyes"), 6u);
    EXPECT_EQ(state.text("eyes.0.username"), "mira");
    const auto entered = enter("mira");
    EXPECT_EQ(entered.text("username"), "mira");
    EXPECT_NE(entered.header("Set-Cookie").find("__Host-stadt="), std::string::npos);
    EXPECT_EQ(get_as("mira", "/api/stadt/v1/requests?box=in").size(), 2u);
    const auto news = get_as("mira", "/api/v1/notifications/unread_count").text("count");
    EXPECT_LT(std::stoi(news), 20) << "What is new is of this morning.";
    EXPECT_GT(std::stoi(news), 3);
  }

  void expect_pile_and_its_explanation() {
    EXPECT_EQ(get_as("mira", "/api/stadt/v1/requests?box=pile").size(), 1u);
    EXPECT_EQ(get_as("theresa", "/api/stadt/v1/requests?box=aside").text("0.state"), "advert");
    const auto sent = get_as("paul_emil", "/api/stadt/v1/requests?box=out");
    std::multiset<std::string> delivered;
    for (std::size_t i = 0; i < sent.size(); ++i) {
      if (sent.text(fmt::format("{}.by_message", i)) == "true") continue;
      delivered.insert(sent.text(fmt::format("{}.delivered", i)));
      EXPECT_EQ(sent.text(fmt::format("{}.state", i)), "pending") << "Nobody is told of having been put aside.";
    }
    EXPECT_EQ(delivered, (std::multiset<std::string>{"inbox", "inbox", "pile", "pile"}));
    EXPECT_EQ(sent.text("0.why.0.code"), "resembles");
  }

  // Readers without scripts see the same.
  std::string page(const std::string& path, const std::string& language = "de") {
    return city_.send(http::Method::get, path, "", {}, {{"Accept-Language", language}}).raw.body;
  }
  void expect_plain_pages() {
    const auto first = page("/");
    for (const auto* words : {"Alle Menschen in dieser Stadt sind erfunden", "Mit Miras Augen",
                              "31 Menschen erinnern sich", "Nour ist neu hier"}) {
      EXPECT_NE(first.find(words), std::string::npos) << words;
    }
    EXPECT_NE(page("/", "en").find("Through Mira&#39;s eyes"), std::string::npos) << page("/", "en");
    for (const auto* path : {"/tables/1", "/@mira", "/about", "/@nobody"}) {
      EXPECT_NE(page(path).find("Mit Hedwigs Augen"), std::string::npos) << path;
    }
    const auto entered = city_.send(http::Method::post, entering, "handle=nour", {},
                                    {{"Content-Type", "application/x-www-form-urlencoded"}});
    EXPECT_EQ(entered.status, 303);
    EXPECT_EQ(entered.header("Location"), "/");
    EXPECT_NE(entered.header("Set-Cookie"), "");
  }

  void expect_nobody_else_enters() {
    const auto foreign = city_.send(http::Method::post, entering, R"({"handle":"mira"})", {},
                                    {{"Origin", "https://elsewhere.example"}, {"Sec-Fetch-Site", "cross-site"}});
    EXPECT_EQ(foreign.status, 403);
    EXPECT_EQ(foreign.header("Set-Cookie"), "");
    EXPECT_EQ(enter("nobody").status, 404);
    const auto arrived = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      TRY(people::arrive(transaction, city_.env(), {.handle = "anna", .email = "anna@people.example"}));
      return {};
    });
    ASSERT_TRUE(arrived);
    EXPECT_EQ(enter("anna").status, 404) << "Who arrives by themselves is nobody's costume.";
  }

  City city_{take_database()};
  demo::Content content_;
  demo::Filled filled_;
  int hung_ = 0;
  std::vector<demo::Happening> told_;
  std::string story_;
};
STADT_ON_BOTH_ENGINES(Demo);

TEST_P(Demo, AnEmptyCityOffersItAndAnInhabitedOneDoesNot) {
  EXPECT_EQ(city_.get(demo_state).text("empty"), "true");
  EXPECT_NE(page("/").find("script/server --demo"), std::string::npos);
  EXPECT_EQ(page("/about").find("script/server --demo"), std::string::npos);
  EXPECT_EQ(city_.get(demo_state).text("demo"), "false");
  city_.arrive("anna");
  EXPECT_EQ(city_.get(demo_state).text("empty"), "false");
  EXPECT_EQ(city_.get(demo_state).text("demo"), "false");
  EXPECT_EQ(city_.get(demo_state).size("eyes"), 0u);
  EXPECT_EQ(page("/").find("script/server --demo"), std::string::npos);
}

TEST_P(Demo, NobodyEntersAnOrdinaryCityThatWay) {
  EXPECT_EQ(enter("mira").status, 404);
  city_.arrive("mira");
  const auto refused = enter("mira");
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.header("Set-Cookie"), "");
}

TEST_P(Demo, AnInhabitedCityIsNotFilled) {
  city_.arrive("anna");
  const auto filled = demo::fill(
      city_.app().database(), city_.env(), *demo::own_content(),
      {.opening = city_.env().now(), .set_clock = [](Time) {}, .origin = {}, .password_hash = {}, .picture = {}},
      [](std::int64_t, std::int64_t) { ADD_FAILURE(); });
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().code, "demo.inhabited");
  EXPECT_EQ(live(1).error().code, "demo.not_here");
}

TEST_P(Demo, AVisitorUnderstandsItInTheFirstMinute) {
  ASSERT_NO_FATAL_FAILURE(fill());
  expect_talk();
  expect_five_lines();
  expect_eyes();
  expect_plain_pages();
  expect_pile_and_its_explanation();
  expect_nobody_else_enters();
}

TEST_P(Demo, PlaysTheStoriesOfTheEssayAndTellsThem) {
  ASSERT_NO_FATAL_FAILURE(fill());
  const auto walked = walk(demo::Tongue::de);
  ASSERT_TRUE(walked) << walked.error().message << "\n" << story_;
  for (const auto* words : {" 1  Das Gedicht", "12  Die Visitenkarte", "31 Menschen",
                            "· Ein Spaziergang, ganz in echt.", "· Die Tür: nach Hause gehen"}) {
    EXPECT_NE(story_.find(words), std::string::npos) << words << "\n" << story_;
  }
  // What was played stands in the city: three new contacts out of one evening, and one more.
  const auto contacts = get_as("mira", "/api/stadt/v1/contacts?limit=40");
  std::set<std::string> known;
  for (std::size_t i = 0; i < contacts.size(); ++i) known.insert(contacts.text(fmt::format("{}.account.username", i)));
  for (const auto* one : {"adaeze_okonkwo-brandt", "anselm", "owen", "hedwig"}) EXPECT_TRUE(known.contains(one)) << one;

  const auto before = city_.get("/api/stadt/v1/tables?place=jazzkeller").text("0.replies");
  const auto again = walk(demo::Tongue::en);
  ASSERT_TRUE(again) << again.error().message << "\n" << story_;
  EXPECT_NE(story_.find("The visiting card"), std::string::npos);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables?place=jazzkeller").text("0.replies"), before)
      << "Walking twice repeats nothing.";
}

// What somebody did the day before may count from the next midnight of Greenwich on: it lies behind them at any hour.
TEST_P(Demo, PlaysThemLateInTheEvening) {
  ASSERT_NO_FATAL_FAILURE(
      fill_for(contacts::next_midnight(city_.env().now() + until_opening) - std::chrono::minutes(30)));
  const auto walked = walk(demo::Tongue::en);
  EXPECT_TRUE(walked) << walked.error().message << "\n" << story_;
}

TEST_P(Demo, AWalkNeedsAnInventedCity) {
  city_.arrive("mira");
  const auto walked = walk(demo::Tongue::de);
  ASSERT_FALSE(walked);
  EXPECT_EQ(walked.error().code, "demo.not_here");
}

TEST_P(Demo, GoesOnWhileOneLooksUntilTheDayEnds) {
  ASSERT_NO_FATAL_FAILURE(fill());
  ASSERT_TRUE(live(4));
  ASSERT_EQ(told_.size(), 4u);
  EXPECT_EQ(told_[0].who, "rasmus");
  EXPECT_EQ(told_[0].where, "marant");
  EXPECT_EQ(city_.get("/api/stadt/v1/tables").text("0.last.account.username"), told_.back().who);
  // Begun again, it goes on where it was.
  ASSERT_TRUE(live(1));
  ASSERT_EQ(told_.size(), 5u);
  EXPECT_EQ(told_[4].who, "karla");
  ASSERT_TRUE(live(1000));
  EXPECT_GT(told_.size(), 40u);
  EXPECT_LT(told_.size(), 100u);
}

}  // namespace
}  // namespace stadt::testing
