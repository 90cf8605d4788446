// Files that travel inside the binary, in the order of their names; made by cmake/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace stadt::embedded {

struct File {
  std::string_view name;
  std::string_view content;
};

std::span<const File> migrations();
std::span<const File> demo_city();
std::span<const File> demo_walk();

}  // namespace stadt::embedded
