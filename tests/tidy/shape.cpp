#include <algorithm>
#include <array>
#include <regex>

#include "tidy/checks.hpp"

namespace stadt::tidy {

namespace {

bool is_source(const SourceFile& file) {
  return file.is_cpp() || ((file.is(".ts") || file.is(".svelte")) && file.in("web/"));
}

// Reports every line in which `pattern` is found.
void find_lines(const SourceFile& file, std::string_view text, const std::regex& pattern, std::string_view what,
                std::string_view advice, Breaches& breaches) {
  int number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    std::cmatch match;
    if (!std::regex_search(line.begin(), line.end(), match, pattern)) continue;
    breaches.push_back({file.path, number, std::string(what) + match.str(), std::string(advice)});
  }
}

}  // namespace

Breaches files_are_short(const Tree& tree) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_source(file)) continue;
    const auto lines = std::ssize(lines_of(file.text));
    if (lines <= most_lines) continue;
    breaches.push_back({file.path, static_cast<int>(lines), "a file of " + std::to_string(lines) + " lines",
                        "split it by idea; the end is " + std::to_string(most_lines)});
  }
  return breaches;
}

Breaches names_say_something(const Tree& tree) {
  static const std::regex type(
      R"(\b(?:class|struct|enum|union|interface|concept|using|type)\s+\w*(?:Manager|Helper|Util|Impl)(?![a-z])\w*)");
  static const std::regex types_of_many(
      R"(\b(?:class|struct|enum|using|type)\s+\w*(?:Helpers|Utils|Utility|Utilities)\b)");
  static const std::regex file_name(
      R"((?:^|[_./-])(?:manager|helper|helpers|util|utils|utility|utilities|impl)(?:[_./-]|$))", std::regex::icase);
  static constexpr auto advice = "say what it does in the words of the city";
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_source(file) && !file.in("script/") && !file.in("cmake/")) continue;
    if (std::regex_search(file.path, file_name))
      breaches.push_back({file.path, 1, "the name of a file says nothing", advice});
    const std::string_view text = file.is_cpp() ? file.code : file.text;
    find_lines(file, text, type, "the name of a type says nothing: ", advice, breaches);
    find_lines(file, text, types_of_many, "the name of a type says nothing: ", advice, breaches);
  }
  return breaches;
}

Breaches nothing_is_left_to_do(const Tree& tree) {
  static const std::regex word(R"(\b(?:TO[D]O|FIX[M]E|X[X]X|HAC[K])\b)");
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (file.is(".md")) continue;
    find_lines(file, file.text, word, "left to do: ", "do it now, or write it where work is planned", breaches);
  }
  return breaches;
}

Breaches headers_say_their_purpose(const Tree& tree) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!file.is(".hpp")) continue;
    const auto lines = lines_of(file.text);
    const auto no_comment = std::ranges::find_if(lines, [](auto line) { return !line.starts_with("//"); });
    const auto purpose = lines.empty() ? std::string_view() : lines.front();
    if (!purpose.starts_with("// ") || std::ranges::count(purpose, ' ') < 2) {
      breaches.push_back(
          {file.path, 1, "a header without its purpose", "begin it with one sentence on what it is for"});
    }
    if (no_comment == lines.end() || *no_comment != "#pragma once") {
      breaches.push_back({file.path, 1 + static_cast<int>(no_comment - lines.begin()), "a header without its guard",
                          "write #pragma once after the comment on top"});
    }
  }
  return breaches;
}

Breaches paths_are_of_no_machine(const Tree& tree) {
  static const std::regex path(R"((?:^|[\s"'`(=:])(?:/(?:work|Users|root)/\w+|/home/\w+/)|\b[C-Z]:\\\w+)");
  Breaches breaches;
  for (const auto& file : tree.files) {
    find_lines(file, file.text, path, "a path of one machine:", "make it relative, or an option", breaches);
  }
  return breaches;
}

}  // namespace stadt::tidy
