#include <filesystem>
#include <regex>

#include "tidy/checks.hpp"

namespace stadt::tidy {

namespace {

bool is_client(const SourceFile& file) { return file.in("web/src/") && (file.is(".ts") || file.is(".svelte")); }

bool is_catalogue(const SourceFile& file) {
  return file.path == "web/src/words/de.ts" || file.path == "web/src/words/en.ts" || file.in("web/src/words/de/") ||
         file.in("web/src/words/en/");
}

// Calls `see(match, line number)` for every match.
template <typename See>
void each_match(std::string_view text, const std::regex& pattern, See see) {
  int number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    for (std::cregex_iterator match(line.begin(), line.end(), pattern), end; match != end; ++match) see(*match, number);
  }
}

// What the build makes is there only after it.
bool is_made(std::string_view path) {
  return path.starts_with("build/") || path.starts_with("web/dist") || path == "web/src/api/schema.ts";
}

bool is_there(const Tree& tree, const std::string& path) {
  if (path.empty() || path == "." || is_made(path) || tree.paths.contains(path)) return true;
  const auto folder = path.ends_with('/') ? path : path + "/";
  const auto inside = tree.paths.lower_bound(folder);
  return inside != tree.paths.end() && inside->starts_with(folder);
}

std::string joined(const std::string& document, const std::string& link) {
  return (std::filesystem::path(document).parent_path() / link.substr(0, link.find('#')))
      .lexically_normal()
      .generic_string();
}

}  // namespace

Breaches styles_stand_in_sheets(const Tree& tree) {
  static const std::regex attribute(R"(\sstyle\s*=\s*["'{\\])");
  static constexpr auto advice = "the Content-Security-Policy forbids it: use a class, or style:name={value}";
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (is_client(file) || file.path == "web/index.html") {
      each_match(file.text, attribute,
                 [&](const auto&, int line) { breaches.push_back({file.path, line, "a style attribute", advice}); });
    }
    if (!file.is_cpp() || !file.in("src/") || file.is_test()) continue;
    for (const auto& [line, text] : file.literals) {
      if (std::regex_search(text, attribute)) breaches.push_back({file.path, line, "a style attribute", advice});
    }
  }
  return breaches;
}

Breaches words_are_used_by_name(const Tree& tree) {
  static const std::regex import(R"(from\s+["'][^"']*/(de|en)(?:/\w+)?["'])");
  static const std::regex word(R"([A-Za-z_]\w*)");
  static const std::regex key(R"(^(?: {2}|export const )([a-z_]\w*)(?::| =))");
  Breaches breaches;
  std::set<std::string> used;
  for (const auto& file : tree.files) {
    if (!is_client(file) || is_catalogue(file)) continue;
    each_match(file.text, word, [&](const auto& match, int) { used.insert(match.str()); });
    if (file.path == "web/src/words/words.svelte.ts") continue;
    each_match(file.text, import, [&](const auto& match, int line) {
      breaches.push_back({file.path, line, "reads a catalogue itself: " + match.str(1),
                          "take the words from speech.words, in the language of the reader"});
    });
  }
  for (const auto& file : tree.files) {
    if (!is_catalogue(file)) continue;
    each_match(file.text, key, [&](const auto& match, int line) {
      if (used.contains(match.str(1))) return;
      breaches.push_back({file.path, line, "nobody uses the word " + match.str(1), "take it out of both catalogues"});
    });
  }
  return breaches;
}

Breaches documents_name_what_is_there(const Tree& tree) {
  static const std::regex link(R"(\]\(([^)\s]+)\))");
  static const std::regex named(R"(`((?:script|docs|src|web|tests|bench|migrations|cmake)/[\w./-]*[\w/])`)");
  static const std::regex document(R"((?:^|[\s`(])([A-Z]{4,}\.md)\b)");
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!file.is(".md")) continue;
    const auto expect = [&](const std::string& path, const std::string& name, int line) {
      // Decisions about the client name its files as it does.
      if (!is_there(tree, path) && !is_there(tree, "web/" + path)) {
        breaches.push_back({file.path, line, "names what is not there: " + name, "write it, or do not name it"});
      }
    };
    each_match(file.text, link, [&](const auto& match, int line) {
      const auto target = match.str(1);
      const bool outside =
          target.find("://") != std::string::npos || target.starts_with("mailto:") || target.starts_with('#');
      if (!outside) expect(joined(file.path, target), target, line);
    });
    each_match(file.text, named, [&](const auto& match, int line) { expect(match.str(1), match.str(1), line); });
    if (file.path != "README.md") continue;
    each_match(file.text, document, [&](const auto& match, int line) { expect(match.str(1), match.str(1), line); });
  }
  return breaches;
}

}  // namespace stadt::tidy
