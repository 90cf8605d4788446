#include "contacts/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <variant>

#include "sight/campaigns.hpp"
#include "support/campaign.hpp"
#include "text/words.hpp"

namespace stadt::contacts {
namespace {

using enum RequestState;

constexpr RequestState all_states[] = {pending, asked, later, accepted, discarded, advert, withdrawn, ended};
constexpr RequestAct all_acts[] = {RequestAct::accept, RequestAct::ask,     RequestAct::later,    RequestAct::discard,
                                   RequestAct::advert, RequestAct::restore, RequestAct::withdraw, RequestAct::end};

// The whole life of a request: a row a state, a column an act in the order of all_acts; a text is the error's code.
using Next = std::variant<RequestState, std::string_view>;
const std::map<RequestState, std::vector<Next>> life = {
    {pending, {accepted, asked, later, discarded, advert, pending, withdrawn, ended}},
    {asked, {accepted, asked, later, discarded, advert, asked, withdrawn, ended}},
    {later, {accepted, asked, later, discarded, advert, pending, withdrawn, ended}},
    {accepted,
     {accepted, "contact.answered", "contact.answered", "contact.answered", "contact.answered", "contact.answered",
      "contact.answered", accepted}},
    {discarded,
     {"contact.put_aside", "contact.put_aside", "contact.put_aside", discarded, advert, pending, withdrawn, ended}},
    {advert,
     {"contact.put_aside", "contact.put_aside", "contact.put_aside", discarded, advert, pending, withdrawn, ended}},
    {withdrawn,
     {"contact.withdrawn", "contact.withdrawn", "contact.withdrawn", "contact.withdrawn", "contact.withdrawn",
      "contact.withdrawn", withdrawn, withdrawn}},
    {ended, {"not_found", "not_found", "not_found", "not_found", "not_found", "not_found", "not_found", ended}},
};

TEST(RequestLife, EveryActInEveryStateHasItsOutcome) {
  for (const auto state : all_states) {
    ASSERT_EQ(life.at(state).size(), std::size(all_acts));
    for (std::size_t i = 0; i < std::size(all_acts); ++i) {
      const auto next = transition(state, all_acts[i]);
      const auto& wanted = life.at(state)[i];
      const std::string where = std::string(boost::describe::enum_to_string(state, "")) + " " +
                                boost::describe::enum_to_string(all_acts[i], "");
      if (const auto* reached = std::get_if<RequestState>(&wanted)) {
        ASSERT_TRUE(next) << where;
        EXPECT_EQ(*next, *reached) << where;
      } else {
        ASSERT_FALSE(next) << where;
        EXPECT_EQ(next.error().code, std::get<std::string_view>(wanted)) << where;
      }
    }
  }
}

// For every pair of states: one act leads from the one to the other exactly where the table says so.
TEST(RequestLife, NoStateIsReachedByAnotherWay) {
  for (const auto from : all_states) {
    for (const auto to : all_states) {
      bool reached = false;
      for (const auto act : all_acts) {
        const auto next = transition(from, act);
        reached = reached || (next && *next == to);
      }
      const auto& row = life.at(from);
      EXPECT_EQ(reached, std::ranges::find(row, Next(to)) != row.end())
          << boost::describe::enum_to_string(from, "") << " to " << boost::describe::enum_to_string(to, "");
    }
  }
}

TEST(RequestLife, TheSenderIsNeverToldOfBeingPutAside) {
  for (const auto state : all_states) {
    const auto shown = shown_to_sender(state);
    EXPECT_FALSE(is_put_aside(shown) || shown == later);
    EXPECT_EQ(shown, is_put_aside(state) || state == later ? pending : state);
  }
}

TEST(RequestLife, PuttingAsideIsUndoneForThirtyDays) {
  const Time then{1'000'000'000'000};
  EXPECT_TRUE(check_undo(then, then + std::chrono::days(30)));
  EXPECT_FALSE(check_undo(then, then + std::chrono::days(30) + std::chrono::milliseconds(1)));
}

TEST(RequestLife, AskingAgainTakesTimeAndTheSameTimeWhateverBecameOfIt) {
  const Time then{1'000'000'000'000};
  EXPECT_FALSE(may_ask_again(pending, then, then + std::chrono::days(179)));
  EXPECT_TRUE(may_ask_again(pending, then, then + std::chrono::days(181)));
  EXPECT_FALSE(may_ask_again(withdrawn, then, then + std::chrono::days(13)));
  EXPECT_TRUE(may_ask_again(withdrawn, then, then + std::chrono::days(15)));
  EXPECT_TRUE(may_ask_again(ended, then, then));
}

TEST(RequestReason, HasWordsOfItsOwnWithinItsBounds) {
  const std::string honest = "Dein Satz über Brücken hat mich an meine Lehrzeit erinnert.";
  EXPECT_EQ(checked_reason("  " + honest + "\n").value_or("refused"), honest);
  const std::pair<std::string, std::string_view> refused[] = {
      {"", "contact.reason_empty"},
      {std::string(60, '!'), "contact.reason_empty"},
      {"🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "contact.reason_empty"},
      {"Hallo!", "contact.reason_short"},
      {"a" + std::string(45, '.'), "contact.reason_short"},
      {"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "contact.reason_empty"},
      {"@mira_sandvoss @mira_sandvoss @mira_sandvoss @mira", "contact.reason_empty"},
      {"https://example.org/ein/langer/weg/ohne/ein/einziges/wort", "contact.reason_empty"},
      {std::string(401, 'a'), "contact.reason_long"},
      {std::string(10'000'000, 'a'), "contact.reason_long"}};
  for (const auto& [text, code] : refused) {
    const auto reason = checked_reason(text);
    ASSERT_FALSE(reason) << text.substr(0, 50);
    EXPECT_EQ(reason.error().code, code) << text.substr(0, 50);
  }
}

TEST(RequestReason, AnOfferIsMirroredAndAnHonestSentenceIsNot) {
  EXPECT_TRUE(reads_like_offer("Guten Tag, ich bin Coach und möchte Ihnen helfen, sichtbarer zu werden."));
  EXPECT_TRUE(reads_like_offer("Schauen Sie einmal auf https://example.org vorbei, es lohnt sich wirklich."));
  EXPECT_TRUE(reads_like_offer("We help companies like yours to grow. Shall we have a quick call this week?"));
  EXPECT_FALSE(reads_like_offer("Deine Gedanken zu Mädchen in der Physik gehen mir nach. Wie hast Du angefangen?"));
}

struct Template {
  std::string name;
  std::string text;
};

TEST(RequestTemplate, ATextWithOtherNamesAndNumbersIsTheSame) {
  const Template sent[] = {
      {"Mira Sandvoß", "Hallo Mira, Dein Profil hat mich sehr beeindruckt! Ich helfe Menschen wie Dir, in 30 Tagen "
                       "sichtbarer zu werden. Hast Du diese Woche 15 Minuten? https://example.org/mira"},
      {"Benno Raschke", "Hallo Benno, Dein Profil hat mich sehr beeindruckt! Ich helfe Menschen wie Dir, in 60 Tagen "
                        "sichtbarer zu werden. Hast Du diese Woche 20 Minuten? https://example.org/benno"},
      {"Henrike Tolle", "Hallo Henrike, Dein Profil hat mich wirklich beeindruckt! Ich helfe Menschen wie Dir, in 30 "
                        "Tagen sichtbarer zu sein. Hast Du nächste Woche 15 Minuten? https://example.org/h"}};
  std::vector<std::string> signatures;
  for (const auto& [name, text] : sent) signatures.push_back(template_signature(text, name, ""));
  EXPECT_EQ(text::resemblance(signatures[0], signatures[1]), 1.0);
  EXPECT_EQ(count_resembling(signatures[2], {signatures[0], signatures[1]}), 2);
}

TEST(RequestTemplate, TwoHonestNotesAreTwoNotes) {
  const auto one =
      template_signature("Dein Satz über Brücken hat mich an meine Lehrzeit in Görlitz erinnert.", "A", "a");
  const auto other = template_signature("Wie hast Du die Klasse 7 für Physik gewonnen? Meine Tochter fragt.", "B", "b");
  EXPECT_EQ(count_resembling(one, {other}), 0);
  EXPECT_EQ(count_resembling(template_signature("Kurz.", "A", "a"), {template_signature("Kurz.", "B", "b")}), 0);
}

// Slot-swapped templates over twenty accounts against honest notes: the thresholds stand between them.
TEST(RequestCampaign, TemplatesAreAlikeAcrossSendersAndHonestNotesAreNot) {
  FakeEnv env(21);
  constexpr int rounds = 60;
  constexpr int hands = 20;
  int held = 0;
  int honest_held = 0;
  for (int round = 0; round < rounds; ++round) {
    Campaigns campaigns;
    const auto others = [&](int sender, const std::string& signature) {
      const int found = campaigns.others_like({.signature = signature,
                                               .sender = PersonId{sender},
                                               .since = {},
                                               .resembling = campaign_resembling,
                                               .enough = most_others_told});
      campaigns.remember({PersonId{sender}, sender, Campaigns::brief(signature)});
      return found;
    };
    for (int sender = 1; sender <= hands; ++sender) {
      held += others(sender, template_signature(testing::pitch(env), "", "")) >= others_to_a_campaign;
    }
    for (int sender = hands + 1; sender <= 2 * hands; ++sender) {
      honest_held += others(sender, template_signature(testing::honest_note(env), "", "")) >= others_to_a_campaign;
    }
    int sender = 2 * hands;
    for (const auto& note : testing::notes_after_an_evening()) {
      honest_held += others(++sender, template_signature(note, "", "")) >= others_to_a_campaign;
    }
  }
  EXPECT_GT(held, rounds * hands * 8 / 10);
  EXPECT_EQ(honest_held, 0);
}

TEST(RequestDelivery, ThePileTakesWhatHasNoReason) {
  struct Case {
    DeliveryFacts facts;
    Delivery wanted;
  };
  const Case cases[] = {
      {{}, Delivery::inbox},
      {{.resembles = 1}, Delivery::inbox},
      {{.resembles = 2}, Delivery::pile},
      {{.has_anchor = false}, Delivery::pile},
      {{.is_short = true}, Delivery::pile},
      {{.resembles = 9, .have_talked = true}, Delivery::inbox},
      {{.others = 1}, Delivery::inbox},
      {{.others = 2}, Delivery::pile},
      {{.others = 9, .have_talked = true}, Delivery::inbox},
  };
  for (const auto& [facts, wanted] : cases) {
    const auto decision = decide_delivery(facts);
    EXPECT_EQ(decision.delivery, wanted);
    EXPECT_EQ(decision.why.empty(), wanted == Delivery::inbox) << "Whatever lies on the pile says why.";
  }
  EXPECT_EQ(decide_delivery({.resembles = 3}).why, (std::vector<Why>{{WhyCode::resembles, 3}}));
  EXPECT_EQ(decide_delivery({.others = 4}).why, (std::vector<Why>{{WhyCode::campaign, 4}}));
}

}  // namespace
}  // namespace stadt::contacts
