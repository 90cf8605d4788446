// A pebble: words of a post that somebody keeps, with a line of their own. All of them are one's mosaic.
#pragma once

#include <string>

#include "base/ids.hpp"

namespace stadt {

struct Pebble {
  std::string passage = {};  // words of the post; empty: the whole of it
  std::string line = {};     // one's own

  bool operator==(const Pebble&) const = default;
  bool is_empty() const { return passage.empty() && line.empty(); }
};

struct KeptPebble {
  PostId post;
  Pebble pebble;
  std::int64_t cursor = 0;  // tells when it was kept first

  bool operator==(const KeptPebble&) const = default;
};

}  // namespace stadt
