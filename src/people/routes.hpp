// The routes of people: accounts, their relations, their houses.
#pragma once

#include <string>

#include "base/env.hpp"
#include "http/route.hpp"
#include "people/accounts.hpp"

namespace stadt {

namespace media {
class Files;
class Worker;
}  // namespace media

struct PeopleParts {
  Env& env;
  Accounts& accounts;
  std::string origin;
  media::Worker& worker;
  media::Files& files;
};

http::Routes account_routes(const PeopleParts& parts);   // reading accounts
http::Routes profile_routes(const PeopleParts& parts);   // changing one's own, with its pictures
http::Routes relation_routes(const PeopleParts& parts);  // follow, block, mute and their lists
http::Routes house_routes(const PeopleParts& parts);     // the house with everything a viewer may see

}  // namespace stadt
