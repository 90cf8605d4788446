// Articles: Markdown by cmark, with mentions, tags and links in its text; headings begin at h2.
#pragma once

#include <string>
#include <string_view>

#include "text/inline.hpp"

namespace stadt::text {

std::string render_markdown(std::string_view source, Inline& inline_text);

}  // namespace stadt::text
