// What fakes make of trust among real answers: a pod that answers itself all day, unanswered and answered by a few. And
// whether circles keep their names from one night to the next.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "dialogue/community_rules.hpp"
#include "dialogue/quality_rules.hpp"
#include "dialogue/standing_rules.hpp"
#include "quality/quality.hpp"

namespace stadt::bench {

namespace {

constexpr double day_s = 24 * 3600;
constexpr std::size_t seeds = 30;
constexpr std::uint32_t pod = 50;
constexpr int answers_inside = 20'000;
constexpr int regular_answers = 10;  // received
constexpr float one_night_days = 1;

std::vector<dialogue::Answer> answers_of(std::span<const Said> said, std::int64_t now) {
  std::vector<dialogue::Answer> answers;
  for (const auto& one : said) {
    if (one.answered == nobody) continue;
    answers.push_back(
        {one.answered, one.author, 1, static_cast<float>(static_cast<double>(now - one.seconds) / day_s)});
  }
  return answers;
}

// Those who answered most different people: whom a city would ask to greet.
std::vector<std::uint32_t> greeters(const History& history) {
  std::vector<std::set<std::uint32_t>> answered(history.people);
  for (const auto& said : history.said) {
    if (said.answered != nobody) answered[said.author].insert(said.answered);
  }
  std::vector<std::uint32_t> people(history.people);
  std::iota(people.begin(), people.end(), 0);
  std::ranges::stable_sort(people, std::greater(), [&](std::uint32_t person) { return answered[person].size(); });
  people.resize(std::min(people.size(), seeds));
  return people;
}

class Judge {
 public:
  explicit Judge(const History& history)
      : people_(history.people),
        now_(history.said.back().seconds),
        answers_(answers_of(history.said, now_)),
        seeds_(greeters(history)) {}

  std::vector<std::uint8_t> trust(const std::vector<dialogue::Answer>& answers) const {
    return dialogue::trust_percent(dialogue::AnswerGraph(people_ + pod, answers), seeds_);
  }
  std::vector<std::uint8_t> trust() const { return trust(answers_); }

  // The best of a pod that answers itself all day and that so many people of the city have answered once.
  int best_of_pod(int answered, int inside) const {
    std::mt19937 random(5);
    auto answers = answers_;
    const auto member = [&] { return people_ + static_cast<std::uint32_t>(random() % pod); };
    for (int i = 0; i < answered; ++i) {
      answers.push_back({member(), answers_[random() % answers_.size()].answerer});
    }
    for (int i = 0; i < inside; ++i) answers.push_back({member(), member()});
    const auto percent = trust(answers);
    return *std::max_element(percent.begin() + people_, percent.end());
  }

  // Those whom several people have answered lately.
  double trusted_regulars(const std::vector<std::uint8_t>& percent) const {
    std::map<std::uint32_t, int> received;
    for (const auto& answer : answers_) received[answer.answered] += answer.age_days < dialogue::answer_half_life_days;
    double regulars = 0;
    double trusted = 0;
    for (const auto& [person, count] : received) {
      if (count < regular_answers) continue;
      regulars += 1;
      trusted += percent[person] > 100 * dialogue::low_trust;
    }
    return regulars == 0 ? 0 : trusted / regulars;
  }

  // As they were found so many days before the end.
  std::vector<int> circles(float days_before, const std::vector<int>& former) const {
    std::vector<dialogue::Answer> before;
    for (auto answer : answers_) {
      answer.age_days -= days_before;
      if (answer.age_days >= 0) before.push_back(answer);
    }
    return dialogue::communities(dialogue::AnswerGraph(people_, before), former);
  }

 private:
  std::uint32_t people_;
  std::int64_t now_;
  std::vector<dialogue::Answer> answers_;
  std::vector<std::uint32_t> seeds_;
};

struct Circles {
  std::size_t number = 0;
  double greatest = 0;  // of those who are in one
  double renamed = 0;   // from one night to the next
};

Circles judge_circles(const Judge& judge) {
  const auto before = judge.circles(one_night_days, {});
  const auto after = judge.circles(0, before);
  std::map<int, int> sizes;
  double inside = 0;
  double renamed = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (after[i] != dialogue::no_community) ++sizes[after[i]];
    if (before[i] == dialogue::no_community) continue;
    inside += 1;
    renamed += before[i] != after[i];
  }
  Circles circles{.number = sizes.size()};
  double all = 0;
  for (const auto& [name, size] : sizes) {
    all += size;
    circles.greatest = std::max<double>(circles.greatest, size);
  }
  if (all > 0) circles.greatest /= all;
  if (inside > 0) circles.renamed = renamed / inside;
  return circles;
}

}  // namespace

void judge_trust(const History& history, Report& report) {
  const Judge judge(history);
  const double regulars = judge.trusted_regulars(judge.trust());
  const int alone = judge.best_of_pod(0, answers_inside);
  const int answered = judge.best_of_pod(10, 0);
  const int lifted = judge.best_of_pod(10, answers_inside);
  const auto circles = judge_circles(judge);
  const std::string name(history.name);
  report.line(name + "trust",
              fmt::format("regulars-trusted {:.3f} pod-alone {} pod-answered-by-ten {} and-by-itself {}", regulars,
                          alone, answered, lifted));
  report.line(name + "communities", fmt::format("number {} greatest {:.3f} renamed-in-a-night {:.4f}", circles.number,
                                                circles.greatest, circles.renamed));
  report.row(
      {fmt::format("{}: trust of a pod of {} that answers itself {} times", history.title(), pod, answers_inside),
       fmt::format("{} %; answered by ten people {} %", alone, lifted),
       fmt::format("without answering itself {} %; {:.0f} % of the regulars above {:.0f} %", answered, 100 * regulars,
                   100 * dialogue::low_trust),
       "the pod gains nothing", yes_or_no(alone == 100 * dialogue::least_trust && lifted == answered)});
  report.row({fmt::format("{}: communities of the answers", history.title()),
              fmt::format("{}, the greatest of {:.0f} %", circles.number, 100 * circles.greatest),
              fmt::format("{:.1f} % renamed in a night", 100 * circles.renamed)});
}

}  // namespace stadt::bench
