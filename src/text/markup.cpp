#include "text/markup.hpp"

#include "text/inline.hpp"
#include "text/markdown.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace stadt::text {

namespace {

constexpr int link_counts_as = 23;
constexpr std::size_t max_own_html_bytes = 8 * 1024 * 1024;

// Paragraphs at empty lines, line breaks elsewhere.
std::string render_plain(std::string_view source, Inline& inline_text) {
  std::string out;
  while (!source.empty()) {
    const auto end = source.find("\n\n");
    auto paragraph = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 2);
    while (paragraph.starts_with('\n')) paragraph.remove_prefix(1);
    if (paragraph.empty()) continue;
    out += "<p>";
    while (true) {
      const auto line_end = paragraph.find('\n');
      inline_text.append(out, paragraph.substr(0, line_end));
      if (line_end == std::string_view::npos) break;
      out += "<br>";
      paragraph.remove_prefix(line_end + 1);
    }
    out += "</p>";
  }
  return out;
}

// Our own HTML, and sanitised in any case. What is nested too deeply stands as it was typed.
std::string render_article(std::string_view source, const RenderOptions& options, Rendered& rendered) {
  Inline inline_text(options, rendered);
  auto html = sanitize(render_markdown(source, inline_text), max_own_html_bytes);
  if (!html.empty() || source.empty()) return html;
  rendered = {};
  Inline again(options, rendered);
  return render_plain(source, again);
}

}  // namespace

Rendered render(std::string_view source, const RenderOptions& options) {
  Rendered rendered;
  if (options.format == Format::markdown) {
    rendered.html = render_article(source, options, rendered);
  } else {
    Inline inline_text(options, rendered);
    rendered.html = render_plain(source, inline_text);
  }
  rendered.words = count_words(source);
  rendered.question = asks(source);
  rendered.signature = signature(source);
  return rendered;
}

std::string excerpt(std::string_view html, int characters) {
  std::string plain;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const auto end = std::min(html.find('>', at), html.size() - 1);
      const auto tag = html.substr(at, end + 1 - at);
      const bool breaks = tag.starts_with("<br") || tag.starts_with("</p") || tag.starts_with("</h") || tag == "</li>";
      if (breaks && !plain.empty() && plain.back() != ' ') plain += ' ';
      at = end + 1;
    } else {
      static constexpr std::pair<std::string_view, char> entities[] = {
          {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
      std::size_t taken = 1;
      char shown = html[at] == '\n' ? ' ' : html[at];
      for (const auto& [entity, meant] : entities) {
        if (!html.substr(at).starts_with(entity)) continue;
        taken = entity.size();
        shown = meant;
      }
      plain += shown;
      at += taken;
    }
  }
  while (plain.ends_with(' ')) plain.pop_back();
  return shortened(plain, characters);
}

std::string shortened(std::string_view text, int characters) {
  std::string plain(text);
  if (count_characters(plain) <= characters) return plain;
  std::size_t cut = 0;
  for (int i = 0; i < characters - 1 && cut < plain.size(); ++i) next_code_point(plain, cut);
  plain.resize(cut);
  if (const auto blank = plain.rfind(' '); blank != std::string::npos && blank > plain.size() / 2) plain.resize(blank);
  return plain + "…";
}

int length(std::string_view source) {
  std::string without_links;
  int links = 0;
  for (std::size_t at = 0; at < source.size();) {
    const auto link = source[at] == 'h' ? link_length(source.substr(at)) : 0;
    links += link > 0;
    if (link == 0) without_links += source[at];
    at += std::max<std::size_t>(link, 1);
  }
  return count_characters(without_links) + links * link_counts_as;
}

}  // namespace stadt::text
