#include "load/source_files.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_set>

namespace stadt::load {

namespace {

constexpr std::size_t longest_line = 1024;
constexpr std::size_t tree_columns = 9;
constexpr std::size_t follow_columns = 2;
constexpr std::size_t flat_columns = 4;
constexpr std::int64_t most_people = 10'000'000;
constexpr int most_words = 10'000;
constexpr std::int64_t greatest_score = 1'000'000'000;

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};
using Gzip = std::unique_ptr<gzFile_s, CloseGzip>;

std::unexpected<Error> bad_line(const std::string& path, std::size_t number, std::string_view what) {
  return fail(ErrorKind::invalid, "load.line", fmt::format("{}, line {}: {}", path, number, what));
}

// Whole numbers between tabs; false if there are not just as many.
bool split_numbers(std::string_view line, std::span<std::int64_t> numbers) {
  for (auto& number : numbers) {
    const auto field = line.substr(0, line.find('\t'));
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), number);
    if (problem != std::errc() || end != field.data() + field.size()) return false;
    line.remove_prefix(std::min(field.size() + 1, line.size()));
  }
  return line.empty();
}

// Calls `take` with every line's numbers but the heading; it returns what is wrong with them, or nothing.
Result<> read_lines(const std::string& path, std::span<std::int64_t> numbers,
                    const std::function<std::string_view()>& take) {
  const Gzip file(gzopen(path.c_str(), "rb"));
  if (!file) return fail(ErrorKind::invalid, "load.file", fmt::format("The file {} cannot be read.", path));
  std::array<char, longest_line> buffer{};
  for (std::size_t number = 1; gzgets(file.get(), buffer.data(), buffer.size()); ++number) {
    std::string_view line(buffer.data());
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 || line.empty()) continue;
    if (!split_numbers(line, numbers)) {
      return bad_line(path, number, fmt::format("expected {} whole numbers between tabs.", numbers.size()));
    }
    if (const auto wrong = take(); !wrong.empty()) return bad_line(path, number, wrong);
  }
  int code = Z_OK;
  gzerror(file.get(), &code);
  if (code != Z_OK && code != Z_STREAM_END) {
    return fail(ErrorKind::invalid, "load.file", fmt::format("The file {} is damaged or cut off.", path));
  }
  return {};
}

bool is_person(std::int64_t number) { return number >= 0 && number < most_people; }

}  // namespace

Result<std::vector<TreeLine>> read_trees(const std::string& path) {
  std::vector<TreeLine> lines;
  std::unordered_set<std::int64_t> known;
  std::array<std::int64_t, tree_columns> n{};
  CHECKED(read_lines(path, n, [&]() -> std::string_view {
    const auto [message, parent, seconds, author, conversation, topic, words, question, score] = n;
    if (!is_person(author)) return "an author is a number from 0 on.";
    if (std::abs(score) > greatest_score) return "a score is a small number.";
    if (words < 0 || words > most_words || topic < 0) return "words and topic are numbers from 0 on.";
    if (parent != 0 && !known.contains(parent)) return "the parent has to stand before its answer.";
    if (!known.insert(message).second) return "this message stands twice.";
    if (!lines.empty() && seconds < lines.back().seconds) return "lines have to be sorted by time.";
    lines.push_back({.message = message,
                     .parent = parent,
                     .seconds = seconds,
                     .author = author,
                     .topic = topic,
                     .words = static_cast<int>(words),
                     .question = question != 0,
                     .score = static_cast<int>(score)});
    return {};
  }));
  return lines;
}

Result<std::vector<FollowLine>> read_follows(const std::string& path) {
  std::vector<FollowLine> lines;
  std::array<std::int64_t, follow_columns> n{};
  CHECKED(read_lines(path, n, [&]() -> std::string_view {
    if (!is_person(n[0]) || !is_person(n[1])) return "people are numbers from 0 on.";
    if (n[0] != n[1]) lines.push_back({n[0], n[1]});
    return {};
  }));
  return lines;
}

Result<std::vector<FlatLine>> read_flat(const std::string& path) {
  std::vector<FlatLine> lines;
  std::array<std::int64_t, flat_columns> n{};
  CHECKED(read_lines(path, n, [&]() -> std::string_view {
    const auto [seconds, author, conversation, topic] = n;
    if (!is_person(author)) return "an author is a number from 0 on.";
    if (conversation < 0 || topic < 0) return "conversation and topic are numbers from 0 on.";
    if (!lines.empty() && seconds < lines.back().seconds) return "lines have to be sorted by time.";
    lines.push_back({seconds, author, conversation, topic});
    return {};
  }));
  return lines;
}

}  // namespace stadt::load
