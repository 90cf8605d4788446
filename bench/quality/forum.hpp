// A forum as sight would know it at any moment: replayed post by post, asked before each new one what it expects.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "dialogue/index_of.hpp"
#include "dialogue/next_table_rules.hpp"
#include "quality/history.hpp"

namespace stadt::bench {

// Numbers in the order in which each was last told; telling one again moves it to the front.
class LatestFirst {
 public:
  explicit LatestFirst(std::uint32_t count) : links_(count + std::size_t{1}), end_(count) {
    links_[end_] = {end_, end_};
  }
  void tell(std::uint32_t number) {
    auto& link = links_[number];
    if (link.is_in) {
      links_[link.newer].older = link.older;
      links_[link.older].newer = link.newer;
    }
    link = {end_, links_[end_].older, true};
    links_[link.older].newer = number;
    links_[end_].older = number;
  }
  std::uint32_t first() const { return links_[end_].older; }
  std::uint32_t after(std::uint32_t number) const { return links_[number].older; }
  std::uint32_t end() const { return end_; }

 private:
  struct Link {
    std::uint32_t newer = 0;
    std::uint32_t older = 0;
    bool is_in = false;
  };
  std::vector<Link> links_;
  std::uint32_t end_;
};

class Forum {
 public:
  struct Guest {
    std::uint32_t key = 0;
    std::int64_t last = 0;  // when they last spoke here
    int posts = 0;
  };
  struct Table {
    std::uint32_t topic = 0;
    std::int64_t opened = 0;
    std::int64_t last = 0;
    std::uint32_t host = nobody;
    std::uint32_t last_author = nobody;
    std::uint32_t author_before = nobody;  // another person than the last one
    dialogue::IndexOf<Guest, std::uint32_t> guests;
    std::vector<std::int64_t> posts;  // when each was written
  };
  struct OnTopic {
    std::uint32_t key = 0;
    double posts = 0;
    std::int64_t last = 0;
  };
  struct Person {
    dialogue::IndexOf<OnTopic, std::uint32_t> topics;
    std::unordered_map<std::uint32_t, double> ties;
    std::vector<std::uint32_t> tables;  // in the order in which they first spoke there
    double posts = 0;
    double goes_on = 0;  // posts that follow their own last word at a table
    std::uint32_t last_topic = nobody;
    std::uint32_t last_table = nobody;
    std::int64_t last = 0;
    double day_posts = 0;               // as of `last`, half as many every twelve hours
    std::array<double, 24> hours = {};  // posts by the hour of the day
  };
  // A table that was alive lately, as a reader who has not sat there sees it.
  struct Candidate {
    std::uint32_t table = 0;
    dialogue::TableOutlook outlook;
  };

  explicit Forum(const History& history);

  // Tables active in the last 14 days that the reader has not sat at, the newest first, at most 500.
  std::vector<Candidate> candidates(std::uint32_t reader, std::int64_t now) const;
  void add(const Said& said);

  const Table& table(std::uint32_t number) const { return tables_[number]; }
  const Person& person(std::uint32_t number) const { return people_[number]; }
  bool is_open(std::uint32_t table) const { return !tables_[table].posts.empty(); }
  bool sat_at(std::uint32_t reader, std::uint32_t table) const { return tables_[table].guests.find(reader); }
  // Posts of the table in the last day.
  int posts_lately(std::uint32_t table, std::int64_t now) const;
  const LatestFirst& people_by_last() const { return people_by_last_; }

 private:
  dialogue::TableOutlook outlook(const Table& table, const Person& reader, std::int64_t now, int place) const;

  std::vector<Table> tables_;
  std::vector<Person> people_;
  LatestFirst tables_by_last_;
  LatestFirst people_by_last_;
};

double tie_of(const Forum::Person& person, std::uint32_t other);
// What somebody wrote lately, half as many every twelve hours.
double posts_of_the_day(const Forum::Person& person, std::int64_t now);
// Whether somebody usually writes at this time of the day: log of how much more than at any other.
double awake(const Forum::Person& person, std::int64_t now);

}  // namespace stadt::bench
