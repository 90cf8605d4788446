// What is hidden from somebody changes nothing that they see of others: the same city is lived through twice, once with
// what is hidden from a stranger and once without it, and every answer of memory is compared.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "support/city.hpp"
#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

// Lives through a day of random acts, the same for one seed; what is hidden from the stranger is done or left out.
class LivedDay {
 public:
  LivedDay(City& city, unsigned seed, bool with_hidden) : city_(city), random_(seed), with_hidden_(with_hidden) {
    stranger_ = city_.arrive("stranger");
    for (const auto* handle : {"anna", "benno", "clara", "dora", "emil"}) people_.push_back(city_.arrive(handle));
    // They follow each other, and nobody is followed by the stranger.
    for (const auto& one : people_) {
      for (const auto& other : people_) {
        if (one.id != other.id && below(2) == 0) city_.follow(one, other);
      }
    }
    acquaint(city_, people_[0], people_[1]);
    // The stranger follows somebody who shows nobody whom they follow.
    frida_ = city_.arrive("frida");
    city_.patch("/api/v1/accounts/update_credentials", R"({"hide_collections":true})", frida_);
    city_.follow(stranger_, frida_);
  }

  void act() {
    const bool is_hidden = below(2) == 0;
    const int what = below(is_hidden ? 6 : 4);
    const auto& who = below(6) == 0 && !is_hidden ? stranger_ : any();
    const std::size_t pick = random_();
    const auto text = fmt::format("{} Worte, die {} etwas sagen und noch mehr fragen {}", below(1000), who.handle,
                                  below(2) ? "#Hospiz" : "#Steuern");
    // Every number is drawn in both cities, whether it is used or not.
    const auto organisation = below(2) ? "Hafenklinik" : "Werft Nord";
    const int year = 2000 + below(15);
    const auto& other = any();
    const auto* audience = hidden_audiences[static_cast<std::size_t>(below(4))];
    const auto* visibility = below(2) ? "private" : "direct";
    if (is_hidden && !with_hidden_) return;
    if (is_hidden) return act_hidden(what, {who, other, pick, text, organisation, year, audience, visibility});
    if (what == 0 || posts_.empty()) posts_.push_back(city_.write(who, text + "?"));
    if (what == 1) posts_.push_back(city_.reply(who, posts_[pick % posts_.size()], text));
    if (what == 2 && !posts_.empty()) thank(who, posts_[pick % posts_.size()], text);
    if (what == 3) roles_[who.id] += role(organisation, year, "public");
    if (what == 3) furnish(who);
  }

  // What the stranger is told of everybody: names and sentences, without ids.
  std::string told() {
    std::string all;
    for (const auto& who : people_) {
      all += lines(fmt::format("/api/stadt/v1/people/{}/ground", who.id), {"kind", "sentence.de"});
    }
    for (const auto* query : {"burns_for=Hospiz", "burns_for=Steuern", "can=Hospiz", "can=Steuern"}) {
      all += lines(std::string("/api/stadt/v1/people?") + query, {"account.acct", "sentence.en"});
    }
    all += lines("/api/stadt/v1/people/meet",
                 {"account.acct", "sentence.de", "ground.0.sentence.de", "ground.1.sentence.de"});
    all += lines("/api/stadt/v1/tables?mode=dialogue", {"title", "why.sentence.de", "why.slot", "familiar.count"});
    for (const auto& post : posts_) {
      const auto place = city_.get(fmt::format("/api/stadt/v1/posts/{}/table", post), stranger_);
      if (place.text("post_id") == place.text("table_id")) {
        all += lines(fmt::format("/api/stadt/v1/tables/{}/met", place.text("table_id")), {"account.acct", "answers"});
        all += lines(fmt::format("/api/stadt/v1/tables/{}/neighbours", place.text("table_id")),
                     {"table.title", "sentence.en", "overheard.text"});
      }
    }
    return all;
  }

 private:
  static constexpr const char* hidden_audiences[] = {"self", "close", "contacts", "followers"};

  struct Hidden {
    const Resident& who;
    const Resident& other;
    std::size_t pick;
    std::string text;
    std::string organisation;
    int year;
    std::string audience;
    std::string visibility;
  };
  void act_hidden(int what, const Hidden& act) {
    const auto visibility = fmt::format(R"("visibility":"{}")", act.visibility);
    const auto text = act.visibility == "direct" ? "@" + act.other.handle + " " + act.text : act.text;
    if (what == 0 || posts_.empty()) city_.write(act.who, text + "?", visibility);
    if (what == 1 && !posts_.empty()) city_.reply(act.who, posts_[act.pick % posts_.size()], text, visibility);
    if (what == 2) roles_[act.who.id] += role(act.organisation, act.year, act.audience);
    if (what == 2) furnish(act.who);
    if (what == 3 && act.who.id != act.other.id) {
      city_.post(fmt::format("/api/v1/accounts/{}/mute", act.other.id), "{}", act.who);
    }
    if (what == 5) city_.follow(frida_, act.other);
    if (what == 4 && !posts_.empty()) {
      city_.post(fmt::format("/api/v1/statuses/{}/bookmark", posts_[act.pick % posts_.size()]), "{}", act.who);
    }
  }

  static std::string role(const std::string& organisation, int year, const std::string& audience) {
    return fmt::format(R"({{"kind":"role","audience":"{}","mark":"both","text":"Dort","detail":"{}",)"
                       R"("from_year":{},"to_year":{}}},)",
                       audience, organisation, year, year + 3);
  }
  // Nobody thanks themselves: that is refused, in both cities.
  void thank(const Resident& who, const std::string& post, const std::string& text) {
    city_.post("/api/v1/statuses",
               fmt::format(R"({{"status":"{}","in_reply_to_id":"{}","stadt":{{"thanks":true}}}})", text, post), who);
  }
  void furnish(const Resident& who) {
    const auto& items = roles_[who.id];
    EXPECT_EQ(city_.put("/api/stadt/v1/house", R"({"items":[)" + items.substr(0, items.size() - 1) + "]}", who).status,
              200);
  }
  std::string lines(const std::string& path, std::initializer_list<const char*> members) {
    const auto reply = city_.get(path, stranger_);
    EXPECT_EQ(reply.status, 200) << path << reply.raw.body;
    std::string all = path.substr(path.rfind('/')) + "\n";
    for (std::size_t i = 0; i < reply.size(); ++i) {
      for (const auto* member : members) all += " | " + reply.text(fmt::format("{}.{}", i, member));
      all += '\n';
    }
    return all;
  }
  const Resident& any() { return people_[static_cast<std::size_t>(below(static_cast<int>(people_.size())))]; }
  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  City& city_;
  std::mt19937 random_;
  bool with_hidden_;
  Resident stranger_;
  Resident frida_;
  std::vector<Resident> people_;
  std::vector<std::string> posts_;  // public ones
  std::map<std::string, std::string> roles_;
};

class HiddenItems : public OnBothEngines {
 protected:
  std::string told_after_a_day(unsigned seed, bool with_hidden) {
    City city(take_database());
    LivedDay day(city, seed, with_hidden);
    for (int i = 0; i < 70; ++i) day.act();
    return day.told();
  }
};
STADT_ON_BOTH_ENGINES(HiddenItems);

TEST_P(HiddenItems, ChangeNothingThatAStrangerIsToldOfPeople) {
  std::size_t told = 0;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const auto without = told_after_a_day(seed, false);
    EXPECT_EQ(told_after_a_day(seed, true), without) << "seed " << seed;
    told += static_cast<std::size_t>(std::ranges::count(without, '|'));
  }
  EXPECT_GT(told, 30u) << "Something is told at all.";
}

}  // namespace
}  // namespace stadt::testing
