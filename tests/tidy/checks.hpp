// What a machine can check of the rules of the house. Each check answers the places that break its rule.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tidy/source.hpp"

namespace stadt::tidy {

struct Breach {
  std::string path;
  int line = 0;
  std::string what;    // "includes sqlite3.h"
  std::string advice;  // what to do about it
};
using Breaches = std::vector<Breach>;

// Roles (roles.cpp): what a file is for follows from its name.
enum class Role { routes, rules, store, use_case, test };
Role role_of(std::string_view path);
Breaches rules_are_pure(const Tree& tree);
Breaches sql_stands_in_stores(const Tree& tree);
Breaches only_routes_speak_http(const Tree& tree);
Breaches roles_look_downwards(const Tree& tree);

// Direction (order.cpp). The folders of src/ from the ground up, "app" being the files at its top; those of one
// floor do not know each other.
struct Floor {
  std::vector<std::string_view> folders;
};
Breaches folders_look_downwards(const Tree& tree, std::span<const Floor> floors);
Breaches others_are_asked_by_use_cases(const Tree& tree);
Breaches includes_make_no_circle(const Tree& tree);

// Libraries (libraries.cpp). An owner is a file, or a folder with a slash at its end.
struct Library {
  std::string_view header;  // "sqlite3.h", or the beginning of it with a slash at its end
  std::vector<std::string_view> owners;
};
Breaches libraries_have_owners(const Tree& tree, std::span<const Library> libraries);

// Shape (shape.cpp, functions.cpp).
constexpr int most_lines = 400;
constexpr int most_function_lines = 70;
struct Function {
  int line = 0;
  int length = 0;
  std::string name;
};
std::vector<Function> functions_of(const SourceFile& file);
Breaches files_are_short(const Tree& tree);
Breaches functions_are_short(const Tree& tree);
Breaches names_say_something(const Tree& tree);
Breaches nothing_is_left_to_do(const Tree& tree);
Breaches headers_say_their_purpose(const Tree& tree);
Breaches paths_are_of_no_machine(const Tree& tree);
Breaches awaiting_makes_no_temporaries(const Tree& tree);

// The browser client and the documents (web.cpp).
Breaches styles_stand_in_sheets(const Tree& tree);
Breaches words_are_used_by_name(const Tree& tree);
Breaches documents_name_what_is_there(const Tree& tree);

}  // namespace stadt::tidy
