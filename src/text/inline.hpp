// What stands inside a line: mentions, hashtags, links and plain words.
#pragma once

#include <string>
#include <string_view>

#include "text/markup.hpp"

namespace stadt::text {

constexpr int max_mentions = 50;
constexpr int max_tags = 40;
constexpr int max_links = 100;
constexpr std::size_t max_link_bytes = 2048;

// Collects what a post names while its text is written as HTML.
class Inline {
 public:
  Inline(const RenderOptions& options, Rendered& rendered) : options_(options), rendered_(rendered) {}

  void append(std::string& out, std::string_view text);
  // A link that was written otherwise than by its address.
  void note_link(std::string_view url);

 private:
  std::size_t try_mention(std::string& out, std::string_view text);
  std::size_t try_tag(std::string& out, std::string_view text);
  std::size_t try_link(std::string& out, std::string_view text);

  const RenderOptions& options_;
  Rendered& rendered_;
  int lookups_ = 0;
};

// The length in bytes of the http(s) address at the beginning of `text`, 0 if there is none.
std::size_t link_length(std::string_view text);
// The length of "handle" or "handle@domain" at the beginning of `text` (behind the '@'), 0 if there is none.
std::size_t handle_length(std::string_view text);
// <a …>shown address</a>; what is shown always begins with the real host.
void append_link(std::string& out, std::string_view url);

}  // namespace stadt::text
