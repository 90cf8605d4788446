#include "tidy/source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>

namespace stadt::tidy {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Blanks comments and literals and keeps the literals.
class Reader {
 public:
  explicit Reader(SourceFile& file) : file_(file), text_(file.text) { file_.code.assign(text_.size(), ' '); }

  void read() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        skip_to(end_of_line());
      } else if (starts("/*")) {
        const auto end = text_.find("*/", at_ + 2);
        skip_to(end == std::string::npos ? text_.size() : end + 2);
      } else if (starts("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) {
        read_raw_string();
      } else if (text_[at_] == '"' || (text_[at_] == '\'' && !separates_digits())) {
        read_literal(text_[at_]);
      } else if (text_[at_] == '#' && only_blanks_before()) {
        read_directive();
      } else {
        file_.code[at_] = text_[at_];
        ++at_;
      }
    }
  }

 private:
  bool starts(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

  std::size_t end_of_line() const { return std::min(text_.find('\n', at_), text_.size()); }

  void skip_to(std::size_t end) {
    for (; at_ < end; ++at_) {
      if (text_[at_] == '\n') file_.code[at_] = '\n';
    }
  }

  // 50'000
  bool separates_digits() const {
    auto start = at_;
    while (start > 0 && (is_word(text_[start - 1]) || text_[start - 1] == '\'')) --start;
    return start < at_ && std::isdigit(static_cast<unsigned char>(text_[start]));
  }

  bool only_blanks_before() const {
    auto i = at_;
    while (i > 0 && (text_[i - 1] == ' ' || text_[i - 1] == '\t')) --i;
    return i == 0 || text_[i - 1] == '\n';
  }

  // The quotes stay, so that it can be seen that a literal stood here.
  void keep_literal(std::size_t from, std::size_t to, std::size_t end) {
    file_.literals.push_back({line_of(text_, at_), text_.substr(from, to - from)});
    file_.code[at_] = '"';
    skip_to(end);
    file_.code[end - 1] = '"';
  }

  void read_raw_string() {
    const auto open = text_.find('(', at_);
    if (open == std::string::npos) return skip_to(text_.size());
    const auto closing = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    const auto close = text_.find(closing, open);
    if (close == std::string::npos) return skip_to(text_.size());
    keep_literal(open + 1, close, close + closing.size());
  }

  void read_literal(char quote) {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end, text_.size() - 1);
    keep_literal(at_ + 1, end, end + 1);
  }

  void read_directive() {
    auto end = end_of_line();
    const auto line = std::string_view(text_).substr(at_, end - at_);
    if (const auto word = line.find("include"); word != std::string_view::npos) {
      const auto open = line.find_first_of("\"<", word);
      const auto close = open == std::string_view::npos ? open : line.find_first_of("\">", open + 1);
      if (close != std::string_view::npos) {
        file_.includes.push_back(
            {line_of(text_, at_), std::string(line.substr(open + 1, close - open - 1)), line[open] == '"'});
      }
    }
    while (end < text_.size() && end > 0 && text_[end - 1] == '\\')
      end = std::min(text_.find('\n', end + 1), text_.size());
    skip_to(end);
  }

  SourceFile& file_;
  const std::string& text_;
  std::size_t at_ = 0;
};

constexpr std::array skipped_folders = {"build", "data",  ".git",   "node_modules",
                                        "dist",  "seeds", ".cache", "test-results"};
constexpr std::array read_endings = {".cpp", ".hpp", ".ts",    ".svelte", ".css", ".html",
                                     ".md",  ".sql", ".cmake", ".txt",    ".yml", ".toml"};
// Made by a program, and not committed.
constexpr std::string_view generated = "web/src/api/schema.ts";

bool is_read(const std::string& path) {
  if (path == generated) return false;
  if (path.starts_with("script/")) return true;
  return std::ranges::any_of(read_endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

SourceFile source_file(std::string path, std::string text) {
  SourceFile file{.path = std::move(path), .text = std::move(text), .code = {}, .includes = {}, .literals = {}};
  if (file.is_cpp()) Reader(file).read();
  return file;
}

Tree read_tree(const std::filesystem::path& root) {
  Tree tree;
  for (auto entry = std::filesystem::recursive_directory_iterator(root); entry != std::filesystem::end(entry);
       ++entry) {
    const auto name = entry->path().filename().string();
    if (entry->is_directory() && std::ranges::find(skipped_folders, name) != skipped_folders.end()) {
      entry.disable_recursion_pending();
    }
    if (!entry->is_regular_file()) continue;
    const auto path = entry->path().lexically_relative(root).generic_string();
    tree.paths.insert(path);
    if (!is_read(path)) continue;
    std::ifstream stream(entry->path(), std::ios::binary);
    tree.files.push_back(source_file(path, std::string(std::istreambuf_iterator<char>(stream), {})));
  }
  std::ranges::sort(tree.files, {}, &SourceFile::path);
  return tree;
}

int line_of(std::string_view text, std::size_t position) {
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, position), '\n'));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string folder_of(std::string_view path) {
  if (!path.starts_with("src/")) return "";
  path.remove_prefix(4);
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::string stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return std::string(path.substr(0, path.find('.')));
}

}  // namespace stadt::tidy
