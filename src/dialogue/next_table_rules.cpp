#include "dialogue/next_table_rules.hpp"

#include <cmath>

#include "dialogue/next_table_weights.hpp"

namespace stadt::dialogue {

namespace {

constexpr double minute_s = 60;
constexpr double hour_s = 3600;
constexpr double never = 12;  // log hours: far longer than anybody remembers
constexpr double square_scale = 0.1;
// An early word on a topic says little: as if everybody had said five things on everything.
constexpr double share_prior = 0.001;

// Of whole numbers, most of which are small.
double log1p_of(int count) {
  constexpr int small = 512;
  static const auto logs = [] {
    std::array<double, small> all{};
    for (int i = 0; i < small; ++i) all[static_cast<std::size_t>(i)] = std::log1p(i);
    return all;
  }();
  return count >= 0 && count < small ? logs[static_cast<std::size_t>(count)] : std::log1p(count);
}

constexpr std::string_view names[next_table_features] = {"silence",
                                                         "silence squared",
                                                         "place",
                                                         "fresh",
                                                         "posts",
                                                         "people",
                                                         "age",
                                                         "waits for a first answer",
                                                         "share of the topic",
                                                         "posts on the topic",
                                                         "rest from the topic",
                                                         "topic of the last word",
                                                         "tie to the last voice",
                                                         "tie to the host"};

}  // namespace

Features features_of(const TableOutlook& outlook) {
  const double silence = std::log1p(outlook.silent_s / minute_s);
  return {silence,
          silence * silence * square_scale,
          log1p_of(outlook.place - 1),
          std::exp(-outlook.silent_s / hour_s),
          log1p_of(outlook.posts),
          log1p_of(outlook.people),
          std::log1p(outlook.open_s / hour_s),
          outlook.posts == 1 ? 1.0 : 0.0,
          std::log(outlook.topic_share + share_prior),
          std::log1p(outlook.topic_posts),
          outlook.topic_rest_s < 0 ? never : std::log1p(outlook.topic_rest_s / hour_s),
          outlook.topic_is_last ? 1.0 : 0.0,
          std::log1p(outlook.tie_to_last),
          std::log1p(outlook.tie_to_host)};
}

double inclination(const Features& features, const std::array<Scale, next_table_features>& scales) {
  double sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    sum += scales[i].weight * (features[i] - scales[i].mean) / scales[i].deviation;
  }
  return sum;
}

double inclination(const Features& features) { return inclination(features, next_table_weights); }

std::string_view feature_name(std::size_t feature) { return names[feature]; }

}  // namespace stadt::dialogue
