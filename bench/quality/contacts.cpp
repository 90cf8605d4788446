// Who is in contact with whom: a tenth of all contacts is hidden, and those of some people are looked for among the
// contacts of their contacts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "dialogue/community_rules.hpp"
#include "dialogue/meet_rules.hpp"
#include "quality/quality.hpp"

namespace stadt::bench {

namespace {

constexpr std::size_t one_in_hidden = 10;
constexpr std::size_t most_asked = 3000;
constexpr double rarest = 10;
constexpr double tried_weights[] = {0, 0.01, 0.02, 0.05, 0.1, 0.2};

using Lists = std::vector<std::vector<std::uint32_t>>;

// Those who follow each other; in a file where nobody does, everybody who follows.
std::vector<std::pair<std::uint32_t, std::uint32_t>> contacts_of(std::span<const load::FollowLine> lines) {
  std::vector<load::FollowLine> sorted(lines.begin(), lines.end());
  std::ranges::sort(sorted);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> mutual;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
  for (const auto& [one, other] : sorted) {
    const auto pair =
        std::pair(static_cast<std::uint32_t>(std::min(one, other)), static_cast<std::uint32_t>(std::max(one, other)));
    all.push_back(pair);
    if (one < other && std::ranges::binary_search(sorted, load::FollowLine{other, one})) mutual.push_back(pair);
  }
  auto& pairs = mutual.empty() ? all : mutual;
  std::ranges::sort(pairs);
  pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
  return pairs;
}

struct Found {
  Ranking meet, adamic_adar, number;
  std::vector<Ranking> tried = std::vector<Ranking>(std::size(tried_weights));
};

class Judge {
 public:
  explicit Judge(std::span<const load::FollowLine> lines) {
    auto pairs = contacts_of(lines);
    std::ranges::shuffle(pairs, random_);
    for (const auto& [one, other] : pairs) people_ = std::max<std::size_t>(people_, other + std::size_t{1});
    known_.resize(people_);
    hidden_.resize(people_);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      auto& lists = i % one_in_hidden == 0 ? hidden_ : known_;
      lists[pairs[i].first].push_back(pairs[i].second);
      lists[pairs[i].second].push_back(pairs[i].first);
    }
    for (auto& list : known_) std::ranges::sort(list);
    find_circles();
  }

  Found run() {
    std::vector<std::uint32_t> asked;
    for (std::uint32_t person = 0; person < people_; ++person) {
      if (!hidden_[person].empty() && !known_[person].empty()) asked.push_back(person);
    }
    std::ranges::shuffle(asked, random_);
    asked.resize(std::min(asked.size(), most_asked));
    Found found;
    for (const auto person : asked) look(person, found);
    return found;
  }

 private:
  // Circles of the contacts that are known are all the ground that such a file has.
  void find_circles() {
    std::vector<dialogue::Answer> answers;
    for (std::uint32_t person = 0; person < people_; ++person) {
      for (const auto other : known_[person]) answers.push_back({person, other});
    }
    circles_ = dialogue::communities(dialogue::AnswerGraph(static_cast<std::uint32_t>(people_), answers), {});
    for (const int circle : circles_) ++sizes_[circle];
  }

  double ground(std::uint32_t one, std::uint32_t other) const {
    const int circle = circles_[one];
    if (circle == dialogue::no_community || circle != circles_[other]) return 0;
    return std::min(rarest, std::log2(static_cast<double>(people_) / sizes_.at(circle)));
  }

  void look(std::uint32_t person, Found& found) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> shared;
    for (const auto between : known_[person]) {
      for (const auto other : known_[between]) {
        shared[other].push_back(static_cast<std::uint32_t>(known_[between].size()));
      }
    }
    shared.erase(person);
    for (const auto contact : known_[person]) shared.erase(contact);
    std::vector<std::uint32_t> people;
    std::vector<double> meet, adamic_adar, number, common, introduced;
    for (const auto& [other, contacts] : shared) {
      people.push_back(other);
      common.push_back(ground(person, other));
      meet.push_back(dialogue::meet(contacts, common.back()));
      adamic_adar.push_back(dialogue::adamic_adar(contacts));
      introduced.push_back(dialogue::introduced(contacts.size()));
      number.push_back(static_cast<double>(contacts.size()));
    }
    const auto add = [&](Ranking& ranking, const std::vector<double>& scores) {
      ranking.add_each(people, scores, hidden_[person]);
    };
    add(found.meet, meet);
    add(found.adamic_adar, adamic_adar);
    add(found.number, number);
    for (std::size_t i = 0; i < found.tried.size(); ++i) {
      std::vector<double> scores(people.size());
      for (std::size_t j = 0; j < people.size(); ++j) {
        scores[j] = (adamic_adar[j] + tried_weights[i] * common[j]) * introduced[j];
      }
      add(found.tried[i], scores);
    }
  }

  std::mt19937 random_{3};
  std::size_t people_ = 0;
  Lists known_;
  Lists hidden_;
  std::vector<int> circles_;
  std::map<int, int> sizes_;
};

}  // namespace

void judge_contacts(std::span<const load::FollowLine> lines, Weights weights, Report& report) {
  const Found found = Judge(lines).run();
  report.ranking("meet", found.meet);
  report.ranking("baseline adamic-adar", found.adamic_adar);
  report.ranking("baseline shared-contacts", found.number);
  for (std::size_t i = 0; weights == Weights::printed && i < found.tried.size(); ++i) {
    report.ranking(fmt::format("meet b={}", tried_weights[i]), found.tried[i]);
  }
  const auto short_form = [](const Ranking& one) {
    return fmt::format("MRR {:.4f}, hit@10 {:.4f}", one.reciprocal(), one.hit_at(10));
  };
  const bool met = found.meet.reciprocal() >= found.adamic_adar.reciprocal() &&
                   found.meet.hit_at(10) >= found.adamic_adar.hit_at(10);
  report.row({fmt::format("Follows: hidden contacts of {} people, {} in all", most_asked, found.meet.events()),
              short_form(found.meet),
              fmt::format("Adamic–Adar {}; number of shared contacts {}", short_form(found.adamic_adar),
                          short_form(found.number)),
              "≥ Adamic–Adar", yes_or_no(met)});
}

}  // namespace stadt::bench
