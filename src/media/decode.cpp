#include "media/decode.hpp"

#include <vips/vips.h>

#include <algorithm>
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

// libvips takes bytes without const and does not write to them.
void* data_of(std::string_view bytes) { return const_cast<char*>(bytes.data()); }

// A WebP is made smaller while it is read, as far as it fills the frame also when it lies on its side.
int open_webp(std::string_view bytes, Frame frame, VipsImage** image) {
  const Frame size = webp_size(bytes);
  const double needed = std::max(frame.width, frame.height);
  const double scale = std::min(1.0, needed / std::min(size.width, size.height));
  return vips_webpload_buffer(data_of(bytes), bytes.size(), image, "scale", scale, nullptr);
}

// Reads no further than the head.
Image open(std::string_view bytes, Format format, Frame frame) {
  VipsImage* image = nullptr;
  int failed = 0;
  switch (format) {
    case Format::jpeg:
      failed = vips_jpegload_buffer(data_of(bytes), bytes.size(), &image, nullptr);
      break;
    case Format::png:
      failed = vips_pngload_buffer(data_of(bytes), bytes.size(), &image, nullptr);
      break;
    case Format::webp:
      failed = open_webp(bytes, frame, &image);
      break;
    case Format::gif:
      failed = vips_gifload_buffer(data_of(bytes), bytes.size(), &image, nullptr);
      break;
  }
  return Image(failed ? nullptr : image);
}

// As it is seen: a picture that lies on its side is turned.
Frame size_of(VipsImage* image) {
  const Frame lying{vips_image_get_width(image), vips_image_get_height(image)};
  return vips_image_get_orientation_swap(image) ? Frame{lying.height, lying.width} : lying;
}

// Colours are converted where the picture says what they mean; without that, libvips would shift plain sRGB.
Image reduce(std::string_view bytes, Format format, VipsImage* head, Frame target) {
  const char* profile = vips_image_get_typeof(head, VIPS_META_ICC_NAME) != 0 ? "srgb" : nullptr;
  VipsImage* image = nullptr;
  int failed = 0;
  if (format == Format::webp) {
    failed = vips_thumbnail_image(head, &image, target.width, "height", target.height, "crop", VIPS_INTERESTING_CENTRE,
                                  "export_profile", profile, nullptr);
  } else {
    failed = vips_thumbnail_buffer(data_of(bytes), bytes.size(), &image, target.width, "height", target.height, "crop",
                                   VIPS_INTERESTING_CENTRE, "export_profile", profile, "option_string",
                                   "[fail_on=truncated]", nullptr);
  }
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
  g_log_set_writer_func([](GLogLevelFlags, const GLogField*, gsize, gpointer) { return G_LOG_WRITER_HANDLED; }, nullptr,
                        nullptr);
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
  if (*format == Format::webp) {
    const Frame claimed = webp_size(bytes);
    if (claimed == Frame()) return {Outcome::unreadable, {}};
    if (!is_bounded(claimed)) return {Outcome::too_many_points, {}};
  }
  const Image head = open(bytes, *format, frame);
  if (!head) return {Outcome::unreadable, {}};
  const Frame size = size_of(head.get());
  if (!is_bounded(size)) return {Outcome::too_many_points, {}};
  const Image reduced = reduce(bytes, *format, head.get(), fitted(frame, size));
  std::string webp = reduced ? write(reduced.get()) : std::string();
  if (webp.empty()) return {Outcome::unreadable, {}};
  return {Outcome::done, std::move(webp)};
}

}  // namespace stadt::media
