// Who gets to talk with whom: pairs who began to answer each other in the last fifth, looked for among all who were
// about, by what was known before.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "dialogue/ground_rules.hpp"
#include "dialogue/meet_rules.hpp"
#include "quality/forum.hpp"
#include "quality/quality.hpp"

namespace stadt::bench {

namespace {

constexpr std::int64_t day_s = 24 * 3600;
constexpr std::int64_t about_s = 90 * day_s;
constexpr double tried_weights[] = {0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Found {
  Ranking meet, adamic_adar, ground;
  std::vector<Ranking> tried = std::vector<Ranking>(std::size(tried_weights));
};

class Judge {
 public:
  explicit Judge(const History& history) : history_(history), forum_(history), contacts_(history.people) {
    const auto split = history.split();
    for (std::size_t i = 0; i < split; ++i) {
      forum_.add(history.said[i]);
      note(history.said[i], before_);
    }
    now_ = history.said[split].seconds;
    std::set<Pair> after;
    for (std::size_t i = split; i < history.said.size(); ++i) note(history.said[i], after);
    for (const auto& [one, other] : before_) {
      if (before_.contains({other, one})) contacts_[one].push_back(other);
    }
    for (const auto& [one, other] : after) {
      if (after.contains({other, one}) && !before_.contains({one, other}) && !before_.contains({other, one})) {
        wanted_[one].push_back(other);
      }
    }
    count_topics();
  }

  Found run() const {
    Found found;
    for (const auto& [person, others] : wanted_) {
      if (forum_.person(person).posts > 0) look(person, others, found);
    }
    return found;
  }

 private:
  struct Candidate {
    std::uint32_t person = 0;
    std::vector<std::uint32_t> contacts_of_shared;
    std::vector<dialogue::SharedItem> ground;
  };

  static void note(const Said& said, std::set<Pair>& pairs) {
    if (said.answered != nobody) pairs.emplace(said.author, said.answered);
  }

  void count_topics() {
    live_on_.resize(history_.topics);
    for (std::uint32_t person = 0; person < history_.people; ++person) {
      people_ += forum_.person(person).posts > 0;
      for (const auto& topic : forum_.person(person).topics.entries()) {
        if (topic.posts >= dialogue::lived_tag_contributions) live_on_[topic.key].push_back(person);
      }
    }
  }

  static dialogue::SharedItem item(dialogue::GroundKind kind, std::uint32_t subject, std::size_t people,
                                   std::int64_t last) {
    return {kind, subject, static_cast<std::int64_t>(people), time_of_second(last)};
  }

  bool is_about(std::uint32_t person) const {
    return forum_.person(person).posts > 0 && forum_.person(person).last >= now_ - about_s;
  }

  // Everybody who was about and shares a contact, a table or a topic, but whom they know already.
  std::map<std::uint32_t, Candidate> candidates(std::uint32_t person) const {
    std::map<std::uint32_t, Candidate> all;
    const auto& self = forum_.person(person);
    for (const auto shared : contacts_[person]) {
      for (const auto other : contacts_[shared]) {
        all[other].contacts_of_shared.push_back(static_cast<std::uint32_t>(contacts_[shared].size()));
      }
    }
    for (const auto number : self.tables) {
      const auto& table = forum_.table(number);
      const auto own_last = table.guests.find(person)->last;
      for (const auto& guest : table.guests.entries()) {
        all[guest.key].ground.push_back(item(dialogue::GroundKind::conversation, number, table.guests.entries().size(),
                                             std::min(own_last, guest.last)));
      }
    }
    for (const auto& topic : self.topics.entries()) {
      if (topic.posts < dialogue::lived_tag_contributions) continue;
      for (const auto other : live_on_[topic.key]) {
        const auto last = std::min(topic.last, forum_.person(other).topics.find(topic.key)->last);
        all[other].ground.push_back(item(dialogue::GroundKind::hashtag, topic.key, live_on_[topic.key].size(), last));
      }
    }
    std::erase_if(all, [&](const auto& one) {
      const auto other = one.first;
      return other == person || !is_about(other) || before_.contains({person, other}) ||
             before_.contains({other, person});
    });
    return all;
  }

  void look(std::uint32_t person, const std::vector<std::uint32_t>& others, Found& found) const {
    std::vector<std::uint32_t> people;
    std::vector<double> meet, adamic_adar, ground, introduced;
    for (const auto& [other, candidate] : candidates(person)) {
      people.push_back(other);
      ground.push_back(dialogue::ground(candidate.ground, people_, time_of_second(now_)));
      adamic_adar.push_back(dialogue::adamic_adar(candidate.contacts_of_shared));
      introduced.push_back(dialogue::introduced(candidate.contacts_of_shared.size()));
      meet.push_back(dialogue::meet(candidate.contacts_of_shared, ground.back()));
    }
    std::vector<std::uint32_t> wanted;
    for (const auto other : others) {
      if (forum_.person(other).posts > 0) wanted.push_back(other);  // others came later
    }
    const auto add = [&](Ranking& ranking, const std::vector<double>& scores) {
      ranking.add_each(people, scores, wanted);
    };
    add(found.meet, meet);
    add(found.adamic_adar, adamic_adar);
    add(found.ground, ground);
    for (std::size_t i = 0; i < found.tried.size(); ++i) {
      std::vector<double> scores(people.size());
      for (std::size_t j = 0; j < people.size(); ++j) {
        scores[j] = (adamic_adar[j] + tried_weights[i] * ground[j]) * introduced[j];
      }
      add(found.tried[i], scores);
    }
  }

  const History& history_;
  Forum forum_;
  std::set<Pair> before_;  // who answered whom
  std::vector<std::vector<std::uint32_t>> contacts_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> wanted_;
  std::vector<std::vector<std::uint32_t>> live_on_;
  std::int64_t people_ = 0;
  std::int64_t now_ = 0;
};

}  // namespace

void judge_meeting(const History& history, Weights weights, Report& report) {
  const Found found = Judge(history).run();
  const std::string name(history.name);
  report.ranking(name + "meet-in-conversations", found.meet);
  report.ranking(name + "baseline meet-in-conversations adamic-adar", found.adamic_adar);
  report.ranking(name + "baseline meet-in-conversations ground", found.ground);
  for (std::size_t i = 0; weights == Weights::printed && i < found.tried.size(); ++i) {
    report.ranking(fmt::format("{}meet-in-conversations b={}", name, tried_weights[i]), found.tried[i]);
  }
  const auto short_form = [](const Ranking& one) {
    return fmt::format("MRR {:.4f}, hit@10 {:.3f}", one.reciprocal(), one.hit_at(10));
  };
  const bool met = found.meet.reciprocal() >= found.adamic_adar.reciprocal() &&
                   found.meet.hit_at(10) >= found.adamic_adar.hit_at(10);
  report.row({fmt::format("{}: who begins to talk with whom, {} times", history.title(), found.meet.events()),
              short_form(found.meet),
              fmt::format("Adamic–Adar {}; ground alone {}", short_form(found.adamic_adar), short_form(found.ground)),
              "≥ Adamic–Adar", yes_or_no(met)});
}

}  // namespace stadt::bench
