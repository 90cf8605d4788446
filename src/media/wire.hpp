// What the city and its media worker say to each other: an order and the picture's bytes on standard input, an answer
// and the new picture's bytes on standard output. Both ends are the same program on the same machine.
#pragma once

#include <array>
#include <cstdint>

#include "media/picture.hpp"

namespace stadt::media {

constexpr std::uint32_t wire_mark = 0x32'57'4d'53;  // "SMW2"
constexpr std::size_t most_answer_bytes = 8 * 1024 * 1024;
constexpr std::size_t hash_room = 32;

enum class Outcome : std::uint32_t { done, other_format, too_many_points, unreadable, no_sandbox };

struct Order {
  std::uint32_t mark = wire_mark;
  std::uint32_t size = 0;  // bytes that follow
  Frame frame;
  Shape shape = Shape::fill;
};

struct WorkerAnswer {
  std::uint32_t mark = wire_mark;
  Outcome outcome = Outcome::done;
  std::uint32_t size = 0;                 // bytes that follow
  std::array<char, hash_room> hash = {};  // its blurhash, with zeros behind it
};

}  // namespace stadt::media
