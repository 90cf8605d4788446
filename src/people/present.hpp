// From what SQL knows of a person to what the client API shows.
#pragma once

#include <span>
#include <string>

#include "people/account.hpp"

namespace stadt {

// `items` are those that whoever reads the account may see.
Account present_account(const std::string& origin, const Person& person, std::span<const HouseItem> items);
// With `source`, for the person themselves; `items` are all of theirs.
Account present_own_account(const std::string& origin, const Person& person, std::span<const HouseItem> items,
                            std::int64_t follow_requests);

// The same in short.
Face face_of(const Account& account);

}  // namespace stadt
