#include "text/hashtag.hpp"

#include "text/markup.hpp"
#include "text/unicode.hpp"

namespace stadt::text {

namespace {

constexpr std::string_view gender_signs = "*:_/";
constexpr std::string_view feminine_endings[] = {"innen", "in"};
constexpr std::string_view typographic_apostrophe = "’";

bool ends_word(std::string_view text, std::size_t at) {
  std::size_t next = at;
  return !is_word(next_code_point(text, next));
}

// The length of "*innen", ":in", … if it stands at `at` and the tag ends behind it; 0 otherwise.
std::size_t gender_ending(std::string_view text, std::size_t at) {
  if (at >= text.size() || gender_signs.find(text[at]) == std::string_view::npos) return 0;
  for (const auto ending : feminine_endings) {
    if (folded(text.substr(at + 1, ending.size())) != ending) continue;
    if (ends_word(text, at + 1 + ending.size())) return 1 + ending.size();
  }
  return 0;
}

std::size_t apostrophe_length(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with('\'')) return 1;
  return text.substr(at).starts_with(typographic_apostrophe) ? typographic_apostrophe.size() : 0;
}

// An apostrophe continues the tag only when the letters behind it hold a capital: #it'sPeopleBusiness, not #Berlin's.
bool capital_follows(std::string_view text, std::size_t at) {
  for (std::size_t next = at; next < text.size();) {
    const CodePoint point = next_code_point(text, next);
    if (!is_letter(point)) return false;
    if (is_upper(point)) return true;
  }
  return false;
}

// Without the gender sign and the apostrophes.
std::string without_signs(std::string_view name) {
  std::string bare;
  for (std::size_t at = 0; at < name.size();) {
    if (const auto gender = at > 0 ? gender_ending(name, at) : 0) {
      bare += name.substr(at + 1, gender - 1);
      at += gender;
    } else if (const auto apostrophe = apostrophe_length(name, at)) {
      at += apostrophe;
    } else {
      bare += name[at++];
    }
  }
  return bare;
}

}  // namespace

std::size_t tag_length(std::string_view text) {
  std::size_t at = 0;
  bool has_letter = false;
  for (int characters = 0; at < text.size() && characters < max_tag_characters; ++characters) {
    if (const auto gender = at > 0 ? gender_ending(text, at) : 0) {
      at += gender;
      break;
    }
    if (const auto apostrophe = at > 0 ? apostrophe_length(text, at) : 0) {
      if (!capital_follows(text, at + apostrophe)) break;
      at += apostrophe;
      continue;
    }
    std::size_t next = at;
    const CodePoint point = next_code_point(text, next);
    if (!is_word(point)) break;
    has_letter = has_letter || is_letter(point);
    at = next;
  }
  return has_letter ? at : 0;
}

std::string tag_key(std::string_view name) {
  if (name.starts_with('#')) name.remove_prefix(1);
  // What folding leaves may be another name of the same street ("Su_*in", "su_in", "suin"): the last one is its key,
  // for a key has to lead to itself.
  std::string key(name);
  while (true) {
    if (key.empty() || tag_length(key) != key.size()) return {};
    std::string shorter = folded(without_signs(key));
    if (shorter == key) return key;
    key = std::move(shorter);
  }
}

}  // namespace stadt::text
