#include "text/html_bounds.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace stadt::text {

namespace {

constexpr std::array<std::string_view, 3> void_tags = {"br", "hr", "img"};
// What browsers open again when a block has closed it.
constexpr std::array<std::string_view, 8> formatting_tags = {"a", "b", "code", "em", "i", "s", "strong", "u"};
constexpr std::array<std::string_view, 6> other_inline_tags = {"del", "ins", "small", "span", "sub", "sup"};
constexpr std::array<std::string_view, 14> block_tags = {"p",  "div", "ul", "ol", "li", "blockquote", "pre",
                                                         "h1", "h2",  "h3", "h4", "h5", "h6",         "section"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':'; }

class Scanner {
 public:
  explicit Scanner(std::string_view html) : html_(html) {}

  bool is_bounded() {
    while (true) {
      at_ = html_.find('<', at_);
      if (at_ == std::string_view::npos || at_ + 1 == html_.size()) return true;
      const char next = html_[++at_];
      if (is_letter(next)) {
        begin_tag();
      } else if (next == '/') {
        ++at_;
        end_tag();
      } else if (next == '!' || next == '?') {
        odd_ = true;
      }
      if (depth_ > max_open_tags) return false;
    }
  }

 private:
  void begin_tag() {
    const auto name = take_name();
    // Behind an oddity a tag may hide in what looks like another's attribute, so nothing is skipped.
    if (odd_ || !skip_attributes() || !is_usual(name)) {
      odd_ = true;
      ++depth_;
      return;
    }
    if (contains(void_tags, name)) return;
    open_.push_back(name);
    ++depth_;
  }

  void end_tag() {
    const auto name = take_name();
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
    const bool in_order = !odd_ && at_ < html_.size() && html_[at_] == '>' && !open_.empty() && open_.back() == name;
    if (!in_order) {
      odd_ = true;
      return;
    }
    open_.pop_back();
    --depth_;
  }

  // Known, and at a place where no open formatting would have to be copied.
  bool is_usual(const std::string& name) const {
    if (contains(void_tags, name) || contains(other_inline_tags, name)) return true;
    if (contains(formatting_tags, name)) return name != "a" || !contains(open_, "a");
    return contains(block_tags, name) &&
           std::ranges::none_of(open_, [](const auto& open) { return contains(formatting_tags, open); });
  }

  std::string take_name() {
    std::string name;
    for (; at_ < html_.size() && is_name(html_[at_]); ++at_) {
      const char c = html_[at_];
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return name;
  }

  // ` name="value" other='value' third=value` up to the '>', in the one form that cannot be read in two ways.
  bool skip_attributes() {
    const std::size_t begin = at_;
    while (at_ < html_.size()) {
      const bool apart = is_space(html_[at_]);
      while (at_ < html_.size() && is_space(html_[at_])) ++at_;
      if (html_.substr(at_).starts_with("/>")) ++at_;
      if (at_ < html_.size() && html_[at_] == '>') return true;
      if (!apart || !skip_attribute()) break;
    }
    at_ = begin;
    return false;
  }

  bool skip_attribute() {
    if (take_name().empty()) return false;
    if (at_ >= html_.size() || html_[at_] != '=') return true;
    ++at_;
    if (at_ >= html_.size()) return false;
    const char quote = html_[at_];
    if (quote == '"' || quote == '\'') {
      const auto end = html_.find(quote, at_ + 1);
      if (end == std::string_view::npos) return false;
      at_ = end + 1;
      return true;
    }
    const auto end = std::min(html_.find_first_of(" \t\n\r\f>\"'=<`", at_), html_.size());
    if (end == at_ || end == html_.size() || (!is_space(html_[end]) && html_[end] != '>')) return false;
    at_ = end;
    return true;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  int depth_ = 0;
  bool odd_ = false;
};

}  // namespace

bool is_bounded(std::string_view html) { return Scanner(html).is_bounded(); }

}  // namespace stadt::text
