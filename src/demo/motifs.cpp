#include "demo/motifs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "demo/leaf.hpp"

namespace stadt::demo {

namespace {

constexpr double edge = 0.003;  // how soft the edge of a shape is

double inside(double distance, double softness = edge) { return soft(softness, -softness, distance); }
double glow(double distance, double reach) { return std::exp(-std::max(distance, 0.0) / reach); }

// Prussian blue where light fell, paper where the leaf lay; brushed by hand, so that the edge of the coat shows.
struct Print {
  Colour blue = colour(0x12335c);
  Colour deep = colour(0x07182f);
  Colour paper = colour(0xe9eef0);
  double leaf_shows = 1;
  std::uint32_t brush = 3;
};

Colour cyanotype(const Print& print, Spot at) {
  static const Leaf leaf;
  const double strokes = noise(at.x * 3, at.y * 46, print.brush, 3);
  const double ragged = 0.06 + 0.05 * noise(at.x * 22, at.y * 7, print.brush, 3);
  const double coat =
      soft(ragged - 0.02, ragged + 0.025, std::min({at.x, 1 - at.x, at.y, 1.3 - at.y}) + 0.02 * strokes);
  Colour tone = mix(print.blue, print.deep, 0.25 + 0.75 * noise(at.x * 2.2, at.y * 2.2, print.brush + 9, 4));
  tone = mix(tone, print.paper, 0.10 * strokes);
  const double veil = leaf.at({at.x, at.y / 1.3});
  tone = mix(tone, print.paper, print.leaf_shows * veil);
  const Colour fibre = mix(print.paper, colour(0xd8dcd6), noise(at.x * 90, at.y * 90, 4, 2));
  return mix(fibre, tone, coat);
}

Colour blue_grey(Spot at) {
  const double rust = soft(0.52, 0.75, noise(at.x * 2.5, at.y * 3.5, 21, 5));
  const Print washed{.blue = colour(0x5d7180), .deep = colour(0x3f5563), .paper = colour(0xdcdcd4), .leaf_shows = 0.62};
  return mix(cyanotype(washed, at), colour(0x9a7b5e), 0.35 * rust);
}

Colour blue_perfect(Spot at) { return cyanotype({}, at); }

// Ridges run round a whorl; the skin kept a little light away.
double thumb(Spot at, Spot centre) {
  const double x = (at.x - centre.x) * std::cos(0.5) + (at.y - centre.y) * std::sin(0.5);
  const double y = (at.y - centre.y) * std::cos(0.5) - (at.x - centre.x) * std::sin(0.5);
  const double round = norm(x / 0.085, y / 0.125);
  const double bent = norm(x * 1.15, y * 0.8 + 0.018 * std::sin(x * 55)) + 0.006 * noise(at.x * 30, at.y * 30, 8, 2);
  const double ridges = 0.5 + 0.5 * std::sin(bent * 620);
  return soft(1.0, 0.72, round) * soft(0.25, 0.75, ridges) * (0.6 + 0.4 * noise(at.x * 40, at.y * 40, 12, 2));
}

Colour blue_thumb(Spot at) {
  const Colour print = cyanotype({.brush = 5}, at);
  return mix(print, colour(0xe9eef0), 0.85 * thumb(at, {0.76, 1.02}));
}

struct Glass {
  Spot centre;
  Spot half;
};

// A window from outside: frame, cross, warm light that falls from a lamp, and what hangs in it.
Colour window(Colour wall, Spot at, const Glass& glass, Colour warm) {
  const double outer = to_box(at, glass.centre, {glass.half.x + 0.018, glass.half.y + 0.018}, 0.004);
  const double inner = to_box(at, glass.centre, glass.half);
  const double lamp = to_circle(at, {glass.centre.x + glass.half.x * 0.25, glass.centre.y - glass.half.y * 0.55}, 0.0);
  Colour seen = lit(wall, warm, 0.35 * glow(outer, 0.10));
  seen = mix(seen, colour(0x2a2622), inside(outer));
  const Colour room =
      mix(mix(warm, colour(0x7a4a22), soft(0.0, glass.half.y * 2.1, lamp)), colour(0xfff3d0), 0.9 * glow(lamp, 0.05));
  return mix(seen, room, inside(inner));
}

Colour night_sky(Spot at, double horizon) {
  Colour sky = mix(colour(0x0c1730), colour(0x3b4d74), soft(0, horizon, at.y));
  const auto cell = static_cast<std::uint32_t>(at.x * 90) * 977U + static_cast<std::uint32_t>(at.y * 90);
  const Spot star{(std::floor(at.x * 90) + 0.5) / 90, (std::floor(at.y * 90) + 0.5) / 90};
  if (chance(cell, 31) > 0.965)
    sky = lit(sky, colour(0xdfe8ff), chance(cell, 32) * inside(to_circle(at, star, 0.0012), 0.0015));
  return sky;
}

Colour fire_escape(Spot at) {
  const double row = std::floor(at.y * 26);
  const double column = at.x * 12 + (static_cast<int>(row) % 2 == 0 ? 0.5 : 0);
  const double joint =
      std::min(std::abs(at.y * 26 - std::round(at.y * 26)), 2.2 * std::abs(column - std::round(column)));
  Colour wall = mix(colour(0x6b2f26), colour(0x3a1a1c), noise(std::floor(column) + 7, row, 3));
  wall = mix(colour(0x2b1a1c), wall, soft(0.05, 0.12, joint));
  wall = mix(wall, colour(0x121a2e), 0.45 + 0.25 * at.y);
  Colour seen = window(wall, at, {{0.55, 0.52}, {0.19, 0.27}}, colour(0xf3b35a));
  double plant = to_box(at, {0.46, 0.755}, {0.032, 0.034}, 0.006);
  for (std::uint32_t i = 0; i < 11; ++i) {
    const double lean = (chance(i, 3) - 0.5) * 0.16;
    const Spot tip{0.46 + lean, 0.60 + 0.9 * std::abs(lean) + 0.05 * chance(i, 4)};
    const double up = std::clamp((0.73 - at.y) / 0.13, 0.0, 1.0);
    plant = std::min(plant, to_line(at, {0.46 + lean * 0.1, 0.73}, tip) - 0.010 * std::sin(std::numbers::pi * up));
  }
  seen = mix(seen, colour(0x23240f), inside(plant));
  seen = mix(seen, colour(0x2a2622),
             inside(std::abs(at.x - 0.55) - 0.006) * inside(to_box(at, {0.55, 0.52}, {0.19, 0.27})));
  const Colour iron = colour(0x0a0a0f);
  double metal =
      std::min(to_line(at, {-0.1, 0.93}, {1.1, 0.93}) - 0.012, to_line(at, {-0.1, 0.70}, {1.1, 0.70}) - 0.006);
  metal = std::min(metal, to_line(at, {1.05, 0.1}, {0.42, 0.93}) - 0.010);
  metal = std::min(metal, to_line(at, {1.12, 0.1}, {0.49, 0.93}) - 0.010);
  if (at.y > 0.70 && at.y < 0.93) metal = std::min(metal, std::abs(std::remainder(at.x, 0.085)) - 0.004);
  return mix(seen, iron, inside(metal));
}

// A shirt on its hanger, seen against the light.
double shirt(Spot at, Spot neck) {
  const Spot p{std::abs(at.x - neck.x), at.y - neck.y};
  const double body = to_box(p, {0, 0.125}, {0.034 + 0.02 * std::max(0.0, p.y), 0.105}, 0.010);
  const double arm = to_line(p, {0.024, 0.034}, {0.047, 0.145}) - 0.012;
  const double collar = to_box(p, {0, 0.012}, {0.014, 0.012}, 0.004);
  return std::min({body, arm, collar, to_line(p, {0, 0}, {0, -0.025}) - 0.0015});
}

Colour six_shirts(Spot at) {
  const Colour wall = mix(colour(0x27262c), colour(0x16171f), noise(at.x * 6, at.y * 9, 6, 5));
  Colour seen = window(wall, at, {{0.5, 0.62}, {0.36, 0.34}}, colour(0xf7c25c));
  const double pane = inside(to_box(at, {0.5, 0.62}, {0.36, 0.34}));
  seen = mix(seen, colour(0xc98d3f),
             pane * 0.5 * soft(0.1, 0.9, noise(at.x * 60, at.y * 2, 5, 2)) * soft(0.72, 0.2, std::abs(at.x - 0.5)));
  seen = mix(seen, colour(0x33210f), pane * inside(to_line(at, {0.1, 0.42}, {0.9, 0.42}) - 0.003));
  for (int i = 0; i < 6; ++i) {
    const double thick = 0.62 + 0.3 * chance(static_cast<std::uint32_t>(i), 9);
    seen = mix(seen, colour(0x4a2c12),
               thick * pane * inside(shirt(at, {0.205 + 0.118 * i, 0.445 + 0.006 * (i % 2)}), 0.006));
  }
  seen = mix(seen, colour(0x2a2622), pane * inside(std::abs(at.x - 0.5) - 0.007));
  const double street = soft(1.08, 1.12, at.y);
  const Colour wet = lit(colour(0x101219), colour(0xf7c25c),
                         0.5 * glow(std::abs(at.x - 0.5) - 0.3, 0.12) * (0.4 + 0.6 * noise(at.x * 70, at.y * 8, 4, 3)));
  return mix(seen, wet, street);
}

Colour last_bus(Spot at) {
  Colour seen = mix(colour(0x0d1220), colour(0x1c2740), soft(0, 1, at.y));
  for (std::uint32_t i = 0; i < 46; ++i) {
    const double near = chance(i, 71);
    const Spot lamp{1.5 * chance(i, 72), 0.2 + 0.42 * chance(i, 73)};
    const Colour hue =
        mix(mix(colour(0xffb347), colour(0xff5a4a), chance(i, 74) > 0.7), colour(0xbfe3ff), chance(i, 75) > 0.82);
    const double disc = inside(to_circle(at, lamp, 0.012 + 0.045 * near), 0.006);
    seen = lit(seen, hue, disc * (0.25 + 0.45 * (1 - near)));
    seen = lit(seen, hue, 0.10 * glow(to_circle(at, lamp, 0.02), 0.07));
  }
  for (std::uint32_t i = 0; i < 260; ++i) {
    const Spot drop{1.5 * chance(i, 81), 0.12 + 0.6 * chance(i, 82)};
    const double size = 0.002 + 0.006 * chance(i, 83) * chance(i, 84);
    const double d = to_circle(at, drop, size);
    if (d > 0.004) continue;
    seen = mix(seen, lit(seen, colour(0xdfe9f5), 0.35 + 0.5 * soft(drop.y, drop.y + size, at.y)), inside(d, 0.0015));
  }
  const double frame = to_box(at, {0.75, 0.43}, {0.66, 0.35}, 0.09);
  const Colour body = mix(colour(0x1b1713), colour(0x2b241c), noise(at.x * 5, at.y * 5, 9, 4));
  seen = mix(body, seen, inside(frame, 0.006));
  for (int i = 0; i < 4; ++i) {
    const double seat = to_box(at, {0.18 + 0.38 * i, 0.98}, {0.155, 0.26}, 0.07);
    seen = mix(seen, mix(colour(0x43231f), colour(0x1a1013), soft(0.7, 1.0, at.y)), inside(seat, 0.004));
    seen = lit(seen, colour(0xffb347), 0.22 * inside(seat) * glow(std::abs(seat + 0.012), 0.01));
  }
  return lit(seen, colour(0xfff0cf), 0.25 * glow(std::abs(at.y - 0.02), 0.03));
}

Colour kitchen_light(Spot at) {
  const double horizon = 0.60 + 0.02 * noise(at.x * 3, 0, 15, 3);
  Colour seen = night_sky(at, 0.62);
  const double hill = at.y - (horizon - 0.05 * noise(at.x * 2.2, 1, 25, 4));
  seen = mix(seen, colour(0x17223c), soft(0, 0.01, hill));
  const Colour snow = mix(colour(0x2f4268), colour(0x53688f), noise(at.x * 3, at.y * 12, 35, 4));
  seen = mix(seen, snow, soft(horizon, horizon + 0.02, at.y));
  const double house = to_box(at, {0.92, 0.60}, {0.13, 0.075});
  const double roof = std::max(std::abs(at.x - 0.92) * 0.5 - (at.y - 0.455), at.y - 0.535);
  const double chimney = to_box(at, {1.0, 0.465}, {0.012, 0.035});
  seen = mix(seen, colour(0x0b1122), inside(std::min({house, roof, chimney})));
  const double smoke = noise(at.x * 8 + 2 * at.y, at.y * 6, 45, 5) *
                       soft(0.16, 0.0, std::abs(at.x - 1.0 - 0.35 * (0.43 - at.y))) * soft(0.44, 0.36, at.y) *
                       soft(0.05, 0.3, at.y);
  seen = lit(seen, colour(0x93a5c9), 0.5 * smoke);
  const double pane = to_box(at, {0.885, 0.598}, {0.022, 0.027});
  seen = lit(seen, colour(0xffc766), 0.55 * glow(pane, 0.035));
  seen = mix(seen, colour(0xffdf94), inside(pane));
  seen = mix(seen, colour(0x0b1122),
             inside(pane) * inside(std::min(std::abs(at.x - 0.885), std::abs(at.y - 0.598)) - 0.002, 0.001));
  const double path = soft(0.07, 0, std::abs(at.x - 0.885 + (at.y - 0.68) * 0.55) - 0.02) * soft(0.66, 0.70, at.y) *
                      soft(1.0, 0.7, at.y);
  seen = lit(seen, colour(0xffb648), 0.30 * path * (0.6 + 0.4 * noise(at.x * 40, at.y * 40, 55, 2)));
  for (std::uint32_t i = 0; i < 7; ++i) {
    const double x = 0.1 + 0.09 * i + 0.03 * chance(i, 61);
    const double tall = 0.16 + 0.1 * chance(i, 62);
    const double tree =
        std::abs(at.x - x) - 0.028 * soft(0.62 - tall, 0.62, at.y) * (0.55 + 0.9 * noise(at.x * 60, at.y * 90, 63, 2));
    if (at.y < 0.63) seen = mix(seen, colour(0x0a1020), inside(std::max(tree, 0.62 - tall - at.y)));
  }
  return seen;
}

Colour river_gauge(Spot at) {
  const double shore = 0.5;
  const bool below = at.y > shore;
  const double depth =
      below ? 2 * shore - at.y + 0.012 * (noise(at.x * 14, at.y * 90, 17, 3) - 0.5) * (1 + 9 * (at.y - shore)) : at.y;
  Colour seen = mix(colour(0x2b3556), colour(0xd98b6a), soft(0.05, 0.5, depth));
  seen = lit(seen, colour(0xffd2a0), 0.55 * glow(std::abs(depth - 0.49), 0.05));
  const double bank = depth - (0.46 - 0.035 * noise(at.x * 5, 2, 27, 5));
  seen = mix(seen, colour(0x1b1f33), soft(0, 0.008, bank));
  if (below) seen = mix(seen, colour(0x121a30), 0.25 + 0.3 * soft(shore, 1, at.y));
  const Spot lamp{0.98, 0.415};
  const Spot here{at.x, depth};
  seen = mix(seen, colour(0x10131f), inside(to_line(here, {0.98, 0.43}, {0.98, 0.52}) - 0.005));
  seen = lit(seen, colour(0xff2d23),
             0.9 * glow(to_circle(here, lamp, 0.006), below ? 0.03 : 0.018) + inside(to_circle(here, lamp, 0.010)));
  if (below)
    seen = lit(seen, colour(0xff2d23),
               0.6 * soft(0.03, 0, std::abs(at.x - 0.98)) * soft(0.9, 0.5, at.y) * noise(at.x * 30, at.y * 70, 37, 2));
  const double bars = std::min({std::abs(at.x - 0.5) - 0.012, std::abs(at.y - 0.30) - 0.009});
  const double frame = -to_box(at, {0.667, 0.47}, {0.6, 0.42}, 0.004);
  seen = mix(seen, mix(colour(0x0b0d14), colour(0x1f2433), soft(0.0, -0.05, frame)), inside(std::min(bars, frame)));
  const double desk = std::min({to_box(at, {0.30, 0.86}, {0.045, 0.05}, 0.012),
                                std::abs(to_circle(at, {0.355, 0.86}, 0.028)) - 0.006, 0.90 - at.y});
  seen = mix(seen, colour(0x07080d), inside(desk));
  return seen;
}

Colour facade(Spot at) {
  const Colour plaster = mix(colour(0x232a3b), colour(0x171c29), noise(at.x * 5, at.y * 5, 7, 5));
  const double column = std::floor(at.x / 0.19);
  const double row = std::floor(at.y / 0.215);
  const auto cell = static_cast<std::uint32_t>(column * 31 + row * 7 + 3);
  const Spot centre{(column + 0.5) * 0.19, (row + 0.54) * 0.215};
  const double frame = to_box(at, centre, {0.058, 0.074});
  const double pane = to_box(at, centre, {0.050, 0.066});
  const bool shines = chance(cell, 91) > 0.68;
  const Colour warm =
      mix(colour(0xffb54d), mix(colour(0xffe3a8), colour(0x9fd0d8), chance(cell, 93) > 0.8), chance(cell, 92));
  Colour seen = mix(plaster, colour(0x0e121b), inside(frame));
  const double curtain = chance(cell, 94) > 0.5 ? soft(0.012, 0.045, std::abs(at.x - centre.x))
                                                : soft(centre.y + 0.02, centre.y - 0.05, at.y);
  const Colour room = mix(mix(warm, colour(0x8a5223), soft(-0.06, 0.08, at.y - centre.y)), warm, 0.5 * curtain);
  const Colour dark =
      mix(colour(0x1b2740), colour(0x3c4d6e), soft(0.06, -0.06, at.y - centre.y) * noise(at.x * 9, at.y * 9, 95, 3));
  seen = mix(seen, shines ? room : dark, inside(pane));
  if (shines) seen = lit(seen, warm, 0.5 * glow(pane, 0.010));
  seen = mix(seen, colour(0x0e121b), inside(pane) * inside(std::abs(at.x - centre.x) - 0.003));
  const double ledge = to_box(at, {centre.x, centre.y + 0.082}, {0.066, 0.006});
  seen = mix(seen, colour(0x39425a), inside(ledge));
  const double cat = std::min({to_circle(at, {0.655, 0.605}, 0.013), to_box(at, {0.668, 0.622}, {0.018, 0.014}, 0.010),
                               to_line(at, {0.645, 0.590}, {0.649, 0.600}) - 0.003,
                               to_line(at, {0.664, 0.590}, {0.660, 0.600}) - 0.003});
  return mix(seen, colour(0x0b0d13), inside(cat));
}

Colour weir(Spot at) {
  Colour seen = mix(colour(0xc9d3d2), colour(0xeae4d4), soft(0.0, 0.5, at.y));
  for (int i = 0; i < 5; ++i) {
    const double base = 0.24 + 0.075 * i;
    const auto seed = static_cast<std::uint32_t>(100 + 13 * i);
    double top = base - 0.06 * noise(at.x * (1.4 + 0.5 * i), 0, seed, 3);
    if (i > 1) top -= (0.012 + 0.012 * i) * noise(at.x * (26 + 9.0 * i), 0, seed + 1, 4);
    const Colour tone = mix(colour(0xbfcaca), colour(0x3f5355), i / 4.6);
    const double mist = soft(0.0, 0.11, at.y - top) * 0.75;
    seen = mix(seen, mix(tone, colour(0xdbe0dc), mist), soft(0, 0.006, at.y - top));
  }
  const double edge_of_weir = 0.605 + 0.10 * (at.x - 0.6);
  const double fall = soft(edge_of_weir - 0.004, edge_of_weir + 0.006, at.y);
  const Colour above = mix(colour(0xaebbb9), colour(0x7f9190), noise(at.x * 5, at.y * 60, 131, 3));
  seen = mix(seen, above, soft(0.555, 0.575, at.y));
  const double threads = noise(at.x * 75, at.y * 4, 141, 4);
  const Colour water = mix(colour(0x66797a), colour(0xf6f7f2), soft(0.3, 0.75, threads));
  seen = mix(seen, water, fall);
  const double foam =
      soft(edge_of_weir + 0.085, edge_of_weir + 0.13, at.y + 0.05 * noise(at.x * 20, at.y * 30, 151, 3));
  const Colour pool = mix(mix(colour(0x53686a), colour(0x2f4144), soft(0.75, 1.0, at.y)), colour(0xe8ece8),
                          0.85 * soft(0.52, 0.8, noise(at.x * 7, at.y * 26, 161, 5)) * soft(1.0, 0.72, at.y));
  seen = mix(seen, pool, foam);
  const double bench =
      std::min({to_line(at, {1.02, 0.905}, {1.22, 0.905}) - 0.007, to_line(at, {1.02, 0.862}, {1.22, 0.862}) - 0.005,
                to_line(at, {1.04, 0.85}, {1.035, 0.955}) - 0.005, to_line(at, {1.20, 0.85}, {1.205, 0.955}) - 0.005});
  const double meadow = at.y - (0.93 + 0.02 * noise(at.x * 60, 3, 171, 3) - 0.06 * soft(0.7, 1.3, at.x));
  seen =
      mix(seen, mix(colour(0x3a4a3c), colour(0x222e28), noise(at.x * 50, at.y * 12, 181, 3)), soft(0, 0.012, meadow));
  seen = mix(seen, colour(0x1c2421), inside(bench));
  return mix(seen, colour(0xe4e6df), 0.28 * noise(at.x * 1.6, at.y * 3, 191, 4) * soft(0.95, 0.3, at.y));
}

// In the glass of a lit room stands whoever looks in, with a camera before her face.
Colour reflection(Spot at) {
  const Colour wall = mix(colour(0x4d4238), colour(0x332b26), noise(at.x * 7, at.y * 7, 201, 5));
  Colour seen = window(wall, at, {{0.5, 0.64}, {0.34, 0.46}}, colour(0xe9b566));
  const double pane = inside(to_box(at, {0.5, 0.64}, {0.34, 0.46}));
  const double books = at.y > 0.86 ? chance(static_cast<std::uint32_t>(at.x * 52), 211) : 0;
  if (at.y > 0.88 - 0.07 * books && at.y < 1.0)
    seen = mix(seen, mix(colour(0x6d3524), colour(0x2f4a4a), books), 0.75 * pane);
  seen = mix(seen, colour(0x3f2a17), pane * inside(to_box(at, {0.5, 1.006}, {0.34, 0.007})));
  const Spot face{0.44, 0.60};
  const double body =
      std::min({to_circle({at.x, at.y * 0.86}, {face.x, face.y * 0.86}, 0.078),
                to_box(at, {face.x, 0.96}, {0.155, 0.285}, 0.13), to_box(at, {face.x, 0.68}, {0.04, 0.06}, 0.02),
                to_line(at, {0.30, 0.86}, {0.375, 0.66}) - 0.033, to_line(at, {0.58, 0.86}, {0.505, 0.66}) - 0.033});
  const Colour street = mix(colour(0x27405a), colour(0x6d8aa3), soft(1.1, 0.2, at.y));
  seen = mix(seen, lit(seen, street, 0.5), pane * 0.8 * (1 - inside(body, 0.02)));
  seen = mix(seen, colour(0x1d1712), pane * 0.78 * inside(body, 0.016));
  const double camera = to_box(at, {face.x, face.y + 0.028}, {0.062, 0.038}, 0.010);
  seen = mix(seen, colour(0x0d0b0a), pane * 0.9 * inside(camera, 0.006));
  seen =
      lit(seen, colour(0xf6d9a0), pane * 0.8 * inside(std::abs(to_circle(at, {face.x, face.y + 0.03}, 0.026)) - 0.003));
  seen = lit(seen, colour(0xfff4d8), pane * 0.9 * inside(to_circle(at, {face.x + 0.009, face.y + 0.022}, 0.005)));
  seen = mix(seen, colour(0x2a2622), pane * inside(std::abs(at.x - 0.62) - 0.009));
  return lit(seen, colour(0xbcd3ea),
             pane * 0.20 * soft(0.05, 0.0, std::abs(std::remainder(at.x + at.y * 0.7, 0.62)) - 0.05));
}

struct Motif {
  std::string_view name;
  double aspect;  // width to height
  Colour (*shade)(Spot);
  double grain;
};
constexpr double upright = 1 / 1.3;
constexpr double film = 4.0 / 3;
constexpr std::array all = {Motif{"blue_grey", upright, blue_grey, 0.05},
                            Motif{"blue_perfect", upright, blue_perfect, 0.045},
                            Motif{"blue_thumb", upright, blue_thumb, 0.045},
                            Motif{"fire_escape", upright, fire_escape, 0.05},
                            Motif{"six_shirts", upright, six_shirts, 0.05},
                            Motif{"last_bus", 1.5, last_bus, 0.06},
                            Motif{"kitchen_light", 1.5, kitchen_light, 0.05},
                            Motif{"river_gauge", film, river_gauge, 0.05},
                            Motif{"facade", 1.5, facade, 0.06},
                            Motif{"weir", film, weir, 0.05},
                            Motif{"reflection", upright, reflection, 0.06}};

}  // namespace

std::vector<std::string_view> motifs() {
  std::vector<std::string_view> names;
  names.reserve(std::size(all));
  for (const auto& motif : all) names.push_back(motif.name);
  return names;
}

std::optional<std::string> drawn(std::string_view name, int longer_side) {
  const auto* const motif = std::ranges::find(all, name, &Motif::name);
  if (motif == all.end()) return std::nullopt;
  const double width = motif->aspect >= 1 ? 1 : motif->aspect;
  const double height = motif->aspect >= 1 ? 1 / motif->aspect : 1;
  const auto points = [&](double side) { return std::max(1, static_cast<int>(std::lround(side * longer_side))); };
  return draw_png({points(width), points(height)}, motif->shade, motif->grain);
}

}  // namespace stadt::demo
