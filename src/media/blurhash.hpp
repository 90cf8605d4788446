// The few letters from which an application paints a picture's colours before it has come (blurha.sh, the algorithm
// described there): cosines over the picture, each a few bits, in base 83.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stadt::media {

// Of points in rows, sRGB, of three bytes or more each (what follows blue is not looked at): four cosines along the
// longer side and three along the other. Empty if the points are not as many as that takes.
std::string blurhash(std::span<const std::uint8_t> points, std::size_t width, std::size_t height, std::size_t bands);

// Whether a text may be one, by its letters and its length.
bool is_blurhash(std::string_view text);

}  // namespace stadt::media
