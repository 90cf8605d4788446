#include "media/decode.hpp"

#include <vips/vips.h>

#include <cstdlib>
#include <ctime>
#include <memory>

namespace stadt::media {

namespace {

constexpr int quality = 82;

struct Unreference {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unreference>;

// Reads no further than the head. libvips takes the bytes without const and does not write to them.
Image open(std::string_view bytes, Format format) {
  void* data = const_cast<char*>(bytes.data());
  VipsImage* image = nullptr;
  int failed = 0;
  switch (format) {
    case Format::jpeg:
      failed = vips_jpegload_buffer(data, bytes.size(), &image, nullptr);
      break;
    case Format::png:
      failed = vips_pngload_buffer(data, bytes.size(), &image, nullptr);
      break;
    case Format::webp:
      failed = vips_webpload_buffer(data, bytes.size(), &image, nullptr);
      break;
    case Format::gif:
      failed = vips_gifload_buffer(data, bytes.size(), &image, nullptr);
      break;
  }
  return Image(failed ? nullptr : image);
}

// As it is seen: a picture that lies on its side is turned.
Frame size_of(VipsImage* image) {
  const Frame lying{vips_image_get_width(image), vips_image_get_height(image)};
  return vips_image_get_orientation_swap(image) ? Frame{lying.height, lying.width} : lying;
}

Image reduce(std::string_view bytes, Frame target) {
  VipsImage* image = nullptr;
  const int failed = vips_thumbnail_buffer(const_cast<char*>(bytes.data()), bytes.size(), &image, target.width,
                                           "height", target.height, "crop", VIPS_INTERESTING_CENTRE, "export_profile",
                                           "srgb", "fail_on", VIPS_FAIL_ON_TRUNCATED, nullptr);
  return Image(failed ? nullptr : image);
}

std::string write(VipsImage* image) {
  void* data = nullptr;
  std::size_t size = 0;
  if (vips_webpsave_buffer(image, &data, &size, "Q", quality, "strip", TRUE, "smart_subsample", TRUE, nullptr) != 0) {
    return {};
  }
  const std::unique_ptr<void, decltype(&g_free)> owned(data, g_free);
  return {static_cast<const char*>(data), size};
}

}  // namespace

bool start_decoder() {
  ::tzset();
  ::setenv("VIPSHOME", "/nonexistent", 1);  // where plug-ins are looked for
  ::setenv("VIPS_NOVECTOR", "1", 1);
  if (vips_init("stadt") != 0) return false;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (const char* loader :
       {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"}) {
    vips_operation_block_set(loader, FALSE);
  }
  return true;
}

Decoded decode(std::string_view bytes, Frame frame) {
  const auto format = format_of(bytes);
  if (!format) return {Outcome::other_format, {}};
  const Image head = open(bytes, *format);
  if (!head) return {Outcome::unreadable, {}};
  const Frame size = size_of(head.get());
  if (!is_bounded(size)) return {Outcome::too_many_points, {}};
  const Image reduced = reduce(bytes, fitted(frame, size));
  std::string webp = reduced ? write(reduced.get()) : std::string();
  if (webp.empty()) return {Outcome::unreadable, {}};
  return {Outcome::done, std::move(webp)};
}

}  // namespace stadt::media
