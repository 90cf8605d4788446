// From what people type to safe HTML: mentions, hashtags, links; for articles Markdown (cmark) and then the sanitiser.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

namespace stadt::text {

// A person named with @handle, as the caller knows them.
struct Mention {
  PersonId id;
  std::string username;
  std::string acct;
  std::string url;

  bool operator==(const Mention&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mention, (), (id, username, acct, url))

struct Tag {
  std::string key;   // what is compared and stored: "personalerinnen"
  std::string name;  // as written, without '#'
  std::string url;

  bool operator==(const Tag&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tag, (), (key, name, url))

enum class Format {
  plain,     // a post: paragraphs, line breaks, links, mentions, tags
  markdown,  // an article: also headings, lists, quotes, emphasis, code
};

struct Rendered {
  std::string html;
  std::vector<Mention> mentions;   // in order of appearance, each person once
  std::vector<Tag> tags;           // in order of appearance, each key once
  std::vector<std::string> links;  // http and https only
  int words = 0;
  bool question = false;  // a sentence ends in a question mark
  std::string signature;  // for near repeats: MinHash of 5-shingles, 32 numbers of 32 bits in hex
};

struct RenderOptions {
  Format format = Format::plain;
  std::string origin = {};  // "https://stadt.example"
  // Who is "@handle" or "@handle@domain"? Nothing: it stays text.
  std::function<std::optional<Mention>(std::string_view handle)> find_person = {};
};

// `source` is valid UTF-8 of at most 50 000 characters; never fails, never takes more than linear time.
Rendered render(std::string_view source, const RenderOptions& options);

// Allows p, br, a, span, strong, em, del, code, pre, blockquote, ul, ol, li, h2–h4, hr with a short list of attributes
// and http(s) links; everything else becomes its text. Input over its bound or nested too deeply (html_bounds.hpp) is
// refused whole.
constexpr std::size_t max_foreign_html_bytes = 256 * 1024;
std::string sanitize(std::string_view html, std::size_t max_bytes = max_foreign_html_bytes);

// The key of a hashtag as typed without '#'; empty if it is none (design: DIALOGUE §8).
std::string tag_key(std::string_view name);

// Text without markup, in one line: what begins a new one becomes a blank.
std::string plain(std::string_view html);
// The same for previews and titles: at most `characters`, cut at a word, with an ellipsis.
std::string excerpt(std::string_view html, int characters);
// The same of text that has no markup.
std::string shortened(std::string_view text, int characters);

// The number of characters as people count them (grapheme clusters), each link counting 23.
int length(std::string_view source);

}  // namespace stadt::text
