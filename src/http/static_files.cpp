#include "http/static_files.hpp"

#include <fmt/format.h>

#include <map>

#include "http/embedded_web.hpp"

namespace stadt::http {

namespace {

constexpr std::string_view index_name = "/index.html";
constexpr std::string_view compressed_ending = ".br";

std::string_view type_of(std::string_view name) {
  static const std::map<std::string_view, std::string_view> types = {{"css", "text/css; charset=utf-8"},
                                                                     {"html", "text/html; charset=utf-8"},
                                                                     {"ico", "image/x-icon"},
                                                                     {"js", "text/javascript; charset=utf-8"},
                                                                     {"json", "application/json"},
                                                                     {"png", "image/png"},
                                                                     {"svg", "image/svg+xml"},
                                                                     {"txt", "text/plain; charset=utf-8"},
                                                                     {"webmanifest", "application/manifest+json"},
                                                                     {"webp", "image/webp"},
                                                                     {"woff2", "font/woff2"}};
  const auto found = types.find(name.substr(name.rfind('.') + 1));
  return found == types.end() ? "application/octet-stream" : found->second;
}

// FNV-1a: an ETag has to differ, not to resist anybody.
std::string etag_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ull;
  return fmt::format("\"{:016x}\"", hash);
}

}  // namespace

std::vector<StaticFile> embedded_files() {
  std::map<std::string, StaticFile> files;
  for (const auto& [name, bytes] : embedded_web()) {
    const bool compressed = name.ends_with(compressed_ending);
    const std::string path(compressed ? name.substr(0, name.size() - compressed_ending.size()) : name);
    auto& file = files[path];
    (compressed ? file.brotli : file.content) = bytes.view();
  }
  std::vector<StaticFile> list;
  for (auto& [path, file] : files) {
    if (path == index_name || file.content.empty()) continue;
    file.path = path;
    file.content_type = type_of(path);
    file.etag = etag_of(file.content);
    file.immutable = path.starts_with("/assets/");
    list.push_back(std::move(file));
  }
  return list;
}

std::string_view embedded_index() {
  for (const auto& [name, bytes] : embedded_web()) {
    if (name == index_name) return bytes.view();
  }
  return {};
}

}  // namespace stadt::http
