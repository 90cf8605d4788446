#include "dialogue/ledger.hpp"
#include "base/collect.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

namespace stadt::dialogue {
namespace {

struct Person {
  double trust = 1;
  int community = 1;
};

// A conversation written down: who says how many words to whom.
struct Script {
  std::vector<Turn> turns;
  std::vector<PersonId> nods;
  std::map<std::int64_t, Person> people;  // others have full trust and community 1
  int flaggers = 0;
  Pace pace = Pace::talk;

  Script& say(int author, int answers, int words, bool asks = false, bool repeats = false) {
    turns.push_back({PersonId{author}, PersonId{answers}, words, asks, repeats,
                     Time{1'700'000'000'000 + std::ssize(turns) * 60'000}});
    return *this;
  }
  Person person(PersonId id) const {
    const auto found = people.find(id.value);
    return found == people.end() ? Person{} : found->second;
  }
  Acquainted known() const {
    return {[this](PersonId id) {
              const auto one = person(id);
              return GuestFacts{one.trust, one.community, 0};
            },
            [](PersonId, PersonId) { return 0; }};
  }
  Ledger ledger() const {
    Ledger ledger(turns.front().author, pace);
    tell(ledger);
    return ledger;
  }
  void tell(Ledger& ledger) const {
    for (const auto& turn : turns) ledger.say(turn, known());
    for (const auto id : nods) ledger.react(id);
    ledger.set_flaggers(flaggers);
  }
  double bits() const { return ledger().quality().sum(); }
};

double entropy(const std::vector<double>& parts) {
  double sum = 0;
  for (const double part : parts) sum += part;
  double bits = 0;
  for (const double part : parts) {
    if (part > 0) bits -= part / sum * std::log2(part / sum);
  }
  return sum > 0 ? bits : 0;
}

// The formula of DIALOGUE §1 as it is written, from all posts at once.
class Written {
 public:
  explicit Written(const Script& script) : script_(script), host_(script.turns.front().author) {
    int number = 0;
    for (const auto& turn : script.turns) {
      const int words = number++ == 0 ? std::min(turn.words, opening_words) : turn.words;
      if (!turn.repeats) words_[turn.author.value] += words;
      if (turn.author != host_) said_[turn.author.value] += substance(turn);
      if (!turn.answers || turn.answers == turn.author) continue;
      given_[{turn.author.value, turn.answers.value}] += substance(turn);
      answered_.insert(turn.answers.value);
      if (turn.author == host_) answered_by_host_.insert(turn.answers.value);
    }
  }

  Quality quality() const {
    Quality q;
    const double n = guests();
    q.voices = std::min(4.0, std::log2(1 + n));
    q.exchange = std::min(3.0, std::log2(1 + pairs()));
    q.host = std::max(share_of(answered_by_host_), 0.5 * share_of(answered_));
    if (n > 1) q.bridge = 0.7 * entropy(communities());
    q.nods = 0.15 * std::log2(1 + std::min<double>(1000, static_cast<double>(reactors().size())));
    q.heat = heat();
    q.monologue = monologue();
    return q;
  }

 private:
  std::vector<double> voices() const {
    std::vector<double> trusted;
    std::vector<double> untrusted;
    double low = 0;
    for (const auto& [id, said] : said_) {
      const double trust = script_.person(PersonId{id}).trust;
      const double v = std::min(2.0, std::log2(1 + said)) * (answered_.contains(id) ? 1 : 0.4) * trust;
      if (trust < 0.3) low += v;
      (trust < 0.3 ? untrusted : trusted).push_back(v);
    }
    for (double& v : untrusted) trusted.push_back(low > 2 ? v * 2 / low : v);
    return trusted;
  }
  double guests() const {
    double sum = 0;
    for (const double v : voices()) sum += v;
    return sum > 0 ? std::min(std::exp2(entropy(voices())), sum) : 0;
  }
  double trust(std::int64_t id) const { return script_.person(PersonId{id}).trust; }
  double pairs() const {
    double trusted = 0;
    double untrusted = 0;
    for (const auto& [pair, there] : given_) {
      const auto back = given_.find({pair.second, pair.first});
      if (pair.first > pair.second || back == given_.end()) continue;
      const double lower = std::min(trust(pair.first), trust(pair.second));
      (lower < 0.3 ? untrusted : trusted) += std::min(1.0, std::min(there, back->second)) * lower;
    }
    return trusted + std::min(1.0, untrusted);
  }
  double share_of(const std::set<std::int64_t>& answered) const {
    double count = 0;
    for (const auto& [id, said] : said_) count += answered.contains(id);
    return said_.empty() ? 0 : count / static_cast<double>(said_.size());
  }
  std::vector<double> communities() const {
    std::map<int, double> sizes;
    for (const auto& [id, said] : said_) ++sizes[script_.person(PersonId{id}).community];
    return collect(sizes, [](const auto& entry) { return entry.second; });
  }
  std::set<std::int64_t> reactors() const {
    std::set<std::int64_t> people;
    for (const auto id : script_.nods) people.insert(id.value);
    return people;
  }
  double heat() const {
    if (script_.pace == Pace::memorial) return 0;
    double guest_posts = 0;
    double posts = 0;
    auto people = reactors();
    std::size_t longest = 0;
    for (std::size_t i = 0; i < script_.turns.size(); ++i) {
      guest_posts += script_.turns[i].author != host_;
      if (!script_.turns[i].repeats) people.insert(script_.turns[i].author.value);
      posts += !script_.turns[i].repeats;
      std::set<std::int64_t> two;
      std::size_t j = i;
      for (; j < script_.turns.size(); ++j) {
        two.insert(script_.turns[j].author.value);
        if (two.size() > 2) break;
      }
      longest = std::max(longest, j - i);
    }
    const double few = std::max(0.0, std::log2((guest_posts + 20) / (static_cast<double>(people.size()) + 20)));
    const double flags = script_.flaggers < 5 ? 0 : script_.flaggers / (static_cast<double>(said_.size()) + 20);
    const double volley = std::max(0.0, static_cast<double>(longest) - 6) / posts;
    return -(1.5 * few + 3 * std::min(1.0, flags / 0.05) + 1.5 * volley);
  }
  double monologue() const {
    const auto posts = std::ranges::count(script_.turns, false, &Turn::repeats);
    if (posts <= 2) return 0;
    double all = 0;
    double most = 0;
    for (const auto& [id, words] : words_) {
      all += words;
      most = std::max<double>(most, words);
    }
    return -2 * std::max(0.0, (all > 0 ? most / all : 0) - 0.5);
  }

  const Script& script_;
  PersonId host_;
  std::map<std::int64_t, double> said_;
  std::map<std::int64_t, int> words_;
  std::map<std::pair<std::int64_t, std::int64_t>, double> given_;
  std::set<std::int64_t> answered_;
  std::set<std::int64_t> answered_by_host_;
};

Script random_script(std::mt19937& random) {
  Script script;
  const int people = 2 + static_cast<int>(random() % 40);
  for (int i = 1; i <= people; ++i) {
    script.people[i] = {.trust = random() % 3 == 0 ? 0.15 : 1.0, .community = 1 + static_cast<int>(random() % 4)};
  }
  if (random() % 5 == 0) script.pace = Pace::memorial;
  script.say(1, 0, static_cast<int>(random() % 300), random() % 2 == 0);
  const int turns = static_cast<int>(random() % 150);
  for (int i = 0; i < turns; ++i) {
    const auto& to = script.turns[random() % script.turns.size()];
    script.say(1 + static_cast<int>(random() % static_cast<unsigned>(people)), static_cast<int>(to.author.value),
               static_cast<int>(random() % 60), random() % 4 == 0, random() % 10 == 0);
  }
  for (unsigned i = 0; i < random() % 30; ++i) script.nods.push_back(PersonId{1 + static_cast<int>(random() % 60)});
  script.flaggers = static_cast<int>(random() % 9);
  return script;
}

TEST(Ledger, TheRunningAccountIsTheFormulaAsItIsWritten) {
  std::mt19937 random(11);
  for (int run = 0; run < 400; ++run) {
    const auto script = random_script(random);
    const auto running = script.ledger().quality();
    const auto written = Written(script).quality();
    EXPECT_NEAR(running.voices, written.voices, 1e-9);
    EXPECT_NEAR(running.exchange, written.exchange, 1e-9);
    EXPECT_NEAR(running.host, written.host, 1e-9);
    EXPECT_NEAR(running.bridge, written.bridge, 1e-9);
    EXPECT_NEAR(running.nods, written.nods, 1e-9);
    EXPECT_NEAR(running.heat, written.heat, 1e-9);
    EXPECT_NEAR(running.monologue, written.monologue, 1e-9);
  }
}

TEST(Ledger, AnAccountInTheRoomOfAnotherKnowsNothingOfIt) {
  std::mt19937 random(13);
  Ledger room(PersonId{1}, Pace::live);
  for (int run = 0; run < 100; ++run) {
    const auto script = random_script(random);
    room.begin(script.turns.front().author, script.pace);
    script.tell(room);
    const auto fresh = script.ledger();
    EXPECT_EQ(room.quality().sum(), fresh.quality().sum());
    EXPECT_EQ(room.quality().heat, fresh.quality().heat);
    EXPECT_EQ(room.grew_at(), fresh.grew_at());
    EXPECT_EQ(room.pace(), fresh.pace());
  }
}

TEST(Ledger, OneNodNeverAddsMoreThanASmallBit) {
  std::mt19937 random(12);
  for (int run = 0; run < 200; ++run) {
    auto script = random_script(random);
    const double before = script.ledger().quality().nods;
    script.nods.push_back(PersonId{1000 + run});
    EXPECT_LE(script.ledger().quality().nods, before + 0.15 + 1e-9);
  }
}

TEST(Ledger, WhatIsTakenBackCountsNoMore) {
  Script script;
  script.say(1, 0, 20).say(2, 1, 20);
  auto ledger = script.ledger();
  const double before = ledger.quality().nods;
  ledger.react(PersonId{7});
  ledger.react(PersonId{7});
  ledger.take_back_reaction(PersonId{7});
  EXPECT_GT(ledger.quality().nods, before);
  ledger.take_back_reaction(PersonId{7});
  ledger.take_back_reaction(PersonId{7});
  EXPECT_EQ(ledger.quality().nods, before);
}

TEST(Ledger, NobodyBumpsATableForEver) {
  Script script;
  script.say(1, 0, 20).say(2, 1, 20).say(1, 2, 20);
  const auto grown = script.ledger().grew_at();
  for (int i = 0; i < 20; ++i) script.say(2, 1, 20).say(1, 2, 20);
  EXPECT_EQ(script.ledger().grew_at(), grown);
  script.say(3, 1, 5);
  EXPECT_GT(script.ledger().grew_at(), grown);
}

}  // namespace
}  // namespace stadt::dialogue
