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

// A JSON list of these people's accounts, leaving out who is gone.
std::string account_list(Accounts& accounts, sql::Session& db, std::span<const PersonId> people);
// The account of somebody with `source`, as only they see it.
Result<std::string> own_account(const std::string& origin, sql::Session& db, PersonId person);

}  // namespace stadt
