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

// Walls, roof and door of one of the town's houses.
struct Paint {
  std::string_view sky, wall, roof, door;
};

const Paint& paint_of(std::string_view handle) {
  static constexpr Paint paints[] = {{"#f7f2e7", "#fffaf0", "#bc533b", "#2d6a64"}, {"#e3eeec", "#fffaf0", "#2d6a64", "#bc533b"},
                                     {"#f6e3d3", "#fffaf0", "#8a4a38", "#2d6a64"}, {"#e6e4f0", "#fffaf0", "#5b5584", "#bc533b"},
                                     {"#e5efd9", "#fffaf0", "#5d7a3a", "#8a4a38"}, {"#dbe8f0", "#fffaf0", "#35617f", "#bc533b"}};
  return paints[hash_of(handle) % std::size(paints)];
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
  made.handler = [draw](http::Call& call) -> Result<http::Answer> { return picture(draw(call.request.path_params[0])); };
  made.summary = "A default picture.";
  return made;
}

}  // namespace

std::string default_avatar(std::string_view handle) {
  const Paint& paint = paint_of(handle);
  const std::uint32_t lit = hash_of(handle) >> 8;
  const auto window = [&](int bit) { return (lit >> bit & 1) != 0 ? "#ffc64a" : "#8a96a0"; };
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 80\" width=\"400\" height=\"400\" stroke=\"#4a3728\" "
      "stroke-width=\"2\" stroke-linejoin=\"round\"><rect width=\"80\" height=\"80\" fill=\"{0}\" stroke=\"none\"/>"
      "<path d=\"M12 40 40 16 68 40Z\" fill=\"{2}\"/><path d=\"M18 40H62V66H18Z\" fill=\"{1}\"/>"
      "<path d=\"M36 50H46V66H36Z\" fill=\"{3}\"/><path d=\"M23 46H31V54H23Z\" fill=\"{4}\"/>"
      "<path d=\"M50 46H58V54H50Z\" fill=\"{5}\"/></svg>",
      paint.sky, paint.wall, paint.roof, paint.door, window(0), window(3) == window(0) ? "#ffc64a" : window(3));
}

std::string default_header(std::string_view handle) {
  const Paint& paint = paint_of(handle);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 100\" width=\"1500\" height=\"500\">"
      "<rect width=\"300\" height=\"100\" fill=\"{0}\"/><path d=\"M0 84C70 66 120 96 180 82S270 70 300 80V100H0Z\" "
      "fill=\"#c4d9df\"/><circle cx=\"{1}\" cy=\"34\" r=\"13\" fill=\"#ffc64a\"/></svg>",
      paint.sky, 40 + hash_of(handle) % 220);
}

http::Routes default_picture_routes() {
  return {route("/media/default/avatar/{handle}", default_avatar), route("/media/default/header/{handle}", default_header)};
}

}  // namespace stadt
