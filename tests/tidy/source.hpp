// The source tree as the rules of the house read it: its files, without what stands in comments and literals.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stadt::tidy {

struct Include {
  int line = 0;
  std::string name;  // what stands between the quotes or brackets
  bool own = false;  // quoted
};

struct Literal {
  int line = 0;
  std::string text;
};

struct SourceFile {
  std::string path;  // from the root, with slashes
  std::string text;
  std::string code;  // C++: as long as the text, with blanks for comments, literals and the preprocessor's lines
  std::vector<Include> includes;
  std::vector<Literal> literals;

  bool is(std::string_view ending) const { return path.ends_with(ending); }
  bool in(std::string_view folder) const { return path.starts_with(folder); }
  bool is_cpp() const { return is(".cpp") || is(".hpp"); }
  bool is_test() const { return in("tests/") || is("_test.cpp"); }
};

struct Tree {
  std::vector<SourceFile> files;
  std::set<std::string> paths;  // of every file, also of those that no rule reads
};

SourceFile source_file(std::string path, std::string text);
Tree read_tree(const std::filesystem::path& root);

// Line numbers begin with 1.
int line_of(std::string_view text, std::size_t position);
std::vector<std::string_view> lines_of(std::string_view text);
// "src/feed/store.cpp" → "feed"; empty for what does not stand in a folder of src/.
std::string folder_of(std::string_view path);
// "src/feed/store.cpp" → "store".
std::string stem_of(std::string_view path);

}  // namespace stadt::tidy
