#include "support/statements.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace stadt::testing {

namespace {

std::string text_literal(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) literal += c == '\'' ? std::string("''") : std::string(1, c);
  return literal + "'";
}

std::string literal_of(const sql::Param& param) {
  if (const auto* integer = std::get_if<std::int64_t>(&param)) return text_literal(std::to_string(*integer));
  if (const auto* text = std::get_if<std::string_view>(&param)) return text_literal(*text);
  return "NULL";
}

// `literal` makes what stands for $n.
template <typename Literal>
std::string with_literals(const std::string& text, Literal literal) {
  static const std::regex parameter(R"(\$(\d+))");
  std::string out;
  auto rest = text.cbegin();
  for (std::sregex_iterator match(text.begin(), text.end(), parameter), end; match != end; ++match) {
    out.append(rest, text.cbegin() + match->position());
    out += literal(std::stoul((*match)[1]));
    rest = text.cbegin() + match->position() + match->length();
  }
  return out.append(rest, text.cend());
}

}  // namespace

std::vector<Statement> statements_of_the_source() {
  static const std::regex raw_string(R"(R"sql\(([\s\S]*?)\)sql")");
  const std::filesystem::path source = STADT_SOURCE_DIR "/src";
  std::vector<Statement> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
    const auto name = entry.path().lexically_relative(source).string();
    if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
    std::ifstream file(entry.path());
    const std::string content(std::istreambuf_iterator<char>(file), {});
    for (std::sregex_iterator match(content.begin(), content.end(), raw_string), end; match != end; ++match) {
      found.push_back(
          {with_literals((*match)[1], [](std::size_t n) { return text_literal(std::to_string(n)); }), name});
    }
  }
  return found;
}

void StatementRecorder::see(std::string_view text, std::span<const sql::Param> params) {
  std::scoped_lock lock(mutex_);
  if (!texts_.emplace(text).second) return;
  statements_.push_back(
      {with_literals(std::string(text), [&](std::size_t n) { return literal_of(params[n - 1]); }), "sent"});
}

std::vector<Statement> StatementRecorder::statements() {
  std::scoped_lock lock(mutex_);
  return statements_;
}

void StatementCounter::see(std::string_view text, std::span<const sql::Param>) {
  std::scoped_lock lock(mutex_);
  ++counts_[std::string(text)];
}

void StatementCounter::begin() {
  std::scoped_lock lock(mutex_);
  counts_.clear();
}

int StatementCounter::most_of_one() {
  std::scoped_lock lock(mutex_);
  int most = 0;
  for (const auto& [text, count] : counts_) most = std::max(most, count);
  return most;
}

}  // namespace stadt::testing
