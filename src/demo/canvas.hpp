// Pictures that the program draws itself: a colour for every point, grain over it, and a PNG of the whole.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace stadt::demo {

// Red, green, blue from 0 to 1, as they are seen (sRGB).
struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};

Colour colour(std::uint32_t rgb);  // 0x1f3a5f
Colour mix(Colour one, Colour other, double share);
Colour lit(Colour under, Colour light, double strength);  // adds up, as light does
// 0 below `from`, 1 above `to`, soft between; `from` may be the greater one.
double soft(double from, double to, double x);

// The same for the same place and seed, from 0 to 1; `layers` adds finer and finer detail.
double noise(double x, double y, std::uint32_t seed = 1, int layers = 1);
double chance(std::uint32_t number, std::uint32_t seed = 1);

// Distances to shapes, negative inside.
struct Spot {
  double x = 0;
  double y = 0;
};
double norm(double x, double y);
double to_circle(Spot at, Spot centre, double radius);
double to_box(Spot at, Spot centre, Spot half, double round = 0);
double to_line(Spot at, Spot from, Spot to);

// From 0,0 at the top left; the shorter side is 1 long, the other longer.
using Shade = std::function<Colour(Spot at)>;

struct Canvas {
  int width = 0;
  int height = 0;
};
// Drawn point by point, with the grain of a film (0: none), as a PNG that nothing has to decompress.
std::string draw_png(Canvas canvas, const Shade& shade, double grain = 0);

}  // namespace stadt::demo
