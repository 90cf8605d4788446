// What two ascending lists of numbers have in common: guests of two tables, items of two people, tags. Each number
// stands once in each list. Lists of like length are read four by four; a short one is looked up in a long one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stadt::dialogue {

std::size_t count_common(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);
// The common numbers, ascending, into `found`, which holds as many as the shorter list; returns how many there are.
std::size_t find_common(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other,
                        std::span<std::uint32_t> found);
std::vector<std::uint32_t> common(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);

}  // namespace stadt::dialogue
