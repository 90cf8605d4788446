// Pictures for tests, drawn by libvips, and what is seen on them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "media/picture.hpp"

namespace stadt::testing {

// How it is stored: 1 upright, 3 upside down, 6 and 8 on its sides (EXIF).
struct Drawing {
  media::Frame size{640, 480};
  std::string suffix = ".png";  // as libvips takes it: ".jpg[Q=90]", ".png[interlace]", ".webp", ".gif"
  int orientation = 0;          // 0: not said
  std::string place = {};       // where it was taken, as EXIF's GPS latitude
  int bands = 3;                // 1: grey, 3: colour, 4: colour with a half transparent right half, 40: CMYK
};

// The left half is red, the right half blue, and a white line of an eighth stands at the top.
std::string draw(const Drawing& drawing);

// As a browser shows it; nothing if libvips cannot read it.
struct Seen {
  media::Frame size;
  std::string format;
  std::string metadata;  // names of what stands beside the points: profile, EXIF, XMP
  std::string points;    // red, green, blue, alpha

  std::array<int, 4> at(double x, double y) const;  // 0 … 1 from the left and from the top
};
std::optional<Seen> look_at(std::string_view bytes);

// A PNG of these chunks ("IHDR" and its content …) with right check sums.
struct PngChunk {
  std::string_view name;
  std::string content;
};
std::string png_of(std::initializer_list<PngChunk> chunks);
std::string png_head(std::uint32_t width, std::uint32_t height, char depth = 8, char colour = 2);
// So many zeros, deflated.
std::string deflated_zeros(std::size_t size);

}  // namespace stadt::testing
