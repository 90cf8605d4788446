// What the city takes as a picture, and what becomes of it. Pure: only the worker (worker.hpp) decodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stadt::media {

constexpr std::size_t most_picture_bytes = 8 * 1024 * 1024;
constexpr std::int64_t most_points = 50'000'000;  // what a telephone takes today
constexpr int longest_side = 16'383;              // points, as far as WebP reaches

struct Frame {
  int width = 0;  // points
  int height = 0;

  bool operator==(const Frame&) const = default;
};

constexpr Frame avatar_frame{400, 400};
constexpr Frame header_frame{1500, 500};
constexpr Frame picture_frame{2560, 2560};  // what pictures of posts and walls fit into
constexpr Frame preview_frame{640, 640};

// How a picture and its frame come together: cropped until it fills it, or whole within it. Neither enlarges.
enum class Shape : std::uint32_t { fill, within };

enum class Format { jpeg, png, webp, gif };

// By the first bytes alone, whatever the sender calls it; nothing for every other kind of file.
std::optional<Format> format_of(std::string_view bytes);

// At least one point, and no more than the bounds above.
bool is_bounded(Frame size);

// The largest frame of the wanted shape that a picture of this size fills without being enlarged.
Frame fitted(Frame wanted, Frame size);

// The size that a WebP claims in its head; 0 by 0 if it has none. (libwebp reserves a WebP's points before it says.)
Frame webp_size(std::string_view bytes);

// A still WebP with nothing but its image inside: no profile, no EXIF, no XMP, nothing behind its end. Nothing if the
// bytes hold no lossy image or one that is larger than the frame.
std::optional<std::string> bare_webp(std::string_view bytes, Frame frame);

}  // namespace stadt::media
