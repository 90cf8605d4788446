// The routes of people: accounts, their relations, their houses.
#pragma once

#include <string>

#include "base/env.hpp"
#include "http/route.hpp"
#include "people/accounts.hpp"

namespace stadt {

struct PeopleParts {
  Env& env;
  Accounts& accounts;
  std::string origin;
};

http::Routes account_routes(const PeopleParts& parts);   // reading and changing accounts
http::Routes relation_routes(const PeopleParts& parts);  // follow, block, mute and their lists
http::Routes house_routes(const PeopleParts& parts);     // the house with everything a viewer may see

}  // namespace stadt
