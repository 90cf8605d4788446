#include "text/markdown.hpp"

#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "text/escape.hpp"
#include "text/unicode.hpp"

namespace stadt::text {

namespace {

// What cmark shall not see stands for itself in private use, which no text holds: a star inside a word, for
// `Leser*innen` is no emphasis, and the beginnings of declarations ("<!", "<?"), whose ends cmark seeks in quadratic
// time.
struct Hidden {
  char character;
  CodePoint point;
  std::string_view html;
};
constexpr Hidden star_inside_word = {'*', 0xE000, "*"};
constexpr Hidden declaration = {'<', 0xE001, "&lt;"};
constexpr int top_heading = 2;
constexpr int lowest_heading = 4;

const Hidden* hidden_at(std::string_view source, std::size_t at) {
  std::size_t next = at + 1;
  if (next >= source.size()) return nullptr;
  if (source[at] == '<') return source[next] == '!' || source[next] == '?' ? &declaration : nullptr;
  const bool inside =
      source[at] == '*' && is_word(code_point_before(source, at)) && is_letter(next_code_point(source, next));
  return inside ? &star_inside_word : nullptr;
}

std::string hide(std::string_view source) {
  std::string out;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (const auto* hidden = hidden_at(source, at))
      append_code_point(out, hidden->point);
    else
      out += source[at];
  }
  return out;
}

std::string show(std::string html) {
  for (const auto& hidden : {star_inside_word, declaration}) {
    std::string mark;
    append_code_point(mark, hidden.point);
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
      const std::size_t found = std::min(html.find(mark, at), html.size());
      out += html.substr(at, found - at);
      if (found < html.size()) out += hidden.html;
      at = found + mark.size();
    }
    html = std::move(out);
  }
  return html;
}

bool inside_link(cmark_node* node) {
  for (cmark_node* up = cmark_node_parent(node); up; up = cmark_node_parent(up)) {
    if (cmark_node_get_type(up) == CMARK_NODE_LINK) return true;
  }
  return false;
}

std::string literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal ? literal : "";
}

// Puts HTML that we have written ourselves in place of a node.
void replace_with_html(cmark_node* node, const std::string& html, bool block) {
  cmark_node* written = cmark_node_new(block ? CMARK_NODE_HTML_BLOCK : CMARK_NODE_HTML_INLINE);
  cmark_node_set_literal(written, html.c_str());
  cmark_node_replace(node, written);
  cmark_node_free(node);
}

void rewrite(cmark_node* node, Inline& inline_text) {
  std::string html;
  const auto type = cmark_node_get_type(node);
  if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
    // People's own HTML is text like any other.
    append_escaped(html, literal_of(node));
    replace_with_html(node, type == CMARK_NODE_HTML_BLOCK ? "<p>" + html + "</p>" : html,
                      type == CMARK_NODE_HTML_BLOCK);
  } else if (type == CMARK_NODE_TEXT && !inside_link(node)) {
    inline_text.append(html, literal_of(node));
    replace_with_html(node, html, false);
  } else if (type == CMARK_NODE_LINK) {
    inline_text.note_link(show(cmark_node_get_url(node)));
  } else if (type == CMARK_NODE_IMAGE) {
    // Pictures come as attachments with a described text; an address from elsewhere would tell on its readers.
    const std::string_view url = cmark_node_get_url(node);
    if (link_length(url) > 0) append_link(html, url);
    inline_text.note_link(show(std::string(url)));
    replace_with_html(node, html, false);
  } else if (type == CMARK_NODE_HEADING) {
    cmark_node_set_heading_level(node, std::clamp(cmark_node_get_heading_level(node) + 1, top_heading, lowest_heading));
  }
}

// Changing the tree while it is walked is not allowed: first the list, then the changes. An image's own text goes with
// it.
std::vector<cmark_node*> nodes_to_rewrite(cmark_node* document) {
  std::vector<cmark_node*> nodes;
  cmark_iter* walk = cmark_iter_new(document);
  int images_open = 0;
  for (auto event = cmark_iter_next(walk); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk)) {
    cmark_node* node = cmark_iter_get_node(walk);
    const bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    if (event == CMARK_EVENT_EXIT) {
      if (image && --images_open == 0) nodes.push_back(node);
    } else if (image) {
      ++images_open;
    } else if (images_open == 0) {
      nodes.push_back(node);
    }
  }
  cmark_iter_free(walk);
  return nodes;
}

}  // namespace

std::string render_markdown(std::string_view source, Inline& inline_text) {
  const std::string prepared = hide(source);
  cmark_node* document = cmark_parse_document(prepared.data(), prepared.size(), CMARK_OPT_DEFAULT);
  cmark_consolidate_text_nodes(document);
  for (cmark_node* node : nodes_to_rewrite(document)) rewrite(node, inline_text);
  // "Unsafe" lets the HTML through that was written above; the sanitiser follows in any case.
  char* html = cmark_render_html(document, CMARK_OPT_UNSAFE | CMARK_OPT_HARDBREAKS, nullptr);
  std::string out = show(html);
  cmark_get_default_mem_allocator()->free(html);
  cmark_node_free(document);
  return out;
}

}  // namespace stadt::text
