// Who will be the next to speak at a table? Those who sit there and those who were about lately.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "quality/forum.hpp"
#include "quality/quality.hpp"

namespace stadt::bench {

namespace {

constexpr std::size_t features = 24;
constexpr unsigned one_in_learnt = 4;
constexpr std::size_t most_about = 500;  // people who were about lately
constexpr double minute_s = 60;
constexpr double never = 16;
constexpr double going_on_prior = 3;  // as if everybody had gone on once in three posts
constexpr double goal_hit = 0.86;     // of a flat file; others have to be above the best rival

struct Choice {
  std::vector<std::uint32_t> people;  // guests first, whoever spoke last before the others
  std::vector<double> rows;
  std::vector<double> popularity;
  std::vector<double> company;
};

double since(std::int64_t now, std::int64_t then) { return std::log1p(static_cast<double>(now - then) / minute_s); }

// The first ones of a row, beside those that tell of the person alone.
constexpr std::size_t place_of_tie = 4;

std::array<double, features> row_of(const Forum::Table& table, const Forum::Person& person, std::uint32_t id,
                                    std::size_t place, std::int64_t now) {
  const auto* guest = table.guests.find(id);
  const auto* on_topic = person.topics.find(table.topic);
  const bool is_last = id == table.last_author;
  const double posts = std::log1p(person.posts);
  return {guest ? 1.0 : 0.0,
          is_last ? 1.0 : 0.0,
          guest ? since(now, guest->last) : never,
          std::log1p(static_cast<double>(place)),
          std::log1p(tie_of(person, table.last_author)),
          std::log1p(tie_of(person, table.host)),
          since(now, person.last),
          id == table.host ? 1.0 : 0.0,
          on_topic ? std::log1p(on_topic->posts) : 0,
          on_topic ? since(now, on_topic->last) : never,
          posts,
          person.last_topic == table.topic ? 1.0 : 0.0,
          guest ? std::log1p(guest->posts) : 0,
          is_last ? std::log((person.goes_on + 1) / (person.posts + going_on_prior)) : 0,
          is_last ? since(now, table.last) : 0,
          awake(person, now),
          std::log1p(posts_of_the_day(person, now)),
          guest ? 0 : posts,
          guest ? 0 : since(now, person.last),
          table.author_before == nobody ? 0 : std::log1p(tie_of(person, table.author_before)),
          id == table.author_before ? 1.0 : 0.0,
          guest && person.last == guest->last ? 1.0 : 0.0,
          id == table.host && table.guests.entries().size() <= 2 ? 1.0 : 0.0,
          guest && !is_last ? std::log1p(tie_of(person, table.last_author)) : 0};
}

void add_person(Choice& choice, const Forum& forum, const Forum::Table& table, std::uint32_t id, std::int64_t now) {
  const auto& person = forum.person(id);
  const auto row = row_of(table, person, id, choice.people.size(), now);
  choice.people.push_back(id);
  choice.rows.insert(choice.rows.end(), row.begin(), row.end());
  choice.popularity.push_back(posts_of_the_day(person, now));
  choice.company.push_back(row[place_of_tie]);
}

Choice choice_at(const Forum& forum, const Forum::Table& table, std::int64_t now) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> guests;
  guests.reserve(table.guests.entries().size());
  for (const auto& guest : table.guests.entries()) guests.emplace_back(guest.last, guest.key);
  std::ranges::sort(guests, std::greater());
  Choice choice;
  for (const auto& [spoke, person] : guests) add_person(choice, forum, table, person, now);
  const auto& about = forum.people_by_last();
  std::size_t count = 0;
  for (auto person = about.first(); person != about.end() && count < most_about; person = about.after(person)) {
    ++count;
    if (!table.guests.find(person)) add_person(choice, forum, table, person, now);
  }
  return choice;
}

struct Judged {
  Ranking learnt, recency, popularity, company;

  void miss() {
    for (auto* one : {&learnt, &recency, &popularity, &company}) one->miss();
  }
  void add(const Choice& choice, std::size_t truth, const ChoiceModel& model) {
    learnt.add(model.scores(choice.rows), truth);
    recency.add_rank(truth + 1);
    popularity.add(choice.popularity, truth);
    company.add(choice.company, truth);
  }
};

void tell(const History& history, const Judged& judged, Report& report) {
  const std::string name(history.name);
  report.ranking(name + "next-replier", judged.learnt);
  report.ranking(name + "baseline next-replier recency", judged.recency);
  report.ranking(name + "baseline next-replier popularity", judged.popularity);
  report.ranking(name + "baseline next-replier co-occurrence", judged.company);
  const double hit = judged.learnt.hit_at(10);
  const bool is_flat = history.name.empty();
  const double rival = std::max({judged.recency.hit_at(10), judged.popularity.hit_at(10), judged.company.hit_at(10)});
  report.row({fmt::format("{}: who speaks next at a table, {} times", history.title(), judged.learnt.events()),
              fmt::format("hit@10 {:.3f}, MRR {:.3f}", hit, judged.learnt.reciprocal()),
              fmt::format("recency {:.3f}, popularity {:.3f}, co-occurrence {:.3f}", judged.recency.hit_at(10),
                          judged.popularity.hit_at(10), judged.company.hit_at(10)),
              is_flat ? fmt::format("hit@10 ≥ {:.2f}", goal_hit) : "above all",
              yes_or_no(is_flat ? hit >= goal_hit : hit > rival)});
}

}  // namespace

void judge_next_replier(const History& history, Report& report) {
  Forum forum(history);
  ChoiceModel model(features);
  Judged judged;
  std::mt19937 random(2);
  for (std::size_t i = 0; i < history.said.size(); ++i) {
    const auto& said = history.said[i];
    const bool is_judged = i >= history.split();
    const bool is_wanted = is_judged || (i >= history.first_learnt() && random() % one_in_learnt == 0);
    if (is_wanted && forum.is_open(said.table)) {
      const auto choice = choice_at(forum, forum.table(said.table), said.seconds);
      const auto truth =
          static_cast<std::size_t>(std::ranges::find(choice.people, said.author) - choice.people.begin());
      if (truth == choice.people.size()) {
        if (is_judged) judged.miss();
      } else if (is_judged) {
        judged.add(choice, truth, model);
      } else {
        model.learn(choice.rows, truth);
      }
    }
    forum.add(said);
  }
  tell(history, judged, report);
}

}  // namespace stadt::bench
