#include <gumbo.h>

#include <algorithm>
#include <array>

#include "text/escape.hpp"
#include "text/html_bounds.hpp"
#include "text/inline.hpp"
#include "text/markup.hpp"

namespace stadt::text {

namespace {

constexpr std::array allowed_tags = {GUMBO_TAG_P,  GUMBO_TAG_BR,  GUMBO_TAG_A,    GUMBO_TAG_SPAN, GUMBO_TAG_STRONG,
                                     GUMBO_TAG_EM, GUMBO_TAG_DEL, GUMBO_TAG_CODE, GUMBO_TAG_PRE,  GUMBO_TAG_BLOCKQUOTE,
                                     GUMBO_TAG_UL, GUMBO_TAG_OL,  GUMBO_TAG_LI,   GUMBO_TAG_H2,   GUMBO_TAG_H3,
                                     GUMBO_TAG_H4, GUMBO_TAG_HR};
// Their text is no text for people.
constexpr std::array dropped_tags = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
                                     GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_TITLE,    GUMBO_TAG_TEXTAREA};
constexpr std::array<std::string_view, 7> allowed_classes = {"h-card",    "u-url",    "mention",     "hashtag",
                                                             "invisible", "ellipsis", "quote-inline"};
constexpr std::array<std::string_view, 5> allowed_relations = {"tag", "nofollow", "noopener", "noreferrer", "me"};

template <typename List, typename Item>
bool contains(const List& list, const Item& item) {
  return std::ranges::find(list, item) != list.end();
}

// The words of an attribute that the list allows.
template <typename List>
std::string kept_words(std::string_view value, const List& allowed) {
  std::string kept;
  while (!value.empty()) {
    const auto word = value.substr(0, value.find(' '));
    value.remove_prefix(std::min(word.size() + 1, value.size()));
    if (!contains(allowed, word)) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  return kept;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

class Sanitizer {
 public:
  std::string out;

  void append_children(const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i) append(static_cast<const GumboNode*>(children.data[i]));
  }

 private:
  void append(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      append_escaped(out, node->v.text.text);
    } else if (node->type == GUMBO_NODE_ELEMENT) {
      append_element(node->v.element);
    }
  }

  void append_element(const GumboElement& element) {
    if (contains(dropped_tags, element.tag) || element.tag_namespace != GUMBO_NAMESPACE_HTML) return;
    if (!contains(allowed_tags, element.tag)) return append_children(element.children);
    const std::string_view name = gumbo_normalized_tagname(element.tag);
    out += '<';
    out += name;
    append_attributes(element);
    out += '>';
    if (element.tag == GUMBO_TAG_BR || element.tag == GUMBO_TAG_HR) return;
    append_children(element.children);
    out += "</";
    out += name;
    out += '>';
  }

  void append_attributes(const GumboElement& element) {
    const auto value = [&](const char* name) -> std::string_view {
      const auto* attribute = gumbo_get_attribute(&element.attributes, name);
      return attribute ? std::string_view(attribute->value) : std::string_view();
    };
    if (const auto classes = kept_words(value("class"), allowed_classes); !classes.empty()) {
      append_attribute(out, "class", classes);
    }
    if (element.tag != GUMBO_TAG_A) return;
    const auto href = value("href");
    if (link_length(href) != href.size() || href.empty()) return;
    append_attribute(out, "href", href);
    const auto relations = kept_words(value("rel"), allowed_relations);
    append_attribute(out, "rel", relations.empty() ? "nofollow noopener noreferrer" : relations);
    if (value("target") == "_blank") append_attribute(out, "target", "_blank");
  }
};

}  // namespace

std::string sanitize(std::string_view html, std::size_t max_bytes) {
  if (html.size() > max_bytes || !is_bounded(html)) return {};
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_BODY;
  GumboOutput* parsed = gumbo_parse_with_options(&options, html.data(), html.size());
  Sanitizer sanitizer;
  sanitizer.out.reserve(html.size());
  sanitizer.append_children(parsed->root->v.element.children);
  gumbo_destroy_output(&options, parsed);
  return std::move(sanitizer.out);
}

}  // namespace stadt::text
