#include <algorithm>
#include <array>

#include "tidy/checks.hpp"

namespace stadt::tidy {

namespace {

// The system's own headers, and libraries that every folder may use.
constexpr std::array common = {
    "fmt/",    "boost/describe", "boost/mp11", "boost/core/", "boost/unordered/", "sys/",      "arpa/",   "netinet/",
    "netdb.h", "linux/",         "unistd.h",   "fcntl.h",     "poll.h",           "signal.h",  "spawn.h", "termios.h",
    "dlfcn.h", "errno.h",        "stdlib.h",   "stdio.h",     "string.h",         "pthread.h", "sched.h", "cxxabi.h",
    "grp.h",   "pwd.h",          "time.h",     "syslog.h",    "malloc.h"};

bool is_standard(std::string_view header) { return header.find_first_of("./") == std::string_view::npos; }

bool is_meant(std::string_view header, std::string_view library) {
  return header == library || (!library.ends_with(".h") && header.starts_with(library));
}

bool is_owner(std::string_view path, std::string_view owner) {
  return owner.ends_with('/') ? path.starts_with(owner)
                              : path == owner || (owner.starts_with('*') && path.ends_with(owner.substr(1)));
}

}  // namespace

Breaches libraries_have_owners(const Tree& tree, std::span<const Library> libraries) {
  Breaches breaches;
  for (const auto& file : tree.files) {
    if (!file.is_cpp()) continue;
    for (const auto& [line, name, own] : file.includes) {
      if (own || is_standard(name)) continue;
      if (std::ranges::any_of(common, [&](std::string_view one) { return name.starts_with(one); })) continue;
      const auto library = std::ranges::find_if(libraries, [&](const auto& one) { return is_meant(name, one.header); });
      if (library == libraries.end()) {
        breaches.push_back({file.path, line, "includes " + name + ", a library without an owner",
                            "name who owns the library in the list of tests/tidy_test.cpp"});
      } else if (std::ranges::none_of(library->owners, [&](auto owner) { return is_owner(file.path, owner); })) {
        breaches.push_back({file.path, line, "includes " + name + ", which is not its library",
                            "use what its owner offers: " + std::string(library->owners.front())});
      }
    }
  }
  return breaches;
}

}  // namespace stadt::tidy
