#include "demo/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace stadt::demo {

namespace {

constexpr std::size_t stored_block = 65'535;
constexpr std::uint32_t adler_modulus = 65'521;

std::uint32_t scattered(std::uint32_t number) {
  number ^= number >> 16;
  number *= 0x7feb352dU;
  number ^= number >> 15;
  number *= 0x846ca68bU;
  return number ^ number >> 16;
}

double corner(std::int64_t x, std::int64_t y, std::uint32_t seed) {
  return chance(static_cast<std::uint32_t>(x) * 73'856'093U ^ static_cast<std::uint32_t>(y) * 19'349'663U, seed);
}

double one_layer(double x, double y, std::uint32_t seed) {
  const double left = std::floor(x);
  const double top = std::floor(y);
  const auto column = static_cast<std::int64_t>(left);
  const auto row = static_cast<std::int64_t>(top);
  const double across = soft(0, 1, x - left);
  const double down = soft(0, 1, y - top);
  const double above = std::lerp(corner(column, row, seed), corner(column + 1, row, seed), across);
  const double below = std::lerp(corner(column, row + 1, seed), corner(column + 1, row + 1, seed), across);
  return std::lerp(above, below, down);
}

void append_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t sum = 0xffffffffU;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? sum >> 1 ^ 0xedb88320U : sum >> 1;
  }
  return ~sum;
}

void append_chunk(std::string& out, std::string_view name, std::string_view content) {
  append_number(out, static_cast<std::uint32_t>(content.size()));
  const std::string checked = std::string(name) + std::string(content);
  out += checked;
  append_number(out, check_sum(checked));
}

// zlib's form without its work: blocks that are stored as they are.
std::string stored(std::string_view bytes) {
  std::string out = "\x78\x01";
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : bytes) {
    low = (low + static_cast<unsigned char>(c)) % adler_modulus;
    high = (high + low) % adler_modulus;
  }
  while (!bytes.empty()) {
    const auto block = bytes.substr(0, stored_block);
    bytes.remove_prefix(block.size());
    const auto size = static_cast<std::uint32_t>(block.size());
    out += static_cast<char>(bytes.empty());
    for (const std::uint32_t part : {size, size >> 8, ~size, ~size >> 8}) out += static_cast<char>(part & 0xff);
    out += block;
  }
  append_number(out, high << 16 | low);
  return out;
}

char byte_of(double share) { return static_cast<char>(std::lround(std::clamp(share, 0.0, 1.0) * 255)); }

std::string rows_of(Canvas canvas, const Shade& shade, double grain) {
  std::string rows;
  const double unit = 1.0 / std::min(canvas.width, canvas.height);
  std::uint32_t point = 0;
  for (int y = 0; y < canvas.height; ++y) {
    rows += '\0';
    for (int x = 0; x < canvas.width; ++x) {
      const Colour seen = shade({(x + 0.5) * unit, (y + 0.5) * unit});
      ++point;
      const double speck = (chance(point, 5) + chance(point, 6) - 1) * grain;
      rows += {byte_of(seen.red + speck), byte_of(seen.green + speck), byte_of(seen.blue + speck)};
    }
  }
  return rows;
}

}  // namespace

Colour colour(std::uint32_t rgb) {
  return {(rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0};
}

Colour mix(Colour one, Colour other, double share) {
  const double part = std::clamp(share, 0.0, 1.0);
  return {std::lerp(one.red, other.red, part), std::lerp(one.green, other.green, part),
          std::lerp(one.blue, other.blue, part)};
}

Colour lit(Colour under, Colour light, double strength) {
  const auto screen = [&](double a, double b) { return 1 - (1 - a) * (1 - std::clamp(b * strength, 0.0, 1.0)); };
  return {screen(under.red, light.red), screen(under.green, light.green), screen(under.blue, light.blue)};
}

double soft(double from, double to, double x) {
  const double share = std::clamp((x - from) / (to - from), 0.0, 1.0);
  return share * share * (3 - 2 * share);
}

double noise(double x, double y, std::uint32_t seed, int layers) {
  double sum = 0;
  double weight = 0;
  double strength = 1;
  for (int i = 0; i < layers; ++i) {
    sum += strength * one_layer(x, y, seed + static_cast<std::uint32_t>(i));
    weight += strength;
    strength /= 2;
    x *= 2;
    y *= 2;
  }
  return sum / weight;
}

double chance(std::uint32_t number, std::uint32_t seed) {
  return scattered(number + 0x9e3779b9U * seed) / 4294967295.0;
}

// What std::hypot does against numbers that no picture has costs a sixth of a drawing.
double norm(double x, double y) { return std::sqrt(x * x + y * y); }

double to_circle(Spot at, Spot centre, double radius) { return norm(at.x - centre.x, at.y - centre.y) - radius; }

double to_box(Spot at, Spot centre, Spot half, double round) {
  const double x = std::abs(at.x - centre.x) - half.x + round;
  const double y = std::abs(at.y - centre.y) - half.y + round;
  return norm(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0) - round;
}

double to_line(Spot at, Spot from, Spot to) {
  const Spot way{to.x - from.x, to.y - from.y};
  const Spot off{at.x - from.x, at.y - from.y};
  const double length = way.x * way.x + way.y * way.y;
  const double share = length > 0 ? std::clamp((off.x * way.x + off.y * way.y) / length, 0.0, 1.0) : 0;
  return norm(off.x - share * way.x, off.y - share * way.y);
}

std::string draw_png(Canvas canvas, const Shade& shade, double grain) {
  std::string png = "\x89PNG\r\n\x1a\n";
  std::string head;
  append_number(head, static_cast<std::uint32_t>(canvas.width));
  append_number(head, static_cast<std::uint32_t>(canvas.height));
  head += std::string("\x08\x02\x00\x00\x00", 5);
  append_chunk(png, "IHDR", head);
  append_chunk(png, "IDAT", stored(rows_of(canvas, shade, grain)));
  append_chunk(png, "IEND", "");
  return png;
}

}  // namespace stadt::demo
