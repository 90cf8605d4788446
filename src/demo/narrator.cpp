#include "demo/narrator.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "json/value.hpp"

namespace stadt::demo {

namespace {

constexpr std::size_t line_width = 100;

Result<std::map<std::string, std::string, std::less<>>> read_words(std::string_view name) {
  const auto files = embedded::demo_walk();
  const auto file = std::ranges::find(files, name, &embedded::File::name);
  if (file == files.end()) return fail(ErrorKind::not_found, "demo.words", "The walk has no words.");
  const auto value = TRY(json::parse(file->content));
  std::map<std::string, std::string, std::less<>> words;
  if (const auto* object = value.as<json::Object>()) {
    for (const auto& [key, text] : *object) words.emplace(key, text.as<std::string>() ? *text.as<std::string>() : "");
  }
  return words;
}

// {0}, {1} … by what they stand for; words are data, so this knows nothing else.
std::string filled(std::string text, const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto hole = fmt::format("{{{}}}", i);
    for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + arguments[i].size())) {
      text.replace(at, hole.size(), arguments[i]);
    }
  }
  return text;
}

// Characters as they stand beside each other, near enough for breaking lines.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Result<Narrator> Narrator::create(Tongue tongue, Print print) {
  Narrator narrator;
  narrator.words_ = TRY(read_words(tongue == Tongue::de ? "de.json" : "en.json"));
  narrator.said_ = TRY(read_words("said.json"));
  narrator.print_ = std::move(print);
  return narrator;
}

void Narrator::paragraph(std::string_view text, std::string_view first, std::string_view rest) {
  std::string line(first);
  bool is_begun = false;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (is_begun && width(line) + 1 + width(word) > line_width) {
      print_(line);
      line = rest;
      is_begun = false;
    }
    if (is_begun) line += ' ';
    line += word;
    is_begun = true;
  }
  print_(line);
}

void Narrator::title(int number, std::string_view key) {
  print_("");
  print_(fmt::format("{:>2}  {}", number, word(key)));
}

void Narrator::heading(std::string_view key) {
  print_("");
  print_(word(key));
}

void Narrator::tell(std::string_view key, const std::vector<std::string>& arguments) {
  paragraph(filled(word(key), arguments), "    ", "    ");
}

void Narrator::point(std::string_view key) { paragraph(word(key), "  · ", "    "); }

void Narrator::quote(std::string_view name, std::string_view text) {
  paragraph(text, fmt::format("      {}: ", name), "        ");
}

const std::string& Narrator::said(std::string_view key) const {
  static const std::string nothing;
  const auto found = said_.find(key);
  return found == said_.end() ? nothing : found->second;
}

const std::string& Narrator::word(std::string_view key) const {
  static const std::string nothing;
  const auto found = words_.find(key);
  return found == words_.end() ? nothing : found->second;
}

}  // namespace stadt::demo
