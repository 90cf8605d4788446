// Whom somebody might like to meet (design: DIALOGUE §3): shared contacts, of whom one with few contacts says more, and
// common ground. Shown as a conversation to sit down at, never as a button to connect. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stadt::dialogue {

// a and b, fitted to who began to talk with whom on a forum of eight years (`script/bench quality --flat`), where they
// find half as many again as shared contacts alone; on a graph of contacts without words b does no harm.
constexpr double weight_of_shared_contacts = 1;
constexpr double weight_of_ground = 0.05;
// A few shared contacts introduce; with very many the two would have met, if they wanted to.
constexpr double best_number_of_contacts = 8;
constexpr double weight_without_best = 0.6;

// Σ 1/ln(contacts of each shared contact) (Adamic and Adar 2003), from how many each of them has.
double adamic_adar(std::span<const std::uint32_t> contacts_of_shared);
double introduced(std::size_t shared_contacts);
// `ground` in bits (ground_rules); without shared contacts it alone counts.
double meet(std::span<const std::uint32_t> contacts_of_shared, double ground);

}  // namespace stadt::dialogue
