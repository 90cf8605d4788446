// Was the next table that somebody sat down at, new to them, among the six next to the one they came from? Neighbours
// are the same for everybody; only tables where they sat already are left out.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "dialogue/neighbour_rules.hpp"
#include "quality/forum.hpp"
#include "quality/quality.hpp"
#include "quality/seating.hpp"

namespace stadt::bench {

namespace {

constexpr std::size_t most_walked = 64;  // the closest tables that walks came to are looked at
constexpr std::size_t most_of_a_place = 32;
constexpr std::size_t most_newest = 16;
constexpr std::size_t six = dialogue::most_neighbours;

using Candidates = std::vector<Forum::Candidate>;

class Judge {
 public:
  explicit Judge(const History& history)
      : history_(history), forum_(history), seats_(history), guests_(history.tables) {}

  void run() {
    for (std::size_t i = 0; i < history_.said.size(); ++i) {
      const auto& said = history_.said[i];
      const auto from = forum_.person(said.author).last_table;
      const bool is_new = forum_.is_open(said.table) && !forum_.sat_at(said.author, said.table);
      if (i >= history_.split() && is_new && from != nobody) look(i, from);
      forum_.add(said);
      auto& guests = guests_[said.table];
      const auto at = std::ranges::lower_bound(guests, said.author);
      if (at == guests.end() || *at != said.author) guests.insert(at, said.author);
    }
  }

  void tell(Report& report) const {
    const std::string name(history_.name);
    const auto six_of = [](const Ranking& one) { return fmt::format(" hit@6 {:.3f}", one.hit_at(six)); };
    const auto print = [&](std::string_view what, const Ranking& one) {
      report.ranking(name + std::string(what), one, six_of(one));
    };
    print("neighbours", exact_);
    print("neighbours-by-walking", walked_);
    print("baseline neighbours recency", recency_);
    print("baseline neighbours popularity", popularity_);
    print("baseline neighbours co-occurrence", company_);
    const double best = std::max({recency_.hit_at(six), popularity_.hit_at(six), company_.hit_at(six)});
    report.row({fmt::format("{}: the next table among the six neighbours of the last one, {} times", history_.title(),
                            exact_.events()),
                fmt::format("hit@6 {:.3f}, by walking {:.3f}", exact_.hit_at(six), walked_.hit_at(six)),
                fmt::format("recency {:.3f}, popularity {:.3f}, co-occurrence {:.3f}", recency_.hit_at(six),
                            popularity_.hit_at(six), company_.hit_at(six)),
                "above all three", yes_or_no(exact_.hit_at(six) > best)});
  }

 private:
  dialogue::Surroundings around(std::uint32_t table) const {
    // A place in these files is a topic; links, tags and quotes they do not know.
    return {.guests = guests_[table], .tags = {}, .links = {}, .place = forum_.table(table).topic + std::int64_t{1}};
  }

  void look(std::size_t post, std::uint32_t from) {
    const auto& said = history_.said[post];
    auto candidates = forum_.candidates(said.author, said.seconds);
    if (std::ranges::find(candidates, said.table, &Forum::Candidate::table) == candidates.end()) return;
    if (candidates.size() <= six) return;
    add(exact_, chosen(candidates, from, said.seconds), said.table);
    add_first(recency_, candidates, said.table, [&](std::uint32_t) { return 0.0; });
    add_first(popularity_, candidates, said.table,
              [&](std::uint32_t table) { return forum_.posts_lately(table, said.seconds); });
    add_first(company_, candidates, said.table, [&](std::uint32_t table) {
      return static_cast<double>(dialogue::shared(around(from), around(table), dialogue::Quotes::no).guests);
    });
    keep_walked(candidates, post, from);
    add(walked_, chosen(candidates, from, said.seconds), said.table);
  }

  std::vector<std::uint32_t> chosen(const Candidates& candidates, std::uint32_t from, std::int64_t now) const {
    std::vector<dialogue::Neighbour> all;
    all.reserve(candidates.size());
    for (const auto& one : candidates) {
      const auto& table = forum_.table(one.table);
      const auto shared = dialogue::shared(around(from), around(one.table), dialogue::Quotes::no);
      const double gone_by = dialogue::hours_gone_by(time_of_second(table.last), time_of_second(now));
      all.push_back(
          {one.table, PersonId{table.host + std::int64_t{1}}, shared, dialogue::neighbour_score(shared, gone_by)});
    }
    std::vector<std::uint32_t> tables;
    for (const auto& one : dialogue::chosen_neighbours(std::move(all))) tables.push_back(one.table);
    return tables;
  }

  // Those that a big city would look at: the closest by walking, the newest of the place and of the city.
  void keep_walked(Candidates& candidates, std::size_t post, std::uint32_t from) {
    std::vector<std::pair<double, std::uint32_t>> close;
    for (const auto& [table, visits] : walker_.walk(seats_.at(post), from, {.seed = post})) {
      close.emplace_back(dialogue::closeness(visits, static_cast<std::uint32_t>(guests_[table].size())), table);
    }
    std::ranges::sort(close, std::greater());
    close.resize(std::min(close.size(), most_walked));
    std::size_t of_place = 0;
    std::size_t newest = 0;
    std::erase_if(candidates, [&](const auto& one) {
      if (newest++ < most_newest) return false;
      if (std::ranges::find(close, one.table, &std::pair<double, std::uint32_t>::second) != close.end()) return false;
      return forum_.table(one.table).topic != forum_.table(from).topic || ++of_place > most_of_a_place;
    });
  }

  static void add(Ranking& ranking, const std::vector<std::uint32_t>& tables, std::uint32_t truth) {
    const auto at = std::ranges::find(tables, truth);
    if (at == tables.end()) return ranking.miss();
    ranking.add_rank(static_cast<std::size_t>(at - tables.begin()) + 1);
  }

  // The first six by a value, the newest first among equal ones.
  template <typename Value>
  static void add_first(Ranking& ranking, const Candidates& candidates, std::uint32_t truth, Value value) {
    std::vector<std::pair<double, std::uint32_t>> all;
    all.reserve(candidates.size());
    for (const auto& one : candidates) all.emplace_back(value(one.table), one.table);
    std::ranges::stable_sort(all, std::greater(), &std::pair<double, std::uint32_t>::first);
    std::vector<std::uint32_t> tables;
    for (std::size_t i = 0; i < six; ++i) tables.push_back(all[i].second);
    add(ranking, tables, truth);
  }

  const History& history_;
  Forum forum_;
  RecentSeats seats_;
  dialogue::Walker walker_;
  std::vector<std::vector<std::uint32_t>> guests_;  // of each table, ascending
  Ranking exact_, walked_, recency_, popularity_, company_;
};

}  // namespace

void judge_neighbours(const History& history, Report& report) {
  Judge judge(history);
  judge.run();
  judge.tell(report);
}

}  // namespace stadt::bench
