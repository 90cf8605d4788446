// The page of dialogue as a client reads it: what fades how fast, for whom places are kept, and what takes no part.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sight/night_rules.hpp"
#include "sight/standing.hpp"
#include "sight/standing_store.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

constexpr auto page_path = "/api/stadt/v1/tables?mode=dialogue";

std::string of_kind(const std::string& kind) { return R"("stadt":{"kind":")" + kind + R"("})"; }

// In bits; 0 is not printed.
double bits(const Reply& why, const std::string& term, const std::string& at = "") {
  for (std::size_t i = 0; i < why.size(at + "terms"); ++i) {
    const auto one = fmt::format("{}terms.{}.", at, i);
    if (why.text(one + "term") == term) return std::stod(why.text(one + "bits"));
  }
  return 0;
}

// Two who answer each other.
std::string talk(City& city, const Resident& host, const Resident& guest, const std::string& more = "") {
  const auto table = city.write(host, "Woran denkt Ihr, wenn Ihr an früher denkt?", more);
  const auto answer = city.reply(guest, table, "An den Geruch von Regen auf warmem Stein, und an die langen Abende.");
  city.reply(host, answer, "Ja, und daran, dass niemand auf die Uhr sah, weil niemand eine hatte.");
  return table;
}

class DialoguePage : public OnBothEngines {
 protected:
  Reply why(City& city, const std::string& table, const Resident& viewer = {}) {
    const auto reply = city.get(fmt::format("/api/stadt/v1/tables/{}/why", table), viewer);
    EXPECT_EQ(reply.status, 200) << reply.raw.body;
    return reply;
  }
};
STADT_ON_BOTH_ENGINES(DialoguePage);

TEST_P(DialoguePage, AMemorialFadesSlowerThanATalkAndATalkSlowerThanALiveTable) {
  City city{take_database()};
  const auto guest = city.arrive("gast");
  std::vector<std::string> tables;  // as they fade: the slowest first
  for (const auto* kind : {"memorial", "talk", "live"}) {
    tables.push_back(talk(city, city.arrive(fmt::format("wirt_{}", kind)), guest, of_kind(kind)));
  }
  struct Age {
    std::chrono::hours after;
    double memorial;
    double talk;
    double live;
  };
  const auto opened = city.env().now();
  for (const auto& age :
       {Age{std::chrono::hours(24), -24.0 / 336, -24.0 / 36, -2}, Age{std::chrono::hours(336), -1, -336.0 / 36, -28}}) {
    city.env().set_time(opened + age.after);
    constexpr double a_minute_of_live = 1.0 / 720;
    EXPECT_NEAR(bits(why(city, tables[0]), "age"), age.memorial, a_minute_of_live);
    EXPECT_NEAR(bits(why(city, tables[1]), "age"), age.talk, a_minute_of_live);
    EXPECT_NEAR(bits(why(city, tables[2]), "age"), age.live, a_minute_of_live);
    const auto page = city.get(page_path);
    ASSERT_EQ(page.size(), 3u);
    for (std::size_t i = 0; i < tables.size(); ++i) EXPECT_EQ(page.text(fmt::format("{}.id", i)), tables[i]);
  }
}

TEST_P(DialoguePage, AMemorialHasNoHeat) {
  City city{take_database()};
  const auto host = city.arrive("wirt");
  const auto guest = city.arrive("gast");
  const auto quarrel = [&](const std::string& kind) {
    const auto table = city.write(host, "So war es damals, und nicht anders.", of_kind(kind));
    std::string last = table;
    for (int round = 0; round < 20; ++round) {
      last = city.reply(guest, last,
                        fmt::format("Nein, im Jahr {} war es ganz anders, das weiß ich genau.", 1950 + round));
      last = city.reply(host, last, fmt::format("Doch, {} Leute haben es so gesehen und mir erzählt.", 20 + 3 * round));
    }
    return table;
  };
  EXPECT_LT(bits(why(city, quarrel("talk")), "heat"), -0.5);
  EXPECT_EQ(bits(why(city, quarrel("memorial")), "heat"), 0);
}

// A city in which twenty-two people whom the viewer follows talk well: nothing else would ever come up by itself.
class KeptPlaces : public DialoguePage {
 protected:
  static constexpr int lively_hosts = 22;

  void settle_down() {
    const auto old_friend = city_.arrive("alt");
    memorial_ = talk(city_, old_friend, city_.arrive("uralt"), of_kind("memorial"));
    const auto opened = city_.env().now();
    city_.env().pass(std::chrono::days(360));
    asker_ = city_.arrive("frage");
    const auto guest = city_.arrive("gast");
    viewer_ = city_.arrive("leserin");
    city_.follow(viewer_, old_friend);
    city_.follow(viewer_, asker_);
    for (int i = 0; i < lively_hosts; ++i) hosts_.push_back(city_.arrive(fmt::format("wirt{}", i)));
    for (int i = 0; i < 4; ++i) others_.push_back(city_.arrive(fmt::format("anders{}", i)));
    city_.env().set_time(opened + std::chrono::days(365));
    know_circles();
    for (const auto& host : hosts_) {
      city_.follow(viewer_, host);
      talk(city_, host, guest);
    }
  }
  // Three of the others belong to circles of their own, as the night before has found.
  void know_circles() {
    std::vector<Standing> circles;
    for (int i = 1; i < 4; ++i) circles.push_back({id_of(others_[static_cast<std::size_t>(i)]), 100, i});
    // The night's own computation is over, whoever does it: it would find no circles in so young a city.
    auto& database = city_.app().database();
    while (standings::computed_at(database.session()) < standings::last_night(city_.env().now())) {
      ASSERT_TRUE(standings::keep(database, city_.env(), [&] { return circles; }));
    }
    ASSERT_TRUE(database.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      standing_store::put(transaction, circles, city_.env().now());
      return {};
    }));
    city_.app().read_sight();
  }
  std::string talk_across_circles() {
    const std::string learnt[] = {"Dass man in jedem Viertel anders grüßt, und überall freundlich.",
                                  "Am Hafen fahren morgens noch dieselben drei Schlepper wie vor zwanzig Jahren.",
                                  "Wer im Garten Bohnen neben Mais pflanzt, muss keine Stangen mehr aufstellen."};
    const auto table = city_.write(others_[0], "Was habt Ihr heute gelernt?");
    for (std::size_t i = 1; i < others_.size(); ++i) {
      const auto answer = city_.reply(others_[i], table, learnt[i - 1]);
      city_.reply(others_[0], answer, fmt::format("Das habe ich in Viertel {} auch so erlebt.", i));
    }
    return table;
  }
  Reply page() { return city_.get(page_path, viewer_); }
  // "slot id", in the order of the page.
  std::vector<std::string> kept() {
    std::vector<std::string> found;
    const auto shown = page();
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const auto slot = shown.text(fmt::format("{}.why.slot", i));
      if (slot != "dialogue") found.push_back(fmt::format("{} {} {}", i, slot, shown.text(fmt::format("{}.id", i))));
    }
    return found;
  }

  City city_{take_database()};
  Resident viewer_;
  Resident asker_;
  std::vector<Resident> hosts_;
  std::vector<Resident> others_;
  std::string memorial_;
};
STADT_ON_BOTH_ENGINES(KeptPlaces);

TEST_P(KeptPlaces, AreHeldForWhatWouldNotComeUpByItself) {
  settle_down();
  const std::string anniversary = "1 anniversary " + memorial_;
  EXPECT_EQ(page().size(), 20u);
  EXPECT_EQ(kept(), std::vector<std::string>{anniversary});
  const auto question = city_.write(asker_, "Wie heißt der Baum am Markt?", of_kind("question"));
  const auto newcomer = city_.write(city_.arrive("neu"), "Guten Tag, ich bin heute angekommen.");
  const auto across = talk_across_circles();
  const std::vector<std::string> all = {anniversary, "3 unanswered " + question, "5 newcomer " + newcomer,
                                        "7 exploration " + across};
  EXPECT_EQ(kept(), all);
  EXPECT_EQ(kept(), all) << "Who looks again sees the same.";
  EXPECT_EQ(page().size(), 20u) << "Places are kept on the page, not beside it.";
  EXPECT_TRUE(page().text("1.why.sentence.de").starts_with("Heute vor einem Jahr hat dieser Tisch begonnen"));
  EXPECT_TRUE(page().text("5.why.sentence.de").starts_with("neu ist neu hier")) << page().text("5.why.sentence.de");
  // Each place is free again when what it was kept for is no longer what it was.
  city_.reply(hosts_[0], question, "Es ist eine Linde.");
  city_.reply(hosts_[1], newcomer, "Willkommen!");
  EXPECT_EQ(kept(), (std::vector<std::string>{anniversary, "7 exploration " + across}));
  city_.env().pass(std::chrono::days(1));
  for (const auto& one : kept()) EXPECT_EQ(one.find(memorial_), std::string::npos) << one;
}

class Foresight : public DialoguePage {
 protected:
  static config::Settings without_foresight() {
    auto settings = City::quiet_settings();
    settings.feed.foresight = false;
    return settings;
  }
  // Everything that is summed for somebody who has sat somewhere; each page's sum is its score.
  void live(City& city) {
    const auto anna = city.arrive("anna");
    const auto benno = city.arrive("benno");
    viewer_ = city.arrive("clara");
    city.follow(viewer_, anna);
    tables_ = {talk(city, anna, benno, ""), talk(city, benno, anna, ""), talk(city, anna, viewer_, "")};
  }
  double foreseen(City& city) {
    double sum = 0;
    const auto page = city.get(page_path, viewer_);
    EXPECT_EQ(page.size(), tables_.size());
    for (std::size_t i = 0; i < page.size(); ++i) {
      sum += std::abs(bits(page, "foresight", fmt::format("{}.why.", i)));
      double score = 0;
      for (const auto* term : {"voices", "exchange", "host", "bridge", "nods", "heat", "monologue", "age", "known",
                               "topic", "asked", "answerable", "newcomer", "foresight"}) {
        score += bits(page, term, fmt::format("{}.why.", i));
      }
      EXPECT_NEAR(score, std::stod(page.text(fmt::format("{}.why.score", i))), 0.0005);
    }
    for (const auto& table : tables_) sum += std::abs(bits(why(city, table, viewer_), "foresight"));
    return sum;
  }

  Resident viewer_;
  std::vector<std::string> tables_;
};
STADT_ON_BOTH_ENGINES(Foresight);

TEST_P(Foresight, TakesNoPartWhereTheCityHasSwitchedItOff) {
  City with{take_database()};
  live(with);
  EXPECT_GT(foreseen(with), 0);
  EXPECT_EQ(with.get("/api/stadt/v1/dialogue").text("foresight"), "true");
  City without{take_database(), without_foresight()};
  live(without);
  EXPECT_EQ(foreseen(without), 0);
  EXPECT_EQ(without.get("/api/stadt/v1/dialogue").text("foresight"), "false") << "And everybody can read that.";
}

}  // namespace
}  // namespace stadt::testing
