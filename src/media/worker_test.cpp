#include "media/worker.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "media/sandbox.hpp"
#include "support/pictures.hpp"

namespace stadt::media {
namespace {

using testing::deflated_zeros;
using testing::draw;
using testing::Drawing;
using testing::look_at;
using testing::png_head;
using testing::png_of;
using Point = std::array<int, 4>;

WorkerSettings settings() { return {.program = STADT_BINARY}; }

Worker& worker() {
  static Worker shared(settings());
  return shared;
}

// Codes carry what a reader needs; sentences may change.
std::string refusal(const Result<std::string>& result) { return result ? "taken" : result.error().code; }

bool is_like(const Point& point, const Point& expected) {
  for (std::size_t i = 0; i < point.size(); ++i) {
    if (std::abs(point[i] - expected[i]) > 40) return false;
  }
  return true;
}

constexpr Point red{255, 0, 0, 255};
constexpr Point blue{0, 0, 255, 255};
constexpr Point white{255, 255, 255, 255};

TEST(Worker, EveryFormatBecomesAWebpOfTheFrame) {
  for (const auto* suffix : {".jpg[Q=90]", ".jpg[interlace]", ".png", ".png[interlace]", ".png[palette]", ".webp",
                             ".webp[lossless]", ".gif"}) {
    const auto made = worker().fit(draw({.size = {1000, 800}, .suffix = suffix}), avatar_frame);
    ASSERT_TRUE(made) << suffix << ": " << made.error().message;
    const auto seen = look_at(*made);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->size, avatar_frame) << suffix;
    EXPECT_EQ(seen->format, "webpload_buffer") << suffix;
    EXPECT_TRUE(is_like(seen->at(0.1, 0.9), red)) << suffix;
    EXPECT_TRUE(is_like(seen->at(0.9, 0.9), blue)) << suffix;
    EXPECT_TRUE(is_like(seen->at(0.5, 0.02), white)) << suffix;
  }
}

TEST(Worker, SmallPicturesKeepTheirSizeAndTakeTheShape) {
  struct Case {
    Frame size;
    Frame frame;
    Frame expected;
  };
  const Case cases[] = {{{100, 60}, avatar_frame, {60, 60}},
                        {{300, 300}, header_frame, {300, 100}},
                        {{3000, 700}, header_frame, {1500, 500}},
                        {{1, 1}, avatar_frame, {1, 1}},
                        {{2000, 2}, header_frame, {6, 2}}};
  for (const auto& [size, frame, expected] : cases) {
    const auto made = worker().fit(draw({.size = size}), frame);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(look_at(*made)->size, expected) << size.width << "x" << size.height;
  }
}

TEST(Worker, APictureThatStaysWholeIsOnlyMadeSmaller) {
  struct Case {
    Drawing drawing;
    Frame expected;
  };
  const Case cases[] = {{{.size = {4000, 3000}, .suffix = ".jpg"}, {2560, 1920}},
                        {{.size = {3000, 4000}, .suffix = ".webp"}, {1920, 2560}},
                        {{.size = {3000, 600}}, {2560, 512}},
                        {{.size = {640, 480}, .suffix = ".gif"}, {640, 480}},
                        {{.size = {1, 1}}, {1, 1}},
                        {{.size = {4000, 2000}, .suffix = ".jpg", .orientation = 6}, {1280, 2560}},
                        {{.size = {300, 200}, .suffix = ".jpg", .bands = 1}, {300, 200}}};
  for (const auto& [drawing, expected] : cases) {
    const auto made = worker().within(draw(drawing), picture_frame);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->size, expected);
    const auto seen = look_at(made->webp);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->size, expected);
    EXPECT_EQ(seen->metadata, "");
    EXPECT_EQ(made->hash.size(), 28u) << made->hash;
  }
  const auto hash = worker().within(draw({}), preview_frame)->hash;
  EXPECT_EQ(hash, worker().within(draw({.size = {1280, 960}}), preview_frame)->hash) << "The size does not matter.";
}

TEST(Worker, WhatLiesOnItsSideIsTurnedUpright) {
  // Turned by 90 degrees clockwise, red stands above blue and the white line on the right.
  const auto made = worker().fit(draw({.size = {800, 400}, .suffix = ".jpg", .orientation = 6}), {400, 800});
  ASSERT_TRUE(made) << made.error().message;
  const auto seen = look_at(*made);
  EXPECT_EQ(seen->size, (Frame{400, 800}));
  EXPECT_TRUE(is_like(seen->at(0.1, 0.1), red));
  EXPECT_TRUE(is_like(seen->at(0.1, 0.9), blue));
  EXPECT_TRUE(is_like(seen->at(0.98, 0.5), white));
}

TEST(Worker, GreyCmykAndTransparencyAreUnderstood) {
  const auto grey = worker().fit(draw({.suffix = ".jpg", .bands = 1}), avatar_frame);
  ASSERT_TRUE(grey) << grey.error().message;
  EXPECT_TRUE(is_like(look_at(*grey)->at(0.5, 0.9), {0x40, 0x40, 0x40, 255}));
  const auto print = worker().fit(draw({.suffix = ".jpg", .bands = 40}), avatar_frame);
  ASSERT_TRUE(print) << print.error().message;
  const auto glass = worker().fit(draw({.bands = 4}), avatar_frame);
  ASSERT_TRUE(glass) << glass.error().message;
  EXPECT_NEAR(look_at(*glass)->at(0.9, 0.9)[3], 128, 8);
}

TEST(Worker, NothingOfWhoTookItWhereIsLeft) {
  const std::string place = "48.5216N";
  auto png = draw({});
  const auto chunks = png_of({{"eXIf", "II*" + place}, {"tEXt", "Location" + std::string(1, '\0') + place}});
  png.insert(png.find("IDAT") - 4, chunks.substr(8));
  for (const auto& source :
       {draw({.suffix = ".jpg", .place = place}), draw({.suffix = ".webp", .place = place}), png}) {
    ASSERT_NE(source.find(place), std::string::npos);
    const auto made = worker().fit(source, avatar_frame);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(look_at(*made)->metadata, "");
    for (const auto& word : {place, std::string("EXIF"), std::string("Exif"), std::string("ICCP")}) {
      EXPECT_EQ(made->find(word), std::string::npos) << word;
    }
  }
}

TEST(Worker, WordsHiddenInAPictureAreGone) {
  const std::string words = "<script>alert(1)</script>{\"type\":\"Person\"}";
  auto comment = draw({.suffix = ".jpg"});
  comment.insert(2, "\xff\xfe" + std::string(1, '\0') + static_cast<char>(words.size() + 2) + words);
  const std::string polyglots[] = {comment,
                                   draw({.suffix = ".jpg"}) + words,
                                   draw({.suffix = ".png"}) + words,
                                   draw({.suffix = ".gif"}) + words,
                                   draw({.suffix = ".webp"}) + words,
                                   png_of({{"IHDR", png_head(8, 8)},
                                           {"tEXt", "Comment" + std::string(1, '\0') + words},
                                           {"IDAT", deflated_zeros(8 * 25)},
                                           {"IEND", ""}})};
  for (const auto& polyglot : polyglots) {
    const auto made = worker().fit(polyglot, avatar_frame);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->find("script"), std::string::npos);
    EXPECT_EQ(made->find("Person"), std::string::npos);
  }
}

TEST(Worker, OtherFormatsAreRefusedWhateverTheyClaim) {
  const std::string head_of_jpeg = "\xff\xd8\xff\xe0";
  const std::string nothing(64, '\0');
  EXPECT_EQ(refusal(worker().fit("", avatar_frame)), "media.format");
  EXPECT_EQ(refusal(worker().fit("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", avatar_frame)), "media.format");
  EXPECT_EQ(refusal(worker().fit(draw({.suffix = ".tif"}), avatar_frame)), "media.format");
  EXPECT_EQ(refusal(worker().fit(draw({.suffix = ".ppm"}), avatar_frame)), "media.format");
  for (const std::string& start : {head_of_jpeg, std::string("\x89PNG\r\n\x1a\n"), std::string("GIF89a"),
                                   std::string("RIFF\xff\xff\xff\x7fWEBPVP8 ")}) {
    for (const std::string& rest : {std::string("<svg/>"), std::string("%!PS-Adobe-3.0"), nothing}) {
      EXPECT_EQ(refusal(worker().fit(start + rest, avatar_frame)), "media.unreadable");
    }
  }
}

TEST(Worker, WhatIsCutOffIsRefused) {
  for (const auto* suffix : {".jpg", ".png", ".webp", ".gif"}) {
    const auto whole = draw({.suffix = suffix});
    for (const double part : {0.1, 0.5, 0.9}) {
      const auto cut = whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * part));
      EXPECT_EQ(refusal(worker().fit(cut, avatar_frame)), "media.unreadable") << suffix << " " << part;
    }
  }
}

TEST(Worker, BytesAndPointsAreBoundedBeforeAnythingIsDecoded) {
  EXPECT_EQ(refusal(worker().fit(std::string(most_picture_bytes + 1, 'x'), avatar_frame)), "media.too_large");
  auto jpeg = draw({.size = {64, 64}, .suffix = ".jpg"});
  const auto frame = jpeg.find("\xff\xc0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\xff\xdc\xff\xdc");
  const std::string huge_gif = std::string("GIF89a\xff\xff\xff\xff\x80", 11) + std::string(2, '\0') + "abcdef,";
  const std::string heads[] = {
      png_of({{"IHDR", png_head(30'000, 30'000)}, {"IDAT", deflated_zeros(1000)}, {"IEND", ""}}),
      png_of({{"IHDR", png_head(0x7fffffff, 1)}, {"IDAT", deflated_zeros(1000)}, {"IEND", ""}}),
      png_of({{"IHDR", png_head(0xffffffff, 0xffffffff)}, {"IDAT", deflated_zeros(1000)}, {"IEND", ""}}), jpeg,
      huge_gif};
  for (const auto& head : heads) {
    const auto code = refusal(worker().fit(head, avatar_frame));
    EXPECT_TRUE(code == "media.too_many_points" || code == "media.unreadable") << code;
  }
  EXPECT_EQ(refusal(worker().fit(heads[0], avatar_frame)), "media.too_many_points");
  EXPECT_EQ(refusal(worker().fit(jpeg, avatar_frame)), "media.too_many_points");
}

std::string gif_of_many_frames(int count) {
  std::string gif = draw({.size = {8, 8}, .suffix = ".gif"});
  const auto control = gif.find("\x21\xf9");
  EXPECT_NE(control, std::string::npos);
  const std::string frame = gif.substr(control, gif.size() - control - 1);
  gif.pop_back();
  for (int i = 0; i < count; ++i) gif += frame;
  return gif + ";";
}

// What swells while it is read has to do with the memory and the time that the sandbox leaves (sandbox_test.cpp).
TEST(Worker, LargePicturesAndBombsAreOverSoonWithinTheBounds) {
  const std::string swelling = deflated_zeros(std::size_t{512} << 20);
  const std::string small = deflated_zeros(8 * 25);
  const std::string zero(1, '\0');
  const std::pair<const char*, std::string> bombs[] = {
      {"zTXt",
       png_of({{"IHDR", png_head(8, 8)}, {"zTXt", "Comment" + zero + zero + swelling}, {"IDAT", small}, {"IEND", ""}})},
      {"iCCP",
       png_of({{"IHDR", png_head(8, 8)}, {"iCCP", "profile" + zero + zero + swelling}, {"IDAT", small}, {"IEND", ""}})},
      {"IDAT", png_of({{"IHDR", png_head(8, 8)}, {"IDAT", swelling}, {"IEND", ""}})},
      {"deep", png_of({{"IHDR", png_head(7000, 7000, 16, 6)}, {"IDAT", swelling}, {"IEND", ""}})},
      {"interlaced", draw({.size = {6000, 6000}, .suffix = ".png[interlace,compression=1]", .bands = 4})},
      {"progressive", draw({.size = {6000, 6000}, .suffix = ".jpg[interlace,Q=30,subsample_mode=off]"})},
      {"lossless", draw({.size = {6000, 6000}, .suffix = ".webp[lossless,effort=0]"})},
      {"lossy", draw({.size = {7000, 7000}, .suffix = ".webp[effort=0]", .bands = 4})},
      {"frames", gif_of_many_frames(50'000)}};
  for (const auto& [name, bomb] : bombs) {
    ASSERT_LE(bomb.size(), most_picture_bytes) << name;
    EXPECT_EQ(refusal(worker().fit(bomb, avatar_frame)), "taken") << name;
  }
}

TEST(Worker, FlippedBitsNeverBreakTheCity) {
  const std::string sources[] = {draw({.size = {40, 30}, .suffix = ".jpg"}), draw({.size = {40, 30}}),
                                 draw({.size = {40, 30}, .suffix = ".webp"}),
                                 draw({.size = {40, 30}, .suffix = ".gif"})};
  std::uint32_t seed = 7;
  for (const auto& source : sources) {
    for (int round = 0; round < 8; ++round) {
      auto broken = source;
      for (int flip = 0; flip < 6; ++flip) {
        seed = seed * 1664525u + 1013904223u;
        broken[12 + (seed >> 8) % (broken.size() - 12)] ^= static_cast<char>(1 << (seed >> 4) % 8);
      }
      const auto result = worker().fit(broken, avatar_frame);
      EXPECT_TRUE(result ? look_at(*result).has_value() : result.error().kind == ErrorKind::unprocessable);
    }
  }
}

// Would it not, this test would not end.
TEST(Worker, AChildThatHangsIsKilled) {
  Worker slow({.program = STADT_SOURCE_DIR "/tests/support/hang", .limit = std::chrono::milliseconds(300)});
  EXPECT_EQ(refusal(slow.fit(draw({}), avatar_frame)), "media.unreadable");
}

TEST(Worker, OnlySoManyRunAtOnceAndTheOthersAreToldSoon) {
  Worker slow({.program = STADT_SOURCE_DIR "/tests/support/hang",
               .patience = std::chrono::milliseconds(50),
               .limit = std::chrono::milliseconds(1500)});
  const auto picture = draw({});
  auto first = std::async(std::launch::async, [&] { return slow.fit(picture, avatar_frame); });
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const auto second = slow.fit(picture, avatar_frame);
  EXPECT_EQ(refusal(second), "media.busy");
  EXPECT_EQ(second.error().kind, ErrorKind::too_many);
  EXPECT_EQ(refusal(first.get()), "media.unreadable");
}

TEST(Worker, WhatTheChildSaysIsNotBelieved) {
  for (const auto* liar : {"/bin/true", "/bin/false", "/bin/echo", "/nonexistent"}) {
    Worker lying({.program = liar});
    EXPECT_EQ(refusal(lying.fit(draw({}), avatar_frame)), "media.unavailable") << liar;
  }
}

}  // namespace
}  // namespace stadt::media
