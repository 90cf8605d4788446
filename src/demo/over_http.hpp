// A running city over the network, for a walk.
#pragma once

#include <string>

#include "demo/visit.hpp"

namespace stadt::demo {

// `origin` is "http://localhost:8080", without a slash at the end. Each answer within seconds, and of bounded size.
Send send_over_http(std::string origin);

}  // namespace stadt::demo
