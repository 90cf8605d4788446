// The parts of the client API's Status that are the same for everybody who may read the post.
#pragma once

#include <string>

#include "posts/post.hpp"

namespace stadt {

// Members of the Status object without its braces: everything but the account, what moves (counts), what depends on the
// viewer (flags, the parent) and the boosted original.
std::string fixed_members(const std::string& origin, const Post& post, const Conversation* conversation);

// The client API's StatusEdit of one version.
struct StatusVersion {
  std::string html;
  std::string warning;
  bool sensitive = false;
  Time at;
};
std::string status_edit(const StatusVersion& version, const std::string& account);

}  // namespace stadt
