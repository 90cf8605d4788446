#include "text/inline.hpp"

#include <algorithm>

#include "text/escape.hpp"
#include "text/hashtag.hpp"
#include "text/unicode.hpp"

namespace stadt::text {

namespace {

constexpr std::size_t shown_link_bytes = 40;
constexpr std::size_t max_handle_bytes = 30;
constexpr std::size_t max_domain_bytes = 253;

bool is_handle_char(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

bool is_link_char(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != '"' && c != 0x7f && c != '`';
}

// A sentence's own punctuation does not belong to the address at its end; a closing bracket does if it was opened.
std::size_t without_trailing_punctuation(std::string_view url) {
  while (!url.empty()) {
    const char last = url.back();
    if (last == ')') {
      if (std::ranges::count(url, '(') >= std::ranges::count(url, ')')) break;
    } else if (std::string_view(".,;:!?'*_~]").find(last) == std::string_view::npos) {
      break;
    }
    url.remove_suffix(1);
  }
  return url.size();
}

std::size_t domain_length(std::string_view text) {
  std::size_t at = 0;
  bool has_dot = false;
  while (at < text.size() && at < max_domain_bytes &&
         (is_letter(text[at]) || is_digit(text[at]) || text[at] == '-' || text[at] == '.')) {
    ++at;
  }
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-')) --at;
  has_dot = text.substr(0, at).find('.') != std::string_view::npos;
  return has_dot ? at : 0;
}

}  // namespace

std::size_t handle_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at <= max_handle_bytes) {
    const bool hyphen_inside =
        text[at] == '-' && at > 0 && at + 1 < text.size() && is_handle_char(text[at + 1]) && text[at - 1] != '-';
    if (!is_handle_char(text[at]) && !hyphen_inside) break;
    ++at;
  }
  if (at == 0 || at > max_handle_bytes) return 0;
  if (at < text.size() && text[at] == '@') {
    const auto domain = domain_length(text.substr(at + 1));
    if (domain > 0) at += 1 + domain;
  }
  return at;
}

std::size_t link_length(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return 0;
  std::size_t end = scheme;
  while (end < text.size() && end < max_link_bytes && is_link_char(text[end])) ++end;
  end = without_trailing_punctuation(text.substr(0, end));
  const auto host = text.substr(scheme, end > scheme ? end - scheme : 0);
  return host.empty() || !is_word(code_point_before(host, 1)) ? 0 : end;
}

void append_link(std::string& out, std::string_view url) {
  out += "<a href=\"";
  append_escaped(out, url);
  out += "\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">";
  const std::size_t scheme = url.find("://") + 3;
  out += "<span class=\"invisible\">";
  append_escaped(out, url.substr(0, scheme));
  out += "</span>";
  const auto rest = url.substr(scheme);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  std::size_t cut = std::max(host_end, shown_link_bytes);
  while (cut < rest.size() && (static_cast<unsigned char>(rest[cut]) & 0xC0) == 0x80) ++cut;
  if (cut >= rest.size()) {
    append_escaped(out, rest);
  } else {
    out += "<span class=\"ellipsis\">";
    append_escaped(out, rest.substr(0, cut));
    out += "</span><span class=\"invisible\">";
    append_escaped(out, rest.substr(cut));
    out += "</span>";
  }
  out += "</a>";
}

std::size_t Inline::try_mention(std::string& out, std::string_view text) {
  const auto length = handle_length(text.substr(1));
  if (length == 0 || !options_.find_person || lookups_ >= max_mentions) return 0;
  ++lookups_;
  const auto person = options_.find_person(text.substr(1, length));
  if (!person) return 0;
  const auto known = std::ranges::find(rendered_.mentions, person->id, &Mention::id);
  if (known == rendered_.mentions.end()) rendered_.mentions.push_back(*person);
  out += "<span class=\"h-card\"><a class=\"u-url mention\" href=\"";
  append_escaped(out, person->url);
  out += "\">@<span>";
  append_escaped(out, person->username);
  out += "</span></a></span>";
  return 1 + length;
}

std::size_t Inline::try_tag(std::string& out, std::string_view text) {
  const auto length = tag_length(text.substr(1));
  if (length == 0) return 0;
  const std::string name(text.substr(1, length));
  Tag tag{.key = tag_key(name), .name = name, .url = {}};
  if (tag.key.empty()) return 0;
  tag.url = options_.origin + "/tags/" + tag.key;
  const auto known = std::ranges::find(rendered_.tags, tag.key, &Tag::key);
  if (known == rendered_.tags.end()) {
    if (std::ssize(rendered_.tags) >= max_tags) return 0;
    rendered_.tags.push_back(tag);
  }
  out += "<a class=\"mention hashtag\" rel=\"tag\" href=\"";
  append_escaped(out, tag.url);
  out += "\">#<span>";
  append_escaped(out, name);
  out += "</span></a>";
  return 1 + length;
}

std::size_t Inline::try_link(std::string& out, std::string_view text) {
  const auto length = link_length(text);
  if (length == 0 || std::ssize(rendered_.links) >= max_links) return 0;
  rendered_.links.emplace_back(text.substr(0, length));
  append_link(out, text.substr(0, length));
  return length;
}

void Inline::note_link(std::string_view url) {
  const bool is_whole = !url.empty() && link_length(url) == url.size();
  if (is_whole && std::ssize(rendered_.links) < max_links) rendered_.links.emplace_back(url);
}

void Inline::append(std::string& out, std::string_view text) {
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t taken = 0;
    std::string written;
    if (c == '@' || c == '#' || c == 'h') {
      const CodePoint before = code_point_before(text, at);
      const bool begins = !is_word(before) && before != '/' && before != '&';
      if (begins && c == '@') taken = try_mention(written, text.substr(at));
      if (begins && c == '#') taken = try_tag(written, text.substr(at));
      if (begins && c == 'h') taken = try_link(written, text.substr(at));
    }
    if (taken == 0) {
      ++at;
      continue;
    }
    append_escaped(out, text.substr(plain_from, at - plain_from));
    out += written;
    at += taken;
    plain_from = at;
  }
  append_escaped(out, text.substr(plain_from));
}

}  // namespace stadt::text
