#include "dialogue/common.hpp"

#include <algorithm>
#include <bit>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace stadt::dialogue {

namespace {

using Numbers = std::span<const std::uint32_t>;

// From so many times the length on, looking up is faster than reading both.
constexpr std::size_t much_longer = 24;

// Looks every number of the short list up in the long one, from where the last one was found, in doubling steps.
template <typename Found>
void look_up(Numbers few, Numbers many, Found found) {
  std::size_t begin = 0;
  for (const auto number : few) {
    std::size_t step = 1;
    while (begin + step < many.size() && many[begin + step] < number) step *= 2;
    const auto last = many.begin() + static_cast<std::ptrdiff_t>(std::min(begin + step + 1, many.size()));
    const auto at = std::lower_bound(many.begin() + static_cast<std::ptrdiff_t>(begin + step / 2), last, number);
    if (at == many.end()) return;
    if (*at == number) found(number);
    begin = static_cast<std::size_t>(at - many.begin());
  }
}

// No branch depends on which of two numbers is the greater one.
template <typename Found>
void read_both(Numbers one, Numbers other, Found found) {
  const std::uint32_t* a = one.data();
  const std::uint32_t* b = other.data();
  const std::uint32_t* const a_end = a + one.size();
  const std::uint32_t* const b_end = b + other.size();
  while (a != a_end && b != b_end) {
    const std::uint32_t x = *a;
    const std::uint32_t y = *b;
    if (x == y) found(x);
    a += x <= y;
    b += y <= x;
  }
}

#ifdef __SSE2__
constexpr std::size_t block = 4;

// Which of four numbers are among four others.
unsigned equal_to_any(__m128i four, __m128i others) {
  const auto same = _mm_cmpeq_epi32(four, others);
  const auto first = _mm_cmpeq_epi32(four, _mm_shuffle_epi32(others, _MM_SHUFFLE(0, 3, 2, 1)));
  const auto second = _mm_cmpeq_epi32(four, _mm_shuffle_epi32(others, _MM_SHUFFLE(1, 0, 3, 2)));
  const auto third = _mm_cmpeq_epi32(four, _mm_shuffle_epi32(others, _MM_SHUFFLE(2, 1, 0, 3)));
  const auto any = _mm_or_si128(_mm_or_si128(same, first), _mm_or_si128(second, third));
  return static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(any)));
}

// Compares four with four; the list whose four end earlier goes on. Every processor of this kind can do it.
template <typename Found>
void read_blocks(Numbers one, Numbers other, Found found) {
  const std::uint32_t* a = one.data();
  const std::uint32_t* b = other.data();
  const std::uint32_t* const a_end = a + one.size();
  const std::uint32_t* const b_end = b + other.size();
  while (static_cast<std::size_t>(a_end - a) >= block && static_cast<std::size_t>(b_end - b) >= block) {
    const auto four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a));
    const auto others = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b));
    const std::uint32_t a_last = a[block - 1];
    const std::uint32_t b_last = b[block - 1];
    for (unsigned equal = equal_to_any(four, others); equal != 0; equal &= equal - 1) {
      found(a[std::countr_zero(equal)]);
    }
    a += a_last <= b_last ? block : 0;
    b += b_last <= a_last ? block : 0;
  }
  read_both({a, a_end}, {b, b_end}, found);
}
#endif

template <typename Found>
void each_common(Numbers one, Numbers other, Found found) {
  if (one.size() > other.size()) std::swap(one, other);
  if (one.size() * much_longer < other.size()) return look_up(one, other, found);
#ifdef __SSE2__
  read_blocks(one, other, found);
#else
  read_both(one, other, found);
#endif
}

}  // namespace

std::size_t count_common(Numbers one, Numbers other) {
  std::size_t count = 0;
  each_common(one, other, [&](std::uint32_t) { ++count; });
  return count;
}

std::size_t find_common(Numbers one, Numbers other, std::span<std::uint32_t> found) {
  std::uint32_t* next = found.data();
  each_common(one, other, [&](std::uint32_t number) { *next++ = number; });
  return static_cast<std::size_t>(next - found.data());
}

std::vector<std::uint32_t> common(Numbers one, Numbers other) {
  std::vector<std::uint32_t> found(std::min(one.size(), other.size()));
  found.resize(find_common(one, other, found));
  return found;
}

}  // namespace stadt::dialogue
