#include "sight/city_standing.hpp"

#include <unordered_set>

#include "base/collect.hpp"
#include "dialogue/answer_graph.hpp"
#include "dialogue/community_rules.hpp"
#include "dialogue/standing_rules.hpp"
#include "sight/posts_store.hpp"
#include "sight/view.hpp"

namespace stadt {

namespace {

struct Answers {
  const CitySight& city;
  Time now;
  // With the tables at which they were given; in the end in the order of these.
  std::vector<std::pair<Number, dialogue::Answer>> all;

  // People are counted from 0 there, from 1 here.
  void add(Number table, Number author, Number answers, double substance, Time at) {
    constexpr double day_ms = 86'400'000;
    const Number people = city.people();
    if (answers == 0 || author == 0 || answers == author || answers > people || author > people) return;
    all.push_back({table,
                   {.answered = answers - 1,
                    .answerer = author - 1,
                    .weight = static_cast<float>(substance),
                    .age_days = static_cast<float>(static_cast<double>((now - at).count()) / day_ms)}});
  }
};

std::vector<dialogue::Answer> answers_of(const CitySight& city, std::span<const AnswerRead> read, Time now) {
  Answers answers{city, now, {}};
  for (Number number = 1; number <= city.tables(); ++number) {
    const auto& table = city.table(number);
    const auto said = table.line() ? table.said() : std::nullopt;
    if (!said) continue;
    for (const auto& turn : *said) {
      answers.add(number, turn.author, turn.answers, substance_of(turn), time_of(turn.id));
    }
  }
  for (const auto& one : read) {
    const Number table = city.number(one.table);
    if (!table || !city.table(table).line() || city.table(table).said()) continue;  // whole again, or gone
    answers.add(table, city.number(one.author), city.number(one.answers), one.substance, one.at);
  }
  std::ranges::stable_sort(answers.all, {}, &std::pair<Number, dialogue::Answer>::first);
  return collect(answers.all, &std::pair<Number, dialogue::Answer>::second);
}

}  // namespace

std::vector<AnswerRead> read_answers(sql::Session& db, const Sight& sight) {
  std::unordered_set<ConversationId> light;
  {
    const auto city = sight.view();
    for (Number number = 1; number <= city->tables(); ++number) {
      const auto& table = city->table(number);
      if (table.line() && table.is_light()) light.insert(table.id);
    }
  }
  std::vector<AnswerRead> read;
  if (light.empty()) return read;
  sight_store::each_post(db, [&](const sight_store::SeenPost& post) {
    if (post.deleted_at.ms != 0 || post.boost_of || post.audience != Audience::public_) return;
    if (!post.parent_author || !light.contains(post.conversation)) return;
    const auto substance = dialogue::substance(
        {.author = {}, .answers = {}, .words = post.words, .asks = post.asks, .repeats = post.repeats});
    read.push_back({post.conversation, post.author, post.parent_author, time_of(post.id), substance});
  });
  return read;
}

std::vector<Standing> standings_of(const CitySight& city, std::span<const AnswerRead> read,
                                   std::span<const PersonId> seeds, Time now) {
  const Number people = city.people();
  const auto answers = answers_of(city, read, now);
  const dialogue::AnswerGraph graph(people, answers);
  std::vector<std::uint32_t> chosen;
  for (const auto seed : seeds) {
    if (const Number number = city.number(seed); number && number <= people) chosen.push_back(number - 1);
  }
  std::vector<int> former(people);
  for (Number number = 1; number <= people; ++number) {
    former[number - 1] = static_cast<int>(city.person(number).community.load(std::memory_order_relaxed));
  }
  const auto trust = dialogue::trust_percent(graph, chosen);
  const auto communities = dialogue::communities(graph, former);
  std::vector<Standing> standings;
  standings.reserve(people);
  for (Number number = 1; number <= people; ++number) {
    standings.push_back({city.person(number).id, trust[number - 1], communities[number - 1]});
  }
  return standings;
}

}  // namespace stadt
