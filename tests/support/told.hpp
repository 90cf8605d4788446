// What residents of a test are told, and people who know each other from the start.
#pragma once

#include <string>

#include "support/city.hpp"

namespace stadt::testing {

// The city's own types are for those who name them.
constexpr auto all_types = "supported_types[]=stadt.request&supported_types[]=stadt.request_accepted";

PersonId id_of(const Resident& resident);
// Contacts from now on; what both were told before is forgotten.
void acquaint(City& city, const Resident& one, const Resident& other);
// "type acct, …" of everything that the owner is told, newest first.
std::string told(City& city, const Resident& owner, const std::string& query = all_types);

}  // namespace stadt::testing
