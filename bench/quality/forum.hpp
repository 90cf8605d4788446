// A forum as sight would know it at any moment: replayed line by line, asked before each new line what it expects.
#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dialogue/next_table_rules.hpp"
#include "load/source_files.hpp"

namespace stadt::bench {

class Forum {
 public:
  struct Table {
    std::int64_t topic = 0;
    std::int64_t opened = 0;
    std::int64_t last = 0;
    std::int64_t host = 0;
    std::int64_t last_author = -1;
    int posts = 0;
    std::vector<std::int64_t> people;                      // in the order in which they came
    std::unordered_map<std::int64_t, std::int64_t> spoke;  // when each last spoke
  };
  struct Person {
    std::unordered_map<std::int64_t, double> posts_on;  // topic → own posts
    std::unordered_map<std::int64_t, std::int64_t> spoke_on;
    std::unordered_map<std::int64_t, double> ties;
    double posts = 0;
    std::int64_t last_topic = -1;
    std::int64_t last = 0;
  };
  // A table that was alive lately, as a reader who has not sat there sees it.
  struct Candidate {
    std::int64_t table = 0;
    dialogue::TableOutlook outlook;
  };

  // Tables active in the last 14 days that the reader has not sat at, the newest first, at most 500.
  std::vector<Candidate> candidates(std::int64_t reader, std::int64_t now) const;
  void add(const load::FlatLine& line);

  const Table* table(std::int64_t id) const;
  const Person& person(std::int64_t id) const;
  bool sat_at(std::int64_t reader, std::int64_t table) const;
  // People who spoke lately, whoever was last first.
  const std::list<std::int64_t>& people_by_last() const { return people_by_last_; }

 private:
  dialogue::TableOutlook outlook(const Table& table, const Person& reader, std::int64_t now, int place) const;

  std::unordered_map<std::int64_t, Table> tables_;
  std::unordered_map<std::int64_t, Person> people_;
  std::list<std::int64_t> tables_by_last_;
  std::unordered_map<std::int64_t, std::list<std::int64_t>::iterator> place_of_table_;
  std::list<std::int64_t> people_by_last_;
  std::unordered_map<std::int64_t, std::list<std::int64_t>::iterator> place_of_person_;
};

}  // namespace stadt::bench
