#include "media/decode.hpp"

#include <vips/vips.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <span>

#include "media/blurhash.hpp"

namespace stadt::media {

namespace {

constexpr int quality = 82;
constexpr int hashed_side = 32;  // points: a blurhash sees no more

struct Unreference {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unreference>;

// libvips takes bytes without const and does not write to them.
void* data_of(std::string_view bytes) { return const_cast<char*>(bytes.data()); }

// A WebP is made smaller while it is read, as far as it fills the frame, or reaches its sides, also when it lies on its
// own side.
int open_webp(std::string_view bytes, Frame frame, Shape shape, VipsImage** image) {
  const Frame size = webp_size(bytes);
  const double needed = std::max(frame.width, frame.height);
  const int side = shape == Shape::fill ? std::min(size.width, size.height) : std::max(size.width, size.height);
  const double scale = std::min(1.0, needed / side);
  return vips_webpload_buffer(data_of(bytes), bytes.size(), image, "scale", scale, nullptr);
}

// Reads no further than the head.
Image open(std::string_view bytes, Format format, Frame frame, Shape shape) {
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
      failed = open_webp(bytes, frame, shape, &image);
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
Image reduce(std::string_view bytes, Format format, VipsImage* head, Frame target, Shape shape) {
  const char* profile = vips_image_get_typeof(head, VIPS_META_ICC_NAME) != 0 ? "srgb" : nullptr;
  const VipsInteresting crop = shape == Shape::fill ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE;
  const VipsSize size = shape == Shape::fill ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN;
  VipsImage* image = nullptr;
  int failed = 0;
  if (format == Format::webp) {
    failed = vips_thumbnail_image(head, &image, target.width, "height", target.height, "crop", crop, "size", size,
                                  "export_profile", profile, nullptr);
  } else {
    failed =
        vips_thumbnail_buffer(data_of(bytes), bytes.size(), &image, target.width, "height", target.height, "crop", crop,
                              "size", size, "export_profile", profile, "option_string", "[fail_on=truncated]", nullptr);
  }
  return Image(failed ? nullptr : image);
}

// All its points in memory, so that it is computed once.
Image settled(const Image& image) { return Image(image ? vips_image_copy_memory(image.get()) : nullptr); }

// Empty if it cannot be made: a picture does without.
std::string hash_of(VipsImage* image) {
  VipsImage* step = nullptr;
  if (vips_thumbnail_image(image, &step, hashed_side, "height", hashed_side, "size", VIPS_SIZE_DOWN, nullptr) != 0) {
    return {};
  }
  const Image small(step);
  if (vips_colourspace(small.get(), &step, VIPS_INTERPRETATION_sRGB, nullptr) != 0) return {};
  const Image coloured(step);
  const auto width = static_cast<std::size_t>(vips_image_get_width(coloured.get()));
  const auto height = static_cast<std::size_t>(vips_image_get_height(coloured.get()));
  const auto bands = static_cast<std::size_t>(vips_image_get_bands(coloured.get()));
  std::size_t size = 0;
  void* points = vips_image_write_to_memory(coloured.get(), &size);
  if (!points) return {};
  const std::unique_ptr<void, decltype(&g_free)> owned(points, g_free);
  if (bands < 3 || size != width * height * bands) return {};
  return blurhash({static_cast<const std::uint8_t*>(points), size}, width, height, bands);
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

Decoded decode(std::string_view bytes, Frame frame, Shape shape) {
  const auto format = format_of(bytes);
  if (!format) return {Outcome::other_format};
  if (*format == Format::webp) {
    const Frame claimed = webp_size(bytes);
    if (claimed == Frame()) return {Outcome::unreadable};
    if (!is_bounded(claimed)) return {Outcome::too_many_points};
  }
  const Image head = open(bytes, *format, frame, shape);
  if (!head) return {Outcome::unreadable};
  const Frame size = size_of(head.get());
  if (!is_bounded(size)) return {Outcome::too_many_points};
  const Frame target = shape == Shape::fill ? fitted(frame, size) : frame;
  Image reduced = reduce(bytes, *format, head.get(), target, shape);
  if (shape == Shape::within) reduced = settled(reduced);
  std::string webp = reduced ? write(reduced.get()) : std::string();
  if (webp.empty()) return {Outcome::unreadable};
  return {Outcome::done, std::move(webp), shape == Shape::within ? hash_of(reduced.get()) : std::string()};
}

}  // namespace stadt::media
