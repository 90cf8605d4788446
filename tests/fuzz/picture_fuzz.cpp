// What the city itself reads of pictures, outside the worker: the first bytes, and the WebP that comes back from it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "media/picture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt::media;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  format_of(bytes);
  webp_size(bytes);
  const auto bare = bare_webp(bytes, header_frame);
  // What was cleaned once stays as it is.
  if (bare && bare_webp(*bare, header_frame) != bare) std::abort();
  return 0;
}
