// What one hand sends from many accounts lies on the pile and says so; what many people honestly write does not.
#include "sight/campaigns.hpp"

#include "sight/sight.hpp"
#include "support/asking.hpp"
#include "support/campaign.hpp"
#include "text/words.hpp"

namespace stadt::testing {
namespace {

constexpr int accounts_of_one_hand = 20;

class FromManyHands : public Asking {
 protected:
  FromManyHands() { furnish(mira_); }
  Resident newcomer() { return city_.arrive("account" + std::to_string(++arrived_)); }
  Reply send(const std::string& reason) { return ask(newcomer(), mira_, house_anchor(), reason); }
  Reply send_letter(const Resident& from, const std::string& text) {
    const auto sent = city_.write(from, "@mira " + text, R"("visibility":"direct")");
    EXPECT_FALSE(sent.empty());
    return city_.get(std::string(requests) + "?box=out", from);
  }

 private:
  int arrived_ = 0;
};
STADT_ON_BOTH_ENGINES(FromManyHands);

TEST_P(FromManyHands, ACampaignLiesOnThePileFromItsThirdHandOn) {
  FakeEnv env(11);
  std::vector<std::string> delivered;
  for (int i = 0; i < accounts_of_one_hand; ++i) {
    const auto sender = newcomer();
    const auto reason = pitch(env);
    const auto mirror = city_.post(std::string(requests) + "/mirror", wish(mira_, house_anchor(), reason), sender);
    const auto sent = ask(sender, mira_, house_anchor(), reason);
    ASSERT_EQ(sent.status, 200) << sent.raw.body;
    EXPECT_EQ(sent.text("delivered"), mirror.text("delivered")) << "the sender sees it before they send";
    EXPECT_EQ(sent.text("why"), mirror.text("why"));
    delivered.push_back(sent.text("delivered"));
    if (delivered.back() == "inbox") continue;
    EXPECT_EQ(sent.text("why.0.code"), "campaign");
    EXPECT_GE(std::stoi(sent.text("why.0.count")), 2);
    EXPECT_LE(std::stoi(sent.text("why.0.count")), 10) << "how many there are is nobody's business";
  }
  EXPECT_EQ(delivered[0], "inbox");
  EXPECT_EQ(delivered[1], "inbox");
  EXPECT_GE(std::ranges::count(delivered, "pile"), accounts_of_one_hand - 4);
  const auto pile = city_.get(std::string(requests) + "?box=pile&limit=40", mira_);
  EXPECT_EQ(std::ssize(delivered) - static_cast<std::ptrdiff_t>(pile.size()), std::ranges::count(delivered, "inbox"));
  EXPECT_EQ(pile.text("0.why.0.code"), "campaign") << "the addressee is told, too";
  EXPECT_EQ(pile.text("0.why.0").find("account"), std::string::npos) << "and nobody is named";
}

TEST_P(FromManyHands, HonestNotesAreNoCampaign) {
  FakeEnv env(12);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(send(honest_note(env)).text("delivered"), "inbox") << i;
  for (const auto& note : notes_after_an_evening()) EXPECT_EQ(send(note).text("delivered"), "inbox") << note;
}

TEST_P(FromManyHands, AFirstLetterIsComparedAsARequestIs) {
  FakeEnv env(13);
  send(pitch(env));
  const auto reason = pitch(env);
  send(reason);
  const auto letters = send_letter(newcomer(), reason);
  EXPECT_EQ(letters.text("0.delivered"), "pile");
  EXPECT_EQ(letters.text("0.why.1.code"), "campaign") << letters.raw.body;
  EXPECT_EQ(send(reason).text("why.0.count"), "3") << "and others are compared with it";
}

TEST_P(FromManyHands, WhoHasTalkedAtTheTableIsNeverPartOfOne) {
  const auto root = city_.write(mira_, "Ein Abend für Heinrich Marant.");
  const auto anchor = fmt::format(R"({{"kind":"table","id":"{}"}})", root);
  const auto& note = notes_after_an_evening()[0];
  for (int i = 0; i < 5; ++i) {
    const auto guest = newcomer();
    city_.reply(mira_, city_.reply(guest, root, "Ich habe ihn noch gekannt."), "Erzähl.");
    EXPECT_EQ(ask(guest, mira_, anchor, note).text("delivered"), "inbox");
  }
  EXPECT_EQ(send(note).text("delivered"), "inbox") << "what they wrote is no template";
}

TEST_P(FromManyHands, AMonthLaterNothingIsHeldAgainstAnybody) {
  FakeEnv env(14);
  const auto reason = pitch(env);
  for (int i = 0; i < 3; ++i) send(reason);
  city_.env().pass(std::chrono::days(31));
  EXPECT_EQ(send(reason).text("delivered"), "inbox");
}

TEST_P(FromManyHands, AStartReadsThePastFromSql) {
  FakeEnv env(15);
  const auto reason = pitch(env);
  for (int i = 0; i < 3; ++i) send(reason);
  Sight fresh;
  const auto signature = text::signature(reason, Campaigns::hashes);
  const Campaigns::Question question{
      .signature = signature, .sender = {}, .since = {}, .resembling = 0.7, .enough = accounts_of_one_hand};
  EXPECT_EQ(fresh.campaigns().others_like(question), 0);
  fresh.rebuild(city_.app().database().session());
  EXPECT_EQ(fresh.campaigns().others_like(question), 3);
  city_.app().read_sight();
  EXPECT_EQ(send(reason).text("why.0.count"), "3") << "nothing is counted twice";
}

}  // namespace
}  // namespace stadt::testing
