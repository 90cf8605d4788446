// Pictures decoded and written anew by libvips. Bytes of strangers come here only inside the sandbox (sandbox.hpp).
#pragma once

#include <string>
#include <string_view>

#include "media/wire.hpp"

namespace stadt::media {

// Starts libvips with the loaders of Format alone: no plug-ins, no generated code, one thread to compute. Opens files,
// so it comes before the sandbox.
bool start_decoder();

struct Decoded {
  Outcome outcome = Outcome::unreadable;
  std::string webp = {};
  std::string hash = {};  // blurhash.hpp
};

// Upright, in sRGB. `fill`: cropped around its middle to the frame or, if it is smaller, to the frame's shape;
// `within`: whole. The size that the picture claims is checked before anything is decoded.
Decoded decode(std::string_view bytes, Frame frame, Shape shape);

}  // namespace stadt::media
