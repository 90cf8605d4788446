// A feed of articles as Atom (RFC 4287): pure text, well-formed whatever the articles say.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace stadt::atom {

constexpr int most_entries = 20;
constexpr std::size_t most_content_bytes = 512 * 1024;  // of all entries; beyond that they have a summary only

struct Entry {
  std::string id;  // an address that stays
  std::string title;
  std::string url;
  std::string author;
  std::string author_url;
  std::string language;
  Time published;
  Time updated;
  std::string html;     // safe
  std::string summary;  // plain
  std::vector<std::string> categories = {};
};

struct Feed {
  std::string id;  // its own address
  std::string title;
  std::string subtitle;
  std::string url;  // the page that it is the feed of
  std::string author;
  Time updated;  // where no entry is newer
  std::vector<Entry> entries;
};
std::string written(const Feed& feed);

}  // namespace stadt::atom
