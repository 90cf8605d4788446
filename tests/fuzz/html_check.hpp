// The lint of finished HTML: only the tags, attributes and addresses that the sanitiser promises, closed in order.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/expect.hpp"

namespace stadt::fuzz {

inline void check_attributes(std::string_view rest) {
  while (!rest.empty()) {
    expect(rest.front() == ' ', "attributes stand apart");
    const auto quote = rest.find("=\"");
    expect(quote != std::string_view::npos, "an attribute has a value");
    const auto name = rest.substr(1, quote - 1);
    const auto end = rest.find('"', quote + 2);
    expect(end != std::string_view::npos, "a value ends");
    const auto value = rest.substr(quote + 2, end - quote - 2);
    static constexpr std::array names = {"class", "href", "rel", "target"};
    expect(std::ranges::find(names, name) != names.end(), "the attribute is known");
    expect(name != "href" || value.starts_with("https://") || value.starts_with("http://"), "an address is of the web");
    rest.remove_prefix(end + 1);
  }
}

inline void check_html(std::string_view html) {
  static constexpr std::array tags = {"p",          "br", "a",  "span", "strong", "em", "del", "code", "pre",
                                      "blockquote", "ul", "ol", "li",   "h2",     "h3", "h4",  "hr"};
  std::vector<std::string> open;
  for (auto at = html.find_first_of("<>"); at != std::string_view::npos; at = html.find_first_of("<>", at)) {
    expect(html[at] == '<', "no lonely bracket");
    const auto end = html.find('>', at);
    expect(end != std::string_view::npos, "a tag ends");
    auto tag = html.substr(at + 1, end - at - 1);
    const bool closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    const auto name = tag.substr(0, tag.find(' '));
    expect(std::ranges::find(tags, name) != tags.end(), "the tag is known");
    if (closes) {
      expect(!open.empty() && open.back() == name, "tags are closed in order");
      open.pop_back();
    } else {
      check_attributes(tag.substr(name.size()));
      if (name != "br" && name != "hr") open.emplace_back(name);
    }
    at = end + 1;
  }
  expect(open.empty(), "every tag is closed");
}

}  // namespace stadt::fuzz
