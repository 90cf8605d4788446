#include <algorithm>
#include <cctype>
#include <regex>

#include "tidy/checks.hpp"

namespace stadt::tidy {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \n\t");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \n\t") - begin + 1);
}

enum class Scope { open, function, initialiser };

// What a brace opens, by what stands before it since the last statement of the same scope.
Scope scope_of(std::string_view head) {
  if (head.empty()) return Scope::open;
  const bool directly = is_word(head.back()) || head.back() == '>' || head.back() == '(' || head.back() == ',';
  if (directly) return Scope::initialiser;
  const auto words = trimmed(head);
  if (words.empty()) return Scope::open;
  if (words.ends_with('=') || words.ends_with(',') || words.ends_with('(') || words.ends_with("return")) {
    return Scope::initialiser;
  }
  const auto closing = words.rfind(')');
  const auto tail = std::string(closing == std::string_view::npos ? words : words.substr(closing + 1));
  static const std::regex type(R"(\b(namespace|extern|struct|class|union|enum)\b)");
  if (std::regex_search(tail, type)) return Scope::open;
  if (closing != std::string_view::npos || words.ends_with(']')) return Scope::function;
  return Scope::initialiser;
}

// Follows the braces of a file that clang-format has laid out: a body stands one space behind its head.
class Braces {
 public:
  explicit Braces(const SourceFile& file) : code_(file.code) {}

  std::vector<Function> functions() {
    for (std::size_t at = 0; at < code_.size(); ++at) {
      const char c = code_[at];
      if (c == '{') open(at);
      if (c == '}') close(at);
      if (c == ';' && !in_function() && !in_initialiser()) head_ = at + 1;
    }
    return std::move(found_);
  }

 private:
  struct Open {
    Scope scope;
    std::size_t head;
  };

  bool in_function() const {
    return std::ranges::any_of(scopes_, [](const auto& one) { return one.scope == Scope::function; });
  }
  bool in_initialiser() const { return !scopes_.empty() && scopes_.back().scope == Scope::initialiser; }

  void open(std::size_t at) {
    const bool inside = in_function() || in_initialiser();
    const auto scope = inside ? Scope::initialiser : scope_of(code_.substr(head_, at - head_));
    scopes_.push_back({scope, head_});
    if (scope == Scope::open) head_ = at + 1;
  }

  void close(std::size_t at) {
    if (scopes_.empty()) return;
    const auto [scope, head] = scopes_.back();
    scopes_.pop_back();
    if (scope == Scope::function) found_.push_back(function(head, at));
    if (scope != Scope::initialiser) head_ = at + 1;
  }

  Function function(std::size_t head, std::size_t end) const {
    // A macro without a semicolon may stand before, with an empty line between.
    const auto body = code_.find('{', head);
    auto begin = head;
    for (auto at = head; at < body;) {
      const auto line_end = std::min(code_.find('\n', at), body);
      if (line_end < body && trimmed(code_.substr(at, line_end - at)).empty()) begin = line_end + 1;
      at = line_end + 1;
    }
    const int first = line_of(code_, begin);
    const auto words = trimmed(code_.substr(begin, code_.find('\n', begin) - begin));
    return {first, line_of(code_, end) - first + 1, std::string(words)};
  }

  std::string_view code_;
  std::vector<Open> scopes_;
  std::vector<Function> found_;
  std::size_t head_ = 0;
};

// After the semicolon, or the brace at the end of a line, that comes before.
std::size_t statement_begin(std::string_view code, std::size_t at) {
  while (at > 0) {
    const char c = code[at - 1];
    const bool ends_line = at == code.size() || code[at] == '\n';
    if (c == ';' || ((c == '{' || c == '}') && ends_line)) break;
    --at;
  }
  return at;
}

}  // namespace

std::vector<Function> functions_of(const SourceFile& file) { return Braces(file).functions(); }

Breaches functions_are_short(const Tree& tree) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    for (const auto& [line, length, name] : functions_of(file)) {
      if (length <= most_function_lines) continue;
      breaches.push_back({file.path, line, "a function of " + std::to_string(length) + " lines: " + name,
                          "split it by idea; the end is " + std::to_string(most_function_lines)});
    }
  }
  return breaches;
}

// g++ 12.2 destroys twice what a temporary lambda or aggregate inside of a co_await expression holds.
Breaches awaiting_makes_no_temporaries(const Tree& tree) {
  static const std::regex control(R"(^(\}\s*else\s+)?(if|while|for|switch)\b)");
  Breaches breaches;
  for (const auto& file : tree.files) {
    const std::string_view code = file.code;
    for (auto at = code.find("co_await"); at != std::string_view::npos; at = code.find("co_await", at + 1)) {
      const auto begin = statement_begin(code, at);
      const auto words = trimmed(code.substr(begin, at - begin));
      const bool has_block = std::regex_search(std::string(words), control);
      int depth = 0;
      for (auto i = begin; i < code.size() && code[i] != ';' && depth >= 0; ++i) {
        if (code[i] == '(') ++depth;
        if (code[i] == ')') --depth;
        if (code[i] != '{') continue;
        if (has_block && depth == 0) break;
        breaches.push_back({file.path, line_of(code, at), "co_await with a temporary lambda or aggregate",
                            "give it a name of its own in a line before"});
        break;
      }
    }
  }
  return breaches;
}

}  // namespace stadt::tidy
