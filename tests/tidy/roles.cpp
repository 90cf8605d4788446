#include <algorithm>
#include <array>
#include <regex>

#include "tidy/checks.hpp"

namespace stadt::tidy {

namespace {

bool is_role(std::string_view stem, std::string_view role) {
  return stem == role ||
         (stem.size() > role.size() + 1 && stem.ends_with(role) && stem[stem.size() - role.size() - 1] == '_');
}

bool is_in_src(const SourceFile& file) { return file.is_cpp() && file.in("src/") && !file.is_test(); }

// The folders below the features, which have no roles.
constexpr std::array grounds = {"base", "text", "json", "sql", "config", "http"};
bool is_feature(const SourceFile& file) {
  const auto folder = folder_of(file.path);
  return is_in_src(file) && !folder.empty() && std::ranges::find(grounds, folder) == grounds.end();
}

// The code line by line, with the number of each.
template <typename See>
void each_line(const SourceFile& file, See see) {
  int number = 0;
  for (const auto line : lines_of(file.code)) see(std::string(line), ++number);
}

bool begins_with_one_of(std::string_view name, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](auto beginning) { return name.starts_with(beginning); });
}

}  // namespace

Role role_of(std::string_view path) {
  const auto stem = stem_of(path);
  if (stem.ends_with("_test")) return Role::test;
  if (is_role(stem, "routes") || is_role(stem, "activities")) return Role::routes;
  if (is_role(stem, "rules")) return Role::rules;
  if (is_role(stem, "store")) return Role::store;
  return Role::use_case;
}

Breaches rules_are_pure(const Tree& tree) {
  static constexpr std::string_view impure[] = {"sql/",   "json/",  "http/",    "base/env", "base/log", "base/bus",
                                                "chrono", "ctime",  "random",   "fstream",  "iostream", "thread",
                                                "mutex",  "atomic", "sodium.h", "unistd",   "sqlite3",  "libpq"};
  static const std::regex word(R"(\b(Env\b|system_clock\b|steady_clock\b|getenv\b|rand\(|log::|sql::|json::|http::))");
  static constexpr auto advice = "let the use case gather it and hand it over as an argument";
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_feature(file) || role_of(file.path) != Role::rules) continue;
    for (const auto& [line, name, own] : file.includes) {
      const bool is_store = own && role_of(name) == Role::store;
      if (is_store || begins_with_one_of(name, impure)) {
        breaches.push_back({file.path, line, "rules include " + name, advice});
      }
    }
    each_line(file, [&](const std::string& line, int number) {
      std::smatch match;
      if (std::regex_search(line, match, word)) {
        breaches.push_back({file.path, number, "rules know " + match.str(), advice});
      }
    });
  }
  return breaches;
}

Breaches sql_stands_in_stores(const Tree& tree) {
  static const std::regex statement(
      R"(^\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|UNIQUE)\s|ALTER\s+TABLE\s|DROP\s|PRAGMA\s|WITH\s+\w+\s+AS\s|VACUUM\b|ATTACH\s))");
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_in_src(file) || file.in("src/sql/") || (is_feature(file) && role_of(file.path) == Role::store)) continue;
    for (const auto& [line, text] : file.literals) {
      const auto beginning = text.substr(0, 80);
      if (std::regex_search(beginning, statement)) {
        breaches.push_back({file.path, line, "SQL outside of a store: " + beginning.substr(0, 40),
                            "move the statement into store.cpp, inside the function that uses it"});
      }
    }
  }
  return breaches;
}

Breaches only_routes_speak_http(const Tree& tree) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_feature(file) || role_of(file.path) == Role::routes) continue;
    for (const auto& [line, name, own] : file.includes) {
      if (own && name.starts_with("http/")) {
        breaches.push_back(
            {file.path, line, "includes " + name, "only routes speak HTTP: hand over values of the feature"});
      }
    }
  }
  return breaches;
}

Breaches roles_look_downwards(const Tree& tree) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!is_feature(file)) continue;
    const auto role = role_of(file.path);
    for (const auto& [line, name, own] : file.includes) {
      if (!own || name.find('/') == std::string::npos) continue;
      const bool at_home = name.starts_with(folder_of(file.path) + "/");
      if (at_home && role != Role::routes && role_of(name) == Role::routes) {
        breaches.push_back({file.path, line, "looks up to " + name, "declare what is needed beside a use case"});
      }
      if (role == Role::store && role_of(name) == Role::rules) {
        breaches.push_back(
            {file.path, line, "a store decides by " + name, "decide in the use case; a store only keeps"});
      }
      if (role == Role::store && (name.starts_with("json/") || name == "base/log.hpp")) {
        breaches.push_back({file.path, line, "a store includes " + name, "a store speaks SQL only"});
      }
    }
  }
  return breaches;
}

}  // namespace stadt::tidy
