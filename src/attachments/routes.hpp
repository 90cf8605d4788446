// The routes of pictures that are sent to stand in posts and on walls.
#pragma once

#include <string>

#include "base/env.hpp"
#include "http/route.hpp"
#include "media/files.hpp"
#include "media/worker.hpp"

namespace stadt {

struct AttachmentParts {
  Env& env;
  media::Worker& worker;
  media::Files& files;
  std::string origin;
};

http::Routes attachment_routes(const AttachmentParts& parts);

}  // namespace stadt
