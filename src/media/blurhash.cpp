#include "media/blurhash.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace stadt::media {

namespace {

constexpr std::string_view letters =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
constexpr std::size_t long_cosines = 4;
constexpr std::size_t short_cosines = 3;
constexpr std::size_t shortest = 6;   // one cosine
constexpr std::size_t longest = 166;  // nine by nine

using Colour = std::array<double, 3>;

void append_letters(std::string& out, int value, int count) {
  int divisor = 1;
  for (int i = 1; i < count; ++i) divisor *= static_cast<int>(letters.size());
  for (; count > 0; --count, divisor /= static_cast<int>(letters.size())) {
    out += letters[static_cast<std::size_t>(value / divisor) % letters.size()];
  }
}

double linear(std::uint8_t value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

int srgb(double value) {
  const double share = std::clamp(value, 0.0, 1.0);
  const double bent = share <= 0.0031308 ? share * 12.92 : 1.055 * std::pow(share, 1 / 2.4) - 0.055;
  return static_cast<int>(bent * 255 + 0.5);
}

// The root keeps small differences apart; 19 steps.
int quantised(double value, double most) {
  const double share = value / most;
  const double root = std::copysign(std::sqrt(std::abs(share)), share);
  return static_cast<int>(std::clamp(std::floor(root * 9 + 9.5), 0.0, 18.0));
}

struct Points {
  std::vector<Colour> colours;
  std::size_t width;
  std::size_t height;

  Colour cosine(std::size_t across, std::size_t down) const {
    Colour sum{};
    for (std::size_t y = 0; y < height; ++y) {
      const double vertical = std::cos(std::numbers::pi * double(down * y) / double(height));
      for (std::size_t x = 0; x < width; ++x) {
        const double weight = vertical * std::cos(std::numbers::pi * double(across * x) / double(width));
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weight * colours[y * width + x][i];
      }
    }
    const double scale = (across + down == 0 ? 1.0 : 2.0) / double(width * height);
    for (auto& part : sum) part *= scale;
    return sum;
  }
};

Points points_of(std::span<const std::uint8_t> bytes, std::size_t width, std::size_t height, std::size_t bands) {
  Points points{{}, width, height};
  points.colours.reserve(width * height);
  for (std::size_t at = 0; at < bytes.size(); at += bands) {
    points.colours.push_back({linear(bytes[at]), linear(bytes[at + 1]), linear(bytes[at + 2])});
  }
  return points;
}

}  // namespace

std::string blurhash(std::span<const std::uint8_t> bytes, std::size_t width, std::size_t height, std::size_t bands) {
  if (width == 0 || height == 0 || bands < 3 || bytes.size() != width * height * bands) return {};
  const auto points = points_of(bytes, width, height, bands);
  const std::size_t across = width >= height ? long_cosines : short_cosines;
  const std::size_t down = width >= height ? short_cosines : long_cosines;
  std::vector<Colour> cosines;
  for (std::size_t y = 0; y < down; ++y) {
    for (std::size_t x = 0; x < across; ++x) cosines.push_back(points.cosine(x, y));
  }
  double most = 0;
  for (const auto& one : std::span(cosines).subspan(1)) {
    for (const double part : one) most = std::max(most, std::abs(part));
  }
  const int scale = static_cast<int>(std::clamp(std::floor(most * 166 - 0.5), 0.0, 82.0));
  std::string hash;
  append_letters(hash, static_cast<int>((across - 1) + (down - 1) * 9), 1);
  append_letters(hash, scale, 1);
  append_letters(hash, (srgb(cosines[0][0]) << 16) + (srgb(cosines[0][1]) << 8) + srgb(cosines[0][2]), 4);
  const double bound = (scale + 1) / 166.0;
  for (const auto& one : std::span(cosines).subspan(1)) {
    const int value = (quantised(one[0], bound) * 19 + quantised(one[1], bound)) * 19 + quantised(one[2], bound);
    append_letters(hash, value, 2);
  }
  return hash;
}

bool is_blurhash(std::string_view text) {
  return text.size() >= shortest && text.size() <= longest && text.find_first_not_of(letters) == text.npos;
}

}  // namespace stadt::media
