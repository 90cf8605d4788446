#include "demo/leaf.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace stadt::demo {

namespace {

constexpr int side = 900;
constexpr std::uint32_t throws = 6'000'000;

struct Map {
  double a, b, c, d, rise, until;
};
constexpr std::array<Map, 4> maps = {Map{0, 0, 0, 0.16, 0, 0.01}, Map{0.2, -0.26, 0.23, 0.22, 1.6, 0.08},
                                     Map{-0.15, 0.28, 0.26, 0.24, 0.44, 0.15}, Map{0.85, 0.045, -0.045, 0.85, 1.6, 1}};

const Map& map_of(double chosen) {
  for (const auto& map : maps) {
    if (chosen < map.until) return map;
  }
  return maps.back();
}

// Where a point of the fern lies on the paper, a little aslant.
Spot laid(Spot fern) {
  const double up = fern.y / 10;
  const double aside = fern.x / 10;
  const double turn = 0.16;
  return {0.47 + aside * 0.98 * std::cos(turn) + (up - 0.45) * 0.80 * std::sin(turn),
          0.90 - up * 0.80 * std::cos(turn) + aside * 0.80 * std::sin(turn)};
}

}  // namespace

Leaf::Leaf() : cover_(static_cast<std::size_t>(side) * side) {
  Spot fern;
  for (std::uint32_t i = 0; i < throws; ++i) {
    const auto& map = map_of(chance(i, 77));
    fern = {map.a * fern.x + map.b * fern.y, map.c * fern.x + map.d * fern.y + map.rise};
    const Spot spot = laid(fern);
    const auto x = static_cast<std::ptrdiff_t>(spot.x * side);
    const auto y = static_cast<std::ptrdiff_t>(spot.y * side);
    if (x >= 0 && y >= 0 && x < side && y < side) cover_[static_cast<std::size_t>(y * side + x)] += 1;
  }
  for (float& count : cover_) count = static_cast<float>(1 - std::exp(-count * 0.16));
}

double Leaf::at(Spot place) const {
  const double x = std::clamp(place.x * side - 0.5, 0.0, side - 2.0);
  const double y = std::clamp(place.y * side - 0.5, 0.0, side - 2.0);
  const auto column = static_cast<std::size_t>(x);
  const auto row = static_cast<std::size_t>(y);
  const auto cover = [&](std::size_t right, std::size_t down) {
    return double(cover_[(row + down) * side + column + right]);
  };
  const double across = x - double(column);
  const double above = std::lerp(cover(0, 0), cover(1, 0), across);
  return std::lerp(above, std::lerp(cover(0, 1), cover(1, 1), across), y - double(row));
}

}  // namespace stadt::demo
