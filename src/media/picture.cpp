#include "media/picture.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::media {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t riff_head = 12;   // "RIFF", size, "WEBP"
constexpr std::size_t chunk_head = 8;   // name, size
constexpr std::size_t frame_head = 10;  // of a lossy image: tag, start code, width and height
constexpr auto start_code = "\x9d\x01\x2a"sv;
constexpr unsigned char alpha_flag = 0x10;
constexpr char lossless_mark = 0x2f;
constexpr std::uint32_t lossless_side = 0x3fff;  // 14 bits

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) number = number << 8 | static_cast<unsigned char>(bytes[i - 1]);
  return number;
}

void append_little_endian(std::string& out, std::size_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

void append_chunk(std::string& out, std::string_view name, std::string_view content) {
  out += name;
  append_little_endian(out, content.size(), 4);
  out += content;
  if (content.size() % 2 != 0) out += '\0';
}

struct Chunks {
  std::string_view image;  // "VP8 "
  std::string_view alpha;  // "ALPH"
};

std::optional<Chunks> chunks_of(std::string_view bytes) {
  if (bytes.size() < riff_head || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WEBP") return std::nullopt;
  const std::size_t length = little_endian(bytes.substr(4, 4));
  if (length < 4 || length > bytes.size() - 8) return std::nullopt;
  std::string_view rest = bytes.substr(riff_head, length - 4);
  Chunks chunks;
  while (rest.size() >= chunk_head) {
    const auto name = rest.substr(0, 4);
    const std::size_t size = little_endian(rest.substr(4, 4));
    rest.remove_prefix(chunk_head);
    if (size > rest.size()) return std::nullopt;
    if (name == "VP8 ") chunks.image = rest.substr(0, size);
    if (name == "ALPH") chunks.alpha = rest.substr(0, size);
    rest.remove_prefix(std::min(size + size % 2, rest.size()));
  }
  return chunks;
}

// Width and height have 14 bits each; the two above them scale and are zero.
Frame size_of(std::string_view image) {
  if (image.size() < frame_head || image.substr(3, 3) != start_code) return {};
  return {static_cast<int>(little_endian(image.substr(6, 2))), static_cast<int>(little_endian(image.substr(8, 2)))};
}

}  // namespace

std::optional<Format> format_of(std::string_view bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return Format::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return Format::png;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return Format::gif;
  if (bytes.starts_with("RIFF") && bytes.size() > riff_head && bytes.substr(8, 7) == "WEBPVP8") return Format::webp;
  return std::nullopt;
}

bool is_bounded(Frame size) {
  return size.width > 0 && size.height > 0 && size.width <= longest_side && size.height <= longest_side &&
         std::int64_t{size.width} * size.height <= most_points;
}

Frame fitted(Frame wanted, Frame size) {
  const double scale = std::min({1.0, double(size.width) / wanted.width, double(size.height) / wanted.height});
  const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(side * scale))); };
  return {scaled(wanted.width), scaled(wanted.height)};
}

Frame webp_size(std::string_view bytes) {
  if (bytes.size() < riff_head + chunk_head + frame_head) return {};
  const auto name = bytes.substr(riff_head, 4);
  const auto content = bytes.substr(riff_head + chunk_head);
  if (name == "VP8 ") return size_of(content);
  if (name == "VP8X") {
    return {static_cast<int>(little_endian(content.substr(4, 3)) + 1),
            static_cast<int>(little_endian(content.substr(7, 3)) + 1)};
  }
  const auto packed = little_endian(content.substr(1, 4));
  if (name != "VP8L" || content[0] != lossless_mark) return {};
  return {static_cast<int>(packed & lossless_side) + 1, static_cast<int>(packed >> 14 & lossless_side) + 1};
}

std::optional<std::string> bare_webp(std::string_view bytes, Frame frame) {
  const auto chunks = chunks_of(bytes);
  if (!chunks) return std::nullopt;
  const Frame size = size_of(chunks->image);
  if (!is_bounded(size) || size.width > frame.width || size.height > frame.height) return std::nullopt;
  std::string body = "WEBP";
  if (!chunks->alpha.empty()) {
    std::string canvas(1, static_cast<char>(alpha_flag));
    append_little_endian(canvas, 0, 3);
    append_little_endian(canvas, static_cast<std::size_t>(size.width - 1), 3);
    append_little_endian(canvas, static_cast<std::size_t>(size.height - 1), 3);
    append_chunk(body, "VP8X", canvas);
    append_chunk(body, "ALPH", chunks->alpha);
  }
  append_chunk(body, "VP8 ", chunks->image);
  std::string out = "RIFF";
  append_little_endian(out, body.size(), 4);
  return out + body;
}

}  // namespace stadt::media
