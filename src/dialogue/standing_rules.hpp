// How far the city trusts somebody (design: DIALOGUE §1): from 15 percent, somebody new, to 100. It weighs voices and
// pairs at tables, is computed once a night and never shown. Pure.
//
// Trust begins with those whom the city has chosen (seeds: the operator, hosts of places, greeters) and spreads along
// answers that somebody *received* from trusted people; whom somebody answers says nothing, for anybody can answer.
// Somebody is trusted to a degree by the answers of those who are trusted at least that far:
//
//     e(a) = 0.85 · max over x of  x · (1 − Π (1 − s(b, a)) over the answerers b with e(b) ≥ x)
//     s(b, a) = min(0.5, 1 − 0.8^W),  W = what b answered a, with a half-life of 180 days
//     trust(a) = 0.15 + 0.85 · e(a)
//
// So a circle of friends cannot lift itself. Take any set of people: the most trusted of them, at M, would gain from
// the others only through an x ≤ M, and that gives at most 0.85 · M < M. Whatever its members answer each other, the
// trust of the best of them is what people outside gave them, and the others stay a step below.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dialogue/answer_graph.hpp"

namespace stadt::dialogue {

constexpr double least_trust = 0.15;
constexpr double trust_of_a_hop = 0.85;
constexpr double shown_by_an_answer = 0.2;
constexpr double most_shown_by_one = 0.5;  // two people at least for more
constexpr int trust_rounds = 6;            // so many steps from a seed
// With fewer people of more than `low_trust` the city is young: nobody has had the time to be answered by those whom it
// trusts, nearly everybody would count as a fake, and every table's voices would be cut to two. Then all count fully;
// whoever runs so small a city sees each newcomer anyway.
constexpr int young_city = 20;
constexpr std::uint8_t full_trust_percent = 100;

// The trust of each person in percent. Seeds that name nobody are left out.
std::vector<std::uint8_t> trust_percent(const AnswerGraph& graph, std::span<const std::uint32_t> seeds);

}  // namespace stadt::dialogue
