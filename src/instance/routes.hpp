// What the city says about itself: to applications, to other servers, to whoever asks who is here.
#pragma once

#include "base/env.hpp"
#include "config/settings.hpp"
#include "http/route.hpp"
#include "people/accounts.hpp"

namespace stadt {

struct InstanceParts {
  Env& env;
  Accounts& accounts;
  std::string origin;
  config::City city;
};

http::Routes instance_routes(const InstanceParts& parts);

}  // namespace stadt
