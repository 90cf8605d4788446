// Whom somebody knows, and how well: whom they follow, who is a contact, with whom they have exchanged words.
#pragma once

#include <optional>
#include <vector>

#include "base/time.hpp"
#include "sight/hidden.hpp"

namespace stadt {

constexpr std::size_t most_acquaintances = 4096;  // those whom one follows first
// As many answers that went both ways and have not faded.
constexpr float tie_of_contact = 1;
constexpr float tie_of_followed = 0.5F;

struct Acquainted {
  Number person = 0;
  float tie = 0;
};

// Each once, by their numbers; nobody who is hidden from the viewer. Where words went both ways the tie is what
// dialogue/tie_rules.hpp says, if it is more than that of a contact or of somebody who is followed.
std::vector<Acquainted> acquaintances_of(const CitySight& city, Number viewer, const Eyes& eyes, Time now);
// The same of two people; 0: they do not know each other.
float tie_between(const CitySight& city, Number viewer, Number other, Time now);

// Of these people those whom the viewer knows, best known first. `known` is what `acquaintances_of` returned.
std::vector<Number> known_among(std::span<const Acquainted> known, std::span<const Number> people);
// The same of those who have spoken at a table, the host too; takes no longer for a table of very many guests.
std::vector<Number> known_at(const CitySight& city, std::span<const Acquainted> known, Number table);

}  // namespace stadt
