// Scores are summed in thousandths of a bit, as whole numbers: what is shown is what was summed.
#pragma once

#include <cstdint>

namespace stadt::dialogue {

using MilliBits = std::int32_t;

constexpr MilliBits one_bit = 1000;

// Rounded half away from zero.
constexpr MilliBits to_milli_bits(double bits) {
  return static_cast<MilliBits>(bits * one_bit + (bits < 0 ? -0.5 : 0.5));
}

}  // namespace stadt::dialogue
