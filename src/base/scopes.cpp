#include "base/scopes.hpp"

#include <array>

namespace stadt::scopes {

namespace {

struct Name {
  std::string_view word;
  Scopes bits;
};

// Parents first: `format` names a child only where no parent covers it.
constexpr std::array names = {Name{"read", read},
                              Name{"write", write},
                              Name{"follow", follow},
                              Name{"push", push},
                              Name{"profile", profile},
                              Name{"read:accounts", read_accounts},
                              Name{"read:blocks", read_blocks},
                              Name{"read:bookmarks", read_bookmarks},
                              Name{"read:favourites", read_favourites},
                              Name{"read:filters", read_filters},
                              Name{"read:follows", read_follows},
                              Name{"read:lists", read_lists},
                              Name{"read:mutes", read_mutes},
                              Name{"read:notifications", read_notifications},
                              Name{"read:search", read_search},
                              Name{"read:statuses", read_statuses},
                              Name{"write:accounts", write_accounts},
                              Name{"write:blocks", write_blocks},
                              Name{"write:bookmarks", write_bookmarks},
                              Name{"write:conversations", write_conversations},
                              Name{"write:favourites", write_favourites},
                              Name{"write:filters", write_filters},
                              Name{"write:follows", write_follows},
                              Name{"write:lists", write_lists},
                              Name{"write:media", write_media},
                              Name{"write:mutes", write_mutes},
                              Name{"write:notifications", write_notifications},
                              Name{"write:reports", write_reports},
                              Name{"write:statuses", write_statuses}};

}  // namespace

std::optional<Scopes> parse(std::string_view text) {
  Scopes granted = 0;
  while (!text.empty()) {
    const auto end = text.find_first_of(" +");
    const auto word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (word.empty()) continue;
    bool known = false;
    for (const auto& name : names) {
      if (name.word != word) continue;
      granted |= name.bits;
      known = true;
    }
    if (!known) return std::nullopt;
  }
  return granted == 0 ? read : granted;
}

std::string format(Scopes granted) {
  std::string text;
  Scopes named = 0;
  for (const auto& [word, bits] : names) {
    const bool has = (granted & bits) == bits;
    const bool covered = (named & bits) == bits;
    if (!has || covered) continue;
    if (!text.empty()) text += ' ';
    text += word;
    named |= bits;
  }
  return text;
}

}  // namespace stadt::scopes
