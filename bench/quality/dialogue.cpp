// Dialogue quality of real conversations. What is good about them is a choice and no fact; but real ones must stand
// above every attack, whatever the weights, and where quality is high people who sit there should go on talking.
#include <fmt/format.h>

#include <algorithm>

#include "dialogue/community_rules.hpp"
#include "dialogue/ledger.hpp"
#include "quality/quality.hpp"
#include "quality/weighing.hpp"
#include "support/archetypes.hpp"
#include "support/growth.hpp"

namespace stadt::bench {

namespace {

constexpr std::int64_t looked_at_after_s = 12 * 3600;
constexpr std::size_t fewest_posts = 3;
constexpr int fewest_guests = 4;
constexpr double fewest_pairs = 0.5;  // that something went both ways between
constexpr int draws = 200;

using Post = const Said*;

dialogue::Turn turn_of(const Said& said) {
  const auto person = [](std::uint32_t number) { return PersonId{number + std::int64_t{1}}; };
  return {.author = person(said.author),
          .answers = said.answered == nobody ? PersonId{} : person(said.answered),
          .words = said.words,
          .asks = said.asks,
          .repeats = false,
          .at = time_of_second(said.seconds)};
}

// Everybody is trusted here, of the circle that their answers tell, and a stranger to the others.
class Circles {
 public:
  explicit Circles(const History& history) {
    std::vector<dialogue::Answer> answers;
    for (const auto& said : history.said) {
      if (said.answered != nobody) answers.push_back({said.answered, said.author});
    }
    of_ = dialogue::communities(dialogue::AnswerGraph(history.people, answers), {});
  }
  dialogue::Acquainted acquainted() const {
    return {
        [this](PersonId person) { return dialogue::GuestFacts{1, of_[static_cast<std::size_t>(person.value - 1)], 0}; },
        [](PersonId, PersonId) { return 0; }};
  }

 private:
  std::vector<int> of_;
};

dialogue::Ledger ledger_of(std::span<const Post> posts, const dialogue::Acquainted& known) {
  dialogue::Ledger ledger(turn_of(*posts.front()).author, dialogue::Pace::talk);
  for (const auto* post : posts) ledger.say(turn_of(*post), known);
  return ledger;
}

// A guess about each conversation, for those in which people went on talking and for the others.
struct Guess {
  std::vector<double> went_on;
  std::vector<double> ended;

  void add(double value, bool goes_on) { (goes_on ? went_on : ended).push_back(value); }
  double area() const { return area_under_curve(went_on, ended); }
};

struct Judged {
  Guess quality, posts, guests, votes;
  std::vector<dialogue::Quality> real;  // of several guests who answered each other
  std::size_t answers = 0;
  double seconds = 0;
};

void look_early(std::span<const Post> posts, const dialogue::Acquainted& known, Judged& judged) {
  const auto later = std::ranges::find_if(
      posts, [&](Post post) { return post->seconds - posts.front()->seconds > looked_at_after_s; });
  const auto early = posts.first(static_cast<std::size_t>(later - posts.begin()));
  if (early.size() < fewest_posts) return;
  const auto ledger = ledger_of(early, known);
  double votes = 0;
  for (const auto* post : early) votes += post->score;
  const bool goes_on = std::any_of(later, posts.end(), [&](Post post) {
    return std::ranges::any_of(early, [&](Post one) { return one->author == post->author; });
  });
  judged.quality.add(ledger.quality().sum(), goes_on);
  judged.posts.add(static_cast<double>(early.size()), goes_on);
  judged.guests.add(ledger.sums().guests, goes_on);
  judged.votes.add(votes, goes_on);
}

Judged judged(const History& history) {
  std::vector<std::vector<Post>> tables(history.tables);
  for (const auto& said : history.said) tables[said.table].push_back(&said);
  const Circles circles(history);
  const auto known = circles.acquainted();
  Judged judged;
  for (const auto& posts : tables) {
    const double begin = testing::processor_seconds();
    const auto ledger = ledger_of(posts, known);
    const auto quality = ledger.quality();
    judged.seconds += testing::processor_seconds() - begin;
    judged.answers += posts.size();
    const bool is_talk = ledger.sums().guests >= fewest_guests && ledger.sums().pairs_trusted >= fewest_pairs;
    if (is_talk) judged.real.push_back(quality);
    look_early(posts, known, judged);
  }
  return judged;
}

}  // namespace

void judge_dialogue(const History& history, Report& report) {
  const auto found = judged(history);
  if (found.real.empty() || found.quality.went_on.empty() || found.quality.ended.empty()) return;
  std::vector<dialogue::Quality> attacks;
  for (const auto& attack : testing::attacks()) attacks.push_back(attack.script.quality());
  const double above = area(found.real, attacks, as_they_are);
  const double worst = worst_area(found.real, attacks, draws);
  const std::string name(history.name);
  report.line(name + "dialogue",
              fmt::format("goes-on AUC {:.3f} posts {:.3f} guests {:.3f} votes {:.3f}", found.quality.area(),
                          found.posts.area(), found.guests.area(), found.votes.area()));
  report.line(name + "dialogue",
              fmt::format("real-above-attacks AUC {:.3f} worst {:.3f} tables {}", above, worst, found.real.size()));
  report.line(name + "dialogue",
              fmt::format("ledger {:.0f} ns a post", 1e9 * found.seconds / static_cast<double>(found.answers)));
  report.row(
      {fmt::format("{}: after twelve hours, do those who sit there go on talking", history.title()),
       fmt::format("Q: AUC {:.3f}", found.quality.area()),
       fmt::format("posts {:.3f}, guests {:.3f}, votes {:.3f}", found.posts.area(), found.guests.area(),
                   found.votes.area()),
       "above all three",
       yes_or_no(found.quality.area() > std::max({found.posts.area(), found.guests.area(), found.votes.area()}))});
  report.row({fmt::format("{}: {} real talks of {} guests and more above the attacks, all weights ±50 %",
                          history.title(), found.real.size(), fewest_guests),
              fmt::format("AUC {:.3f}, worst of {} draws {:.3f}", above, draws, worst), "–"});
}

}  // namespace stadt::bench
