#include "support/scarce_memory.hpp"

#include <cstddef>
#include <new>
#include <utility>

// The linker (--wrap in CMakeLists.txt) leads every `operator new` of the city by the second of these, and knows the
// first as the `operator new` there is. It is not replaced: it may be a sanitizer's, which must see what it is asked.
void* plentiful_new(std::size_t bytes) __asm__("__real__Znwm");
void* scarce_new(std::size_t bytes) __asm__("__wrap__Znwm");

namespace {

thread_local bool fails_next = false;

}  // namespace

void* scarce_new(std::size_t bytes) {
  if (std::exchange(fails_next, false)) throw std::bad_alloc();
  return plentiful_new(bytes);
}

namespace stadt::testing {

void fail_next_allocation() { fails_next = true; }

}  // namespace stadt::testing
