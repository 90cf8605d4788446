#include "dialogue/why_rules.hpp"

#include <gtest/gtest.h>

#include <random>

namespace stadt::dialogue {
namespace {

struct Row {
  WhyFacts facts;
  std::string_view de;
  std::string_view en;
};

const Row dialogue[] = {
    {{.host = "Anne", .guests = 8, .guests_answered_by_host = 8, .has_exchange = true, .known = 3, .way = Way::person},
     "Neun reden hier miteinander, drei davon kennst Du; Anne hat allen geantwortet.",
     "Nine talk here with each other, three of them you know; Anne has answered everyone."},
    {{.host = "Anne", .guests = 8, .guests_answered_by_host = 6, .has_exchange = true, .known = 1, .names = {"Lea"}},
     "Neun reden hier miteinander, darunter Lea aus Deinem Kreis; Anne hat sechs von acht geantwortet.",
     "Nine talk here with each other, among them Lea, whom you know; Anne has answered six of eight."},
    {{.host = "Anne",
      .guests = 8,
      .guests_answered_by_host = 3,
      .has_exchange = true,
      .known = 2,
      .names = {"Lea", "Tom"}},
     "Neun reden hier miteinander, darunter Lea und Tom aus Deinem Kreis.",
     "Nine talk here with each other, among them Lea and Tom, whom you know."},
    {{.host = "Anne", .guests = 8, .has_exchange = true, .known = 1},
     "Neun reden hier miteinander, eine Person davon kennst Du.",
     "Nine talk here with each other, one of whom you know."},
    {{.host = "Anne", .guests = 1, .guests_answered_by_host = 1, .has_exchange = true, .known = 2},
     "Zwei reden hier miteinander, beide kennst Du; Anne hat geantwortet.",
     "Two talk here with each other, and you know them both; Anne has answered."},
    {{.host = "Anne", .guests = 2, .has_exchange = true, .known = 3},
     "Drei reden hier miteinander, alle kennst Du.",
     "Three talk here with each other, and you know them all."},
    {{.host = "Anne", .guests = 20, .way = Way::tag, .way_name = "Hospiz"},
     "21 haben hier etwas gesagt; #Hospiz ist auch Dein Thema.",
     "21 have said something here; #Hospiz is one of your topics."},
    {{.host = "Anne", .guests = 3, .has_exchange = true, .way = Way::place, .way_name = "Café Krume"},
     "Vier reden hier miteinander; „Café Krume“ ist auch Dein Ort.",
     "Four talk here with each other; “Café Krume” is one of your places."},
    {{.host = "Anne", .guests = 3, .has_exchange = true, .way = Way::neighbour, .way_name = "Leerer Stuhl"},
     "Vier reden hier miteinander; gleich nebenan, bei „Leerer Stuhl“, hast Du mitgeredet.",
     "Four talk here with each other; right next to it, at “Leerer Stuhl”, you have talked."},
    {{.host = "Anne", .guests = 3, .has_exchange = true, .way = Way::asked, .way_name = "Lea"},
     "Vier reden hier miteinander; Lea hat Dich hier etwas gefragt.",
     "Four talk here with each other; Lea asked you something here."},
    {{.host = "Anne", .guests = 8, .has_exchange = true, .viewer_sits = true, .known = 3, .way = Way::own},
     "Du redest hier mit acht anderen, drei davon kennst Du.",
     "You talk here with eight others, three of them you know."},
    {{.host = "Anne", .guests = 1, .guests_answered_by_host = 1, .has_exchange = true, .viewer_sits = true},
     "Du redest hier mit Anne.",
     "You talk here with Anne."},
    {{.host = "Mira", .guests = 1, .guests_answered_by_host = 1, .viewer_hosts = true, .known = 1, .names = {"Lea"}},
     "Du redest hier mit Lea; Du hast geantwortet.",
     "You talk here with Lea; you have answered."},
    {{.host = "Mira", .guests = 1, .viewer_hosts = true},
     "Du redest hier mit einer anderen Person.",
     "You talk here with one other person."},
    {{.host = "Mira", .guests = 4, .guests_answered_by_host = 4, .viewer_hosts = true, .known = 4},
     "Du redest hier mit vier anderen, alle kennst Du; Du hast allen geantwortet.",
     "You talk here with four others, and you know them all; you have answered everyone."},
    {{.host = "Anne", .guests = 0, .asks = true, .known = 1},
     "Anne aus Deinem Kreis fragt etwas, und noch hat niemand geantwortet.",
     "Anne, whom you know, asks something, and nobody has answered yet."},
    {{.host = "Anne", .guests = 0},
     "Anne hat diesen Tisch eröffnet, und noch hat niemand geantwortet.",
     "Anne opened this table, and nobody has answered yet."},
    {{.host = "Mira", .guests = 0, .asks = true, .can_answer = true, .viewer_hosts = true},
     "Du hast diesen Tisch eröffnet, und noch hat niemand geantwortet.",
     "You opened this table, and nobody has answered yet."},
};

const Row in_kept_places[] = {
    {{.slot = Slot::unanswered,
      .host = "Anne",
      .asks = true,
      .can_answer = true,
      .way = Way::tag,
      .way_name = "Steuern"},
     "Anne fragt etwas, und noch hat niemand geantwortet; Du könntest es wissen.",
     "Anne asks something, and nobody has answered yet; you might know."},
    {{.slot = Slot::newcomer, .host = "Kim"},
     "Kim ist neu hier, und noch hat niemand geantwortet.",
     "Kim is new here, and nobody has answered yet."},
    {{.slot = Slot::newcomer, .host = "Kim", .guests = 1},
     "Zwei haben hier etwas gesagt.",
     "Two have said something here."},
    {{.slot = Slot::exploration, .host = "Anne", .guests = 4, .has_exchange = true},
     "Fünf aus verschiedenen Kreisen reden hier miteinander, abseits Deiner gewohnten Wege.",
     "Five from different circles talk here with each other, off your usual paths."},
    {{.slot = Slot::anniversary, .host = "Anne", .guests = 30, .known = 3, .years = 1},
     "Heute vor einem Jahr hat dieser Tisch begonnen: 31 haben sich hier erinnert, drei davon kennst Du.",
     "A year ago today this table began: 31 people have shared their memories here, three of them you know."},
    {{.slot = Slot::anniversary, .host = "Anne", .guests = 2, .years = 3},
     "Heute vor drei Jahren hat dieser Tisch begonnen: Drei haben sich hier erinnert.",
     "Three years ago today this table began: three people have shared their memories here."},
    {{.slot = Slot::anniversary, .host = "Anne", .guests = 0, .years = 2},
     "Heute vor zwei Jahren hat dieser Tisch begonnen: Anne erinnert sich.",
     "Two years ago today this table began: Anne shared a memory here."},
};

TEST(Why, IsASentenceAboutPeople) {
  for (const auto& row : dialogue) {
    EXPECT_EQ(why(row.facts).de, row.de);
    EXPECT_EQ(why(row.facts).en, row.en);
  }
}

TEST(Why, SaysForWhatAPlaceWasKept) {
  for (const auto& row : in_kept_places) {
    EXPECT_EQ(why(row.facts).de, row.de);
    EXPECT_EQ(why(row.facts).en, row.en);
  }
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Why, IsASentenceWhateverTheFacts) {
  std::mt19937 random(71);
  const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
  for (int run = 0; run < 20'000; ++run) {
    WhyFacts facts;
    facts.slot = static_cast<Slot>(below(5));
    facts.host = "Anne";
    facts.guests = below(3) == 0 ? below(3) : below(300);
    facts.guests_answered_by_host = below(facts.guests + 1);
    facts.has_exchange = below(2) == 0;
    facts.asks = below(2) == 0;
    facts.can_answer = below(2) == 0;
    facts.viewer_hosts = below(5) == 0;
    facts.viewer_sits = !facts.viewer_hosts && facts.guests > 0 && below(4) == 0;
    facts.known = below(facts.guests + 2);
    facts.names.resize(static_cast<std::size_t>(std::min(facts.known, below(3))), "Lea");
    facts.way = static_cast<Way>(below(7));
    if (below(3) > 0) facts.way_name = "Hospiz";
    facts.years = below(5);
    for (const auto& text : {why(facts).de, why(facts).en}) {
      ASSERT_GT(text.size(), 10U);
      EXPECT_TRUE(text.ends_with('.') && !text.ends_with("..")) << text;
      EXPECT_FALSE(std::islower(static_cast<unsigned char>(text[0]))) << text;
      for (const auto* wrong : {"  ", " ,", " ;", ";;", ",,", "und und", " du ", " dein", " 1 ", "eins", " 0 "}) {
        EXPECT_FALSE(holds(text, wrong)) << text;
      }
    }
  }
}

TEST(Why, TheWayThatSaysMostIsTold) {
  EXPECT_EQ(telling({}), Way::none);
  EXPECT_EQ(telling({.place = true}), Way::place);
  EXPECT_EQ(telling({.tag = true, .place = true}), Way::tag);
  EXPECT_EQ(telling({.tag = true, .place = true, .neighbour = true}), Way::neighbour);
  EXPECT_EQ(telling({.person = true, .tag = true, .neighbour = true}), Way::person);
  EXPECT_EQ(telling({.person = true, .own = true}), Way::own);
  EXPECT_EQ(telling({.person = true, .own = true, .asked = true}), Way::asked);
}

}  // namespace
}  // namespace stadt::dialogue
