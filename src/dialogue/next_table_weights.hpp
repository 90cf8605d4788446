// Learnt by `script/bench quality --train`: mean, deviation and weight of each feature of next_table_rules.hpp.
#pragma once

#include "dialogue/next_table_rules.hpp"

namespace stadt::dialogue {

inline constexpr std::array<Scale, next_table_features> next_table_weights = {{
    {8.6773, 1.3935, -0.4916},  // silence
    {7.7237, 1.9899, -0.7736},  // silence squared
    {4.7547, 1.0360, -0.4268},  // place
    {0.0166, 0.1063, -0.0699},  // fresh
    {2.1372, 1.0449, -0.1532},  // posts
    {1.4259, 0.5474, 0.1821},   // people
    {5.4242, 1.6959, -0.2283},  // age
    {0.1179, 0.3225, 0.2691},   // waits for a first answer
    {-3.6576, 1.8735, 0.3042},  // share of the topic
    {4.7357, 2.7365, 0.1617},   // posts on the topic
    {5.0019, 3.5605, -0.5433},  // rest from the topic
    {0.2153, 0.4110, 0.1506},   // topic of the last word
    {3.0012, 2.4549, 0.1018},   // tie to the last voice
    {2.1832, 2.2702, 0.2799},   // tie to the host
}};

}  // namespace stadt::dialogue
