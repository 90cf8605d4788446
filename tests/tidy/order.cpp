#include <algorithm>
#include <map>
#include <optional>

#include "tidy/checks.hpp"

namespace stadt::tidy {

namespace {

std::optional<std::size_t> floor_of(std::span<const Floor> floors, std::string_view folder) {
  for (std::size_t i = 0; i < floors.size(); ++i) {
    if (std::ranges::find(floors[i].folders, folder) != floors[i].folders.end()) return i;
  }
  return std::nullopt;
}

// The folder of src/ that a file stands in; the files at the top are the program, "app".
std::string place_of(std::string_view path) {
  const auto folder = folder_of(path);
  return folder.empty() ? "app" : folder;
}

// What is included from another folder of src/, or nothing.
std::string other_place(const SourceFile& file, const Include& include) {
  const auto place = place_of("src/" + include.name);
  return include.own && place != place_of(file.path) ? place : "";
}

bool is_in_src(const SourceFile& file) { return file.is_cpp() && file.in("src/") && !file.is_test(); }

// The first file of a circle of includes is found again by following them.
class Circles {
 public:
  explicit Circles(const Tree& tree) {
    for (const auto& file : tree.files) {
      if (is_in_src(file)) files_.emplace(file.path, &file);
    }
  }

  Breaches find() {
    for (const auto& [path, file] : files_) visit(*file);
    return std::move(breaches_);
  }

 private:
  enum class State { open, done };

  void visit(const SourceFile& file) {
    if (states_.contains(file.path)) return;
    states_[file.path] = State::open;
    for (const auto& include : file.includes) {
      const auto next = files_.find("src/" + include.name);
      if (!include.own || next == files_.end()) continue;
      const auto state = states_.find(next->first);
      if (state != states_.end() && state->second == State::open) {
        breaches_.push_back({file.path, include.line, "a circle of includes through " + include.name,
                             "move what both need into a file of its own below them"});
      }
      visit(*next->second);
    }
    states_[file.path] = State::done;
  }

  std::map<std::string, const SourceFile*> files_;
  std::map<std::string, State> states_;
  Breaches breaches_;
};

}  // namespace

Breaches folders_look_downwards(const Tree& tree, std::span<const Floor> floors) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_in_src(file) || file.path == "src/main.cpp") continue;
    const auto place = place_of(file.path);
    const auto floor = floor_of(floors, place);
    if (!floor) {
      breaches.push_back({file.path, 1, "stands in a folder without a floor: " + place,
                          "give the folder its place in the list of floors of tests/tidy_test.cpp"});
      continue;
    }
    for (const auto& include : file.includes) {
      const auto other = other_place(file, include);
      const auto below = floor_of(floors, other);
      if (other.empty() || (below && *below < *floor)) continue;
      breaches.push_back({file.path, include.line, place + " looks up to " + include.name,
                          "turn the dependency round, or write to the event log what the other one follows"});
    }
  }
  return breaches;
}

Breaches others_are_asked_by_use_cases(const Tree& tree) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    // The program joins the routes of all features.
    if (!is_in_src(file) || place_of(file.path) == "app") continue;
    for (const auto& include : file.includes) {
      const auto other = other_place(file, include);
      // The formulas of dialogue know nothing but their arguments: whoever has these may ask them.
      const bool is_formula = other == "dialogue" && role_of(include.name) == Role::rules;
      if (other.empty() || other == "http" || is_formula || role_of(include.name) == Role::use_case) continue;
      breaches.push_back({file.path, include.line, "asks " + include.name + " of another feature",
                          "ask a use case of " + other + "/, or take what it knows as an argument"});
    }
  }
  return breaches;
}

Breaches includes_make_no_circle(const Tree& tree) { return Circles(tree).find(); }

}  // namespace stadt::tidy
