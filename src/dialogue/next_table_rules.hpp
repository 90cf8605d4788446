// Which table somebody will sit down at next, of those that they have not sat at: a weighted sum of fourteen things
// that memory knows anyway. The weights are learnt from real conversations (`script/bench quality --train`) and stand
// in one small file, next_table_weights.hpp. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace stadt::dialogue {

// What is known of a table and of the reader at the moment of reading.
struct TableOutlook {
  double silent_s = 0;  // since the last word
  double open_s = 0;    // since it was opened
  int place = 1;        // by its last word among all that were considered, from 1
  int posts = 1;
  int people = 1;
  double topic_share = 0;    // of the reader's own posts (topic_share_of)
  double topic_posts = 0;    // the reader's own there
  double topic_rest_s = -1;  // since the reader last spoke on the topic, negative: never
  bool topic_is_last = false;
  double tie_to_last = 0;  // answers between the reader and whoever spoke last (answers_that_bind)
  double tie_to_host = 0;
};

// To be answered binds less than to answer.
constexpr double answers_that_bind(double given, double received) { return given + 0.5 * received; }

// Of somebody's posts those on one topic; who has said little has no topic yet.
constexpr double topic_share_of(double on_topic, double posts) { return (on_topic + 0.1) / (posts + 5); }

constexpr std::size_t next_table_features = 14;
using Features = std::array<double, next_table_features>;

Features features_of(const TableOutlook& outlook);
// In units of log odds; only differences between tables of one page mean anything.
double inclination(const Features& features);

// For explanations and for training, in the order of the features.
std::string_view feature_name(std::size_t feature);
struct Scale {
  double mean = 0;
  double deviation = 1;
  double weight = 0;
};
double inclination(const Features& features, const std::array<Scale, next_table_features>& scales);

}  // namespace stadt::dialogue
