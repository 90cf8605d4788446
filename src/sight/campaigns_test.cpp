#include "sight/campaigns.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/campaign.hpp"
#include "text/words.hpp"

namespace stadt {
namespace {

using testing::pick_one;

std::string signature(std::string_view text) { return text::signature(text, Campaigns::hashes); }

std::int64_t request(int number) { return first_id_at(Time{id_epoch_ms + number * 1000LL}); }

Campaigns::Sent sent(int sender, int number, std::string_view text) {
  return {PersonId{sender}, request(number), Campaigns::brief(signature(text))};
}

int others(const Campaigns& campaigns, std::string_view text, int sender = 99, Time since = {id_epoch_ms},
           int enough = 10, double resembling = 0.78) {
  const std::string asked = signature(text);
  return campaigns.others_like(
      {.signature = asked, .sender = PersonId{sender}, .since = since, .resembling = resembling, .enough = enough});
}

constexpr auto text = "Guten Tag, ich bin Coach und helfe Menschen wie Ihnen, sichtbarer zu werden.";

std::string random_text(Env& env) {
  std::string words;
  for (int i = 0; i < 30; ++i) words += env.random_hex(3) + ' ';
  return words;
}

TEST(CampaignMemory, CountsOtherHandsOnceEach) {
  Campaigns campaigns;
  EXPECT_EQ(others(campaigns, text), 0);
  campaigns.remember(sent(1, 1, text));
  campaigns.remember(sent(1, 2, text));
  campaigns.remember(sent(2, 3, text));
  campaigns.remember(sent(3, 4, "Deine Frage zur Wasserwaage hat mir den Morgen gerettet, danke dafür."));
  EXPECT_EQ(others(campaigns, text), 2);
  EXPECT_EQ(others(campaigns, text, 1), 1) << "not one's own";
  EXPECT_EQ(others(campaigns, text, 99, {id_epoch_ms}, 1), 1) << "more need not be found";
  EXPECT_EQ(others(campaigns, "Kurz."), 0);
  EXPECT_EQ(others(campaigns, text, 99, Time{id_epoch_ms + 2500}), 1) << "what is older is past";
}

TEST(CampaignMemory, WhatCannotBeReadIsNotRemembered) {
  Campaigns campaigns;
  for (const std::string& broken : {std::string(), std::string("zz"), std::string(256, 'g'), std::string(255, 'a')}) {
    campaigns.remember({PersonId{1}, request(1), broken});
  }
  EXPECT_EQ(campaigns.size(), 0u);
  EXPECT_EQ(Campaigns::brief("abc"), "");
  EXPECT_EQ(Campaigns::brief(signature(text)).size(), 2 * Campaigns::hashes);
}

TEST(CampaignMemory, RepeatingChangesNothing) {
  Campaigns campaigns;
  for (int i = 0; i < 3; ++i) {
    campaigns.remember(sent(1, 1, text));
    campaigns.remember(sent(2, 2, text));
  }
  EXPECT_EQ(campaigns.size(), 2u);
  campaigns.restore(std::vector{sent(1, 1, text), sent(2, 2, text)});
  EXPECT_EQ(campaigns.size(), 2u);
  EXPECT_EQ(others(campaigns, text), 2);
}

TEST(CampaignMemory, WhatHappensWhileThePastIsReadStays) {
  Campaigns campaigns;
  campaigns.remember(sent(3, 30, text));
  campaigns.restore(std::vector{sent(1, 1, text), sent(2, 2, text)});
  EXPECT_EQ(others(campaigns, text), 3);
  EXPECT_EQ(others(campaigns, text, 99, Time{id_epoch_ms + 20'000}), 1);
}

TEST(CampaignMemory, TheOldestLeaveFirst) {
  FakeEnv env;
  Campaigns campaigns(50);
  std::vector<std::string> texts;
  for (int i = 0; i < 175; ++i) {
    texts.push_back(random_text(env));
    campaigns.remember(sent(i + 100, i, texts.back()));
    EXPECT_LE(campaigns.size(), 50u);
  }
  for (int i = 0; i < 175; ++i) EXPECT_EQ(others(campaigns, texts[static_cast<std::size_t>(i)]), i >= 125 ? 1 : 0) << i;
}

// What the bands find is what a comparison with everybody would find.
TEST(CampaignMemory, FindsWhatAComparisonWithAllWouldFind) {
  FakeEnv env(5);
  Campaigns campaigns;
  std::vector<std::string> signatures;
  for (int i = 0; i < 400; ++i) {
    const auto said = env.random_number() % 4 == 0 ? testing::pitch(env) : testing::honest_note(env);
    signatures.push_back(signature(said));
    campaigns.remember(sent(i + 1, i, said));
  }
  int expected = 0;
  int found = 0;
  for (int i = 0; i < 200; ++i) {
    const auto said = i % 2 == 0 ? testing::pitch(env) : testing::honest_note(env);
    const auto asked = signature(said);
    for (const auto& other : signatures) expected += text::resemblance(asked, other) >= 0.78;
    found += others(campaigns, said, 999, {id_epoch_ms}, 1000);
  }
  EXPECT_GT(expected, 1000);
  EXPECT_NEAR(found, expected, expected / 20.0);
}

TEST(CampaignMemory, AFloodOfOneTextIsLookedThroughToABound) {
  Campaigns campaigns;
  std::vector<Campaigns::Sent> flood;
  const auto one = sent(1, 0, text);
  for (int i = 0; i < 50'000; ++i) flood.push_back({PersonId{7}, request(i), one.brief});
  campaigns.restore(flood);
  campaigns.remember(sent(8, 60'000, text));
  EXPECT_EQ(others(campaigns, text), 2);
  EXPECT_EQ(others(campaigns, text, 7), 1);
  EXPECT_EQ(campaigns.size(), 50'001u);
}

}  // namespace
}  // namespace stadt
