#include "http/static_files.hpp"

#include <map>

#include "http/conditional.hpp"
#include "http/embedded_web.hpp"
#include "http/text.hpp"

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

// "gzip, br;q=0.5" takes br, "br;q=0" does not.
bool takes_brotli(const Request& request) {
  std::string_view rest = request.header("Accept-Encoding").value_or("");
  while (!rest.empty()) {
    auto item = take_item(rest, ',');
    const auto coding = take_item(item, ';');
    if (!same_word(coding, "br")) continue;
    const auto weight = trimmed(item);
    return weight.find_first_not_of("0.", weight.find('=') + 1) != std::string_view::npos || weight.empty();
  }
  return false;
}

// Two forms of a file are two entities.
std::string brotli_etag(const std::string& etag) { return etag.substr(0, etag.size() - 1) + "-br\""; }

}  // namespace

Response file_response(const StaticFile& file, const Request& request) {
  const bool brotli = !file.brotli.empty() && takes_brotli(request);
  Response response{.content_type = std::string(file.content_type)};
  response.lasting = brotli ? file.brotli : file.content;
  if (brotli) response.headers.push_back({"Content-Encoding", "br"});
  response.headers.push_back({"Vary", "Accept-Encoding"});
  response.headers.push_back({"ETag", brotli ? brotli_etag(file.etag) : file.etag});
  response.headers.push_back({"Accept-Ranges", "bytes"});
  response.headers.push_back(
      {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "public, max-age=300"});
  return response;
}

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
