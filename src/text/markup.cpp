#include "text/markup.hpp"

#include <algorithm>

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

// Elements that stand within a line; every other one begins or ends one.
bool is_inline(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  const auto name = tag.substr(0, tag.find_first_of(" >"));
  static constexpr std::string_view names[] = {"a", "span", "strong", "em", "del", "code"};
  return std::ranges::find(names, name) != std::end(names);
}

void append_folded(std::string& text, char c) {
  if (c != ' ' && c != '\n') {
    text += c;
  } else if (!text.empty() && text.back() != ' ') {
    text += ' ';
  }
}

// How many bytes the entity takes, and what it means; one that we do not write is text.
std::pair<std::size_t, char> entity_at(std::string_view html) {
  static constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  for (const auto& [entity, meant] : entities) {
    if (html.starts_with(entity)) return {entity.size(), meant};
  }
  return {1, '&'};
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

std::string plain(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const auto end = std::min(html.find('>', at), html.size() - 1);
      if (!is_inline(html.substr(at, end + 1 - at))) append_folded(text, ' ');
      at = end + 1;
    } else {
      const auto [taken, shown] = html[at] == '&' ? entity_at(html.substr(at)) : std::pair(1UZ, html[at]);
      append_folded(text, shown);
      at += taken;
    }
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string excerpt(std::string_view html, int characters) { return shortened(plain(html), characters); }

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
