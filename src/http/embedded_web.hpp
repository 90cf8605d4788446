// The bytes of web/dist as cmake/web.cmake puts them into the binary.
#pragma once

#include <string_view>
#include <vector>

namespace stadt::http {

struct Bytes {
  const char* begin = nullptr;
  const char* end = nullptr;

  std::string_view view() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

struct EmbeddedFile {
  std::string_view name;  // "/assets/app-1a2b.js"
  Bytes bytes;
};

std::vector<EmbeddedFile> embedded_web();

}  // namespace stadt::http
