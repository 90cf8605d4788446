// What memory knows of a table for the question whether the reader will sit down there next (next_table_rules).
#pragma once

#include "dialogue/next_table_rules.hpp"
#include "sight/city_sight.hpp"

namespace stadt::feed {

// For one reader and many tables: what concerns the reader alone is found out once. Used within one visit of the city.
class Outlooks {
 public:
  Outlooks(const CitySight& city, Number reader, Time now);

  // `place` is the table's place by its last word among all that were considered, from 1.
  dialogue::TableOutlook of(Number table, int place) const;

 private:
  void tell_topic(const TableSight& table, dialogue::TableOutlook& outlook) const;
  double answers_between_reader_and(Number other) const;

  const CitySight& city_;
  Number reader_;
  Time now_;
  std::span<const TagUse> uses_;
  double contributions_ = 0;             // to all tags
  std::span<const Number> latest_tags_;  // of the table where the reader spoke last
};

}  // namespace stadt::feed
