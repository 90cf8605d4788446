#include "support/pictures.hpp"

#include <gtest/gtest.h>
#include <vips/vips.h>
#include <zlib.h>

#include <cstring>
#include <memory>

namespace stadt::testing {

namespace {

struct Unreference {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unreference>;

void start_once() {
  static const bool started = [] {
    ::setenv("VIPSHOME", "/nonexistent", 1);
    return vips_init("tests") == 0;
  }();
  ASSERT_TRUE(started) << vips_error_buffer();
}

std::string painted_row(int width, int bands, bool top) {
  std::string row;
  for (int x = 0; x < width; ++x) {
    const bool left = x < width / 2;
    const char colour[] = {static_cast<char>(top || left ? 255 : 0), static_cast<char>(top ? 255 : 0),
                           static_cast<char>(top || !left ? 255 : 0), static_cast<char>(left ? 255 : 128)};
    if (bands == 1)
      row += top ? '\xff' : '\x40';
    else
      row.append(colour, static_cast<std::size_t>(bands));
  }
  return row;
}

std::string painted(const Drawing& drawing) {
  const auto [width, height] = drawing.size;
  const int bands = drawing.bands == 40 ? 4 : drawing.bands;
  const std::string top = painted_row(width, bands, true);
  const std::string below = painted_row(width, bands, false);
  std::string points;
  points.reserve(top.size() * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) points += y < height / 8 ? top : below;
  return points;
}

VipsInterpretation interpretation_of(int bands) {
  if (bands == 1) return VIPS_INTERPRETATION_B_W;
  return bands == 40 ? VIPS_INTERPRETATION_CMYK : VIPS_INTERPRETATION_sRGB;
}

void append_big_endian(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

std::string names_of_metadata(VipsImage* image) {
  std::string names;
  for (const char* name : {VIPS_META_EXIF_NAME, VIPS_META_XMP_NAME, VIPS_META_IPTC_NAME, VIPS_META_ICC_NAME}) {
    if (vips_image_get_typeof(image, name) != 0) names += std::string(name) + " ";
  }
  return names;
}

}  // namespace

std::string draw(const Drawing& drawing) {
  start_once();
  const std::string points = painted(drawing);
  const int bands = drawing.bands == 40 ? 4 : drawing.bands;
  const Image plain(vips_image_new_from_memory(points.data(), points.size(), drawing.size.width, drawing.size.height,
                                               bands, VIPS_FORMAT_UCHAR));
  VipsImage* named = nullptr;
  vips_copy(plain.get(), &named, "interpretation", interpretation_of(drawing.bands), nullptr);
  const Image image(named);
  if (drawing.orientation != 0) vips_image_set_int(image.get(), VIPS_META_ORIENTATION, drawing.orientation);
  if (!drawing.place.empty()) {
    vips_image_set_string(image.get(), "exif-ifd3-GPSLatitudeRef", "N");
    vips_image_set_string(image.get(), "exif-ifd0-ImageDescription",
                          (drawing.place + " (" + drawing.place + ", ASCII)").c_str());
  }
  void* data = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(vips_image_write_to_buffer(image.get(), drawing.suffix.c_str(), &data, &size, nullptr), 0)
      << vips_error_buffer();
  const std::unique_ptr<void, decltype(&g_free)> owned(data, g_free);
  return {static_cast<const char*>(data), size};
}

std::array<int, 4> Seen::at(double x, double y) const {
  const auto column = std::min(static_cast<int>(x * size.width), size.width - 1);
  const auto row = std::min(static_cast<int>(y * size.height), size.height - 1);
  std::array<int, 4> point{};
  for (std::size_t i = 0; i < point.size(); ++i) {
    point[i] = static_cast<unsigned char>(points[static_cast<std::size_t>(row * size.width + column) * 4 + i]);
  }
  return point;
}

std::optional<Seen> look_at(std::string_view bytes) {
  start_once();
  const Image image(vips_image_new_from_buffer(bytes.data(), bytes.size(), "", nullptr));
  if (!image) return std::nullopt;
  Seen seen{.size = {vips_image_get_width(image.get()), vips_image_get_height(image.get())},
            .format = {},
            .metadata = names_of_metadata(image.get()),
            .points = {}};
  const char* loader = nullptr;
  if (vips_image_get_string(image.get(), VIPS_META_LOADER, &loader) == 0) seen.format = loader;
  VipsImage* with_alpha = nullptr;
  if (vips_image_hasalpha(image.get()))
    vips_copy(image.get(), &with_alpha, nullptr);
  else
    vips_addalpha(image.get(), &with_alpha, nullptr);
  const Image flat(with_alpha);
  std::size_t size = 0;
  const std::unique_ptr<void, decltype(&g_free)> points(vips_image_write_to_memory(flat.get(), &size), g_free);
  if (points) seen.points.assign(static_cast<const char*>(points.get()), size);
  return seen;
}

std::string png_of(std::initializer_list<PngChunk> chunks) {
  std::string png = "\x89PNG\r\n\x1a\n";
  for (const auto& [name, content] : chunks) {
    append_big_endian(png, static_cast<std::uint32_t>(content.size()));
    const std::string checked = std::string(name) + content;
    png += checked;
    append_big_endian(png, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                                            static_cast<uInt>(checked.size()))));
  }
  return png;
}

std::string png_head(std::uint32_t width, std::uint32_t height, char depth, char colour) {
  std::string head;
  append_big_endian(head, width);
  append_big_endian(head, height);
  head += depth;
  head += colour;
  return head + std::string(3, '\0');
}

std::string deflated_zeros(std::size_t size) {
  z_stream stream{};
  deflateInit(&stream, Z_BEST_SPEED);
  std::string zeros(1 << 20, '\0');
  std::string out;
  std::string step(1 << 16, '\0');
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    if (stream.avail_in == 0) {
      stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
      stream.avail_in = static_cast<uInt>(std::min(zeros.size(), size));
      size -= stream.avail_in;
    }
    stream.next_out = reinterpret_cast<Bytef*>(step.data());
    stream.avail_out = static_cast<uInt>(step.size());
    state = deflate(&stream, size == 0 ? Z_FINISH : Z_NO_FLUSH);
    out.append(step, 0, step.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  return out;
}

}  // namespace stadt::testing
