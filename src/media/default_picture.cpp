#include "media/default_picture.hpp"

#include <fmt/format.h>

namespace stadt {

namespace {

constexpr std::string_view picture_policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const unsigned char c : text) hash = (hash ^ c) * 16777619u;
  return hash;
}

// FNV-1a leaves its low bits alike for short handles; this spreads them (Murmur3's finaliser).
std::uint32_t spread(std::uint32_t hash) {
  hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
  return hash ^ (hash >> 16);
}

constexpr std::string_view skies[] = {"#f3e4c3", "#d3e6e2", "#f6d9c6", "#dcd8ee",
                                      "#dbe9c9", "#cfe1ee", "#f4d7dc", "#e8e1d2"};
constexpr std::string_view roofs[] = {"#bc533b", "#2d6a64", "#8a4a38", "#5b5584",
                                      "#5d7a3a", "#35617f", "#a8713a", "#7c3f58"};

// Sky, roof, and which windows are lit: each from bits of its own.
struct Paint {
  explicit Paint(std::string_view handle) : bits(spread(hash_of(handle))) {}

  std::string_view sky() const { return skies[bits % std::size(skies)]; }
  std::string_view roof() const { return roofs[(bits >> 3) % std::size(roofs)]; }
  bool pointed() const { return (bits >> 6 & 1) != 0; }

  std::uint32_t bits;
};

// Handles are ASCII; the first letter stands on the wall.
char initial_of(std::string_view handle) {
  const char first = handle.empty() ? '?' : handle[0];
  if (first >= 'a' && first <= 'z') return static_cast<char>(first - 'a' + 'A');
  const bool plain = (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || first == '_';
  return plain ? first : '?';
}

http::Response picture(std::string svg) {
  http::Response response{.content_type = "image/svg+xml"};
  response.body = std::move(svg);
  response.headers.push_back({"Content-Security-Policy", std::string(picture_policy)});
  response.headers.push_back({"Cache-Control", "public, max-age=86400"});
  return response;
}

http::Route route(std::string_view pattern, std::string (*draw)(std::string_view)) {
  http::Route made;
  made.pattern = pattern;
  made.handler = [draw](http::Call& call) -> Result<http::Answer> {
    return picture(draw(call.request.path_params[0]));
  };
  made.summary = "A default picture.";
  return made;
}

}  // namespace

std::string default_avatar(std::string_view handle) {
  const Paint paint(handle);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 80\" width=\"400\" height=\"400\" stroke=\"#4a3728\" "
      "stroke-width=\"2\" stroke-linejoin=\"round\"><path d=\"M0 0H80V80H0Z\" fill=\"{0}\" stroke=\"none\"/>"
      "<path d=\"M19 38H61V68H19Z\" fill=\"#fffaf0\"/><path d=\"{2}\" fill=\"{1}\"/>"
      "<text x=\"40\" y=\"62\" text-anchor=\"middle\" font-family=\"Georgia, 'DejaVu Serif', serif\" font-size=\"25\" "
      "font-weight=\"bold\" fill=\"{1}\" stroke=\"none\">{3}</text></svg>",
      paint.sky(), paint.roof(), paint.pointed() ? "M12 38 40 14 68 38Z" : "M19 38a21 21 0 0 1 42 0Z",
      initial_of(handle));
}

std::string default_header(std::string_view handle) {
  const Paint paint(handle);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 100\" width=\"1500\" height=\"500\">"
      "<path d=\"M0 0H300V100H0Z\" fill=\"{0}\"/><path d=\"M0 84C70 66 120 96 180 82S270 70 300 80V100H0Z\" "
      "fill=\"#c4d9df\"/><circle cx=\"{1}\" cy=\"34\" r=\"13\" fill=\"#ffc64a\"/></svg>",
      paint.sky(), 40 + paint.bits % 220);
}

http::Routes default_picture_routes() {
  return {route("/media/default/avatar/{handle}", default_avatar),
          route("/media/default/header/{handle}", default_header)};
}

}  // namespace stadt
