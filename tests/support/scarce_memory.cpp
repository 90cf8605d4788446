#include "support/scarce_memory.hpp"

#include <cstdlib>
#include <new>
#include <utility>

namespace {

thread_local bool fails_next = false;

}  // namespace

void* operator new(std::size_t bytes) {
  if (std::exchange(fails_next, false)) throw std::bad_alloc();
  if (void* block = std::malloc(bytes == 0 ? 1 : bytes)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace stadt::testing {

void fail_next_allocation() { fails_next = true; }

}  // namespace stadt::testing
