#include "http/frames.hpp"

#include <gtest/gtest.h>

#include "support/web_socket.hpp"

namespace stadt::http {
namespace {

using testing::client_frame;

constexpr std::uint8_t text = 0x81;
constexpr std::uint8_t text_begins = 0x01;
constexpr std::uint8_t goes_on = 0x00;
constexpr std::uint8_t ends = 0x80;
constexpr std::uint8_t binary = 0x82;
constexpr std::uint8_t close = 0x88;
constexpr std::uint8_t ping = 0x89;
constexpr std::uint8_t pong = 0x8A;

struct Reading {
  std::vector<Heard> heard;
  std::optional<CloseCode> broken;
};

// In steps of so many bytes.
Reading read(std::string_view bytes, std::size_t step) {
  FrameReader reader;
  Reading reading;
  for (std::size_t at = 0; at < bytes.size() && !reading.broken; at += step) {
    reading.broken = reader.read(bytes.substr(at, step), reading.heard);
  }
  return reading;
}

std::string repeated(std::string_view what, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += what;
  return all;
}

std::string length_of_eight(std::string_view length) {
  return std::string("\x81\xFF", 2) + std::string(length) + "mask";
}

struct Broken {
  std::string what;
  std::string bytes;
  CloseCode code;
};

const Broken broken[] = {
    {"not masked", std::string("\x81\x02hi", 4), CloseCode::protocol},
    {"2^62 bytes", length_of_eight(std::string("\x40\0\0\0\0\0\0\0", 8)), CloseCode::too_big},
    {"2^63 bytes", length_of_eight(std::string("\x80\0\0\0\0\0\0\0", 8)), CloseCode::protocol},
    {"a length in more bytes than it needs", length_of_eight(std::string("\0\0\0\0\0\0\0\x02", 8)),
     CloseCode::protocol},
    {"the same in two bytes", std::string("\x81\xFE\x00\x7D", 4), CloseCode::protocol},
    {"more than a message may have", client_frame(text, std::string(most_message_bytes + 1, 'a')), CloseCode::too_big},
    {"RSV1", client_frame(0xC1, "a"), CloseCode::protocol},
    {"RSV2", client_frame(0xA1, "a"), CloseCode::protocol},
    {"RSV3", client_frame(0x91, "a"), CloseCode::protocol},
    {"opcode 3", client_frame(0x83, "a"), CloseCode::protocol},
    {"opcode 11", client_frame(0x8B, "a"), CloseCode::protocol},
    {"binary", client_frame(binary, "a"), CloseCode::unsupported},
    {"bytes that are no UTF-8", client_frame(text, "\xC0\xAF"), CloseCode::no_text},
    {"half a surrogate pair", client_frame(text, "\xED\xA0\x80"), CloseCode::no_text},
    {"a character that ends with the message", client_frame(text, "\xE2\x82"), CloseCode::no_text},
    {"a fragment of nothing", client_frame(goes_on, "a"), CloseCode::protocol},
    {"the end of nothing", client_frame(ends, "a"), CloseCode::protocol},
    {"a message inside of a message", client_frame(text_begins, "a") + client_frame(text, "b"), CloseCode::protocol},
    {"fragments without end", client_frame(text_begins, "a") + repeated(client_frame(goes_on, ""), most_fragments),
     CloseCode::too_big},
    {"fragments that grow too large",
     client_frame(text_begins, std::string(4000, 'a')) + client_frame(goes_on, std::string(200, 'a')),
     CloseCode::too_big},
    {"a ping in fragments", client_frame(0x09, "a"), CloseCode::protocol},
    {"a ping of 126 bytes", client_frame(ping, std::string(126, 'a')), CloseCode::protocol},
    {"half a close code", client_frame(close, "\x03"), CloseCode::protocol},
    {"close code 999", client_frame(close, "\x03\xE7"), CloseCode::protocol},
    {"close code 1005", client_frame(close, "\x03\xED"), CloseCode::protocol},
    {"close code 1006", client_frame(close, "\x03\xEE"), CloseCode::protocol},
    {"close code 1015", client_frame(close, "\x03\xF7"), CloseCode::protocol},
    {"close code 2000", client_frame(close, "\x07\xD0"), CloseCode::protocol},
    {"close code 5000", client_frame(close, "\x13\x88"), CloseCode::protocol},
    {"a reason that is no text", client_frame(close, "\x03\xE8\xFF"), CloseCode::no_text},
};

TEST(Frames, WhatBreaksTheProtocolIsNamedHoweverItArrives) {
  for (const auto& [what, bytes, code] : broken) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, bytes.size()}) {
      const auto reading = read(bytes, step);
      EXPECT_EQ(reading.broken, code) << what << " in steps of " << step;
      EXPECT_TRUE(reading.heard.empty()) << what;
    }
  }
}

TEST(Frames, NothingIsReadAfterABreachOrAClose) {
  for (const auto& beginning : {client_frame(0xC1, "a"), client_frame(close, "")}) {
    FrameReader reader;
    std::vector<Heard> heard;
    reader.read(beginning, heard);
    heard.clear();
    EXPECT_EQ(reader.read(client_frame(text, "later"), heard), std::nullopt);
    EXPECT_TRUE(heard.empty());
  }
}

TEST(Frames, MessagesAreHeardHoweverTheyAreCut) {
  const std::string bytes = client_frame(text, "Straße") + client_frame(text, "") +
                            client_frame(text_begins, "ein\xC3") + client_frame(ping, "da?") +
                            client_frame(goes_on, "") + client_frame(ends, "\xBCtig") + client_frame(pong, "ja") +
                            client_frame(text, std::string(most_message_bytes, 'z')) + client_frame(close, "\x0B\xB8");
  const std::vector<Heard> expected = {{Heard::Kind::text, "Straße"},
                                       {Heard::Kind::text, ""},
                                       {Heard::Kind::ping, "da?"},
                                       {Heard::Kind::text, "einütig"},
                                       {Heard::Kind::pong, "ja"},
                                       {Heard::Kind::text, std::string(most_message_bytes, 'z')},
                                       {Heard::Kind::close, "", static_cast<CloseCode>(3000)}};
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
    const auto reading = read(bytes, step);
    EXPECT_EQ(reading.broken, std::nullopt);
    EXPECT_EQ(reading.heard, expected) << step;
  }
}

TEST(Frames, ACloseWithoutACodeIsAnOrdinaryOne) {
  const auto reading = read(client_frame(close, ""), 1);
  ASSERT_EQ(reading.heard.size(), 1u);
  EXPECT_EQ(reading.heard[0].code, CloseCode::normal);
}

TEST(Frames, OursAreWrittenInTheShortestForm) {
  EXPECT_EQ(text_frame("hi"), std::string("\x81\x02hi"));
  EXPECT_EQ(text_frame(std::string(125, 'a')).substr(0, 2), "\x81\x7D");
  EXPECT_EQ(text_frame(std::string(126, 'a')).substr(0, 4), std::string("\x81\x7E\x00\x7E", 4));
  EXPECT_EQ(text_frame(std::string(65535, 'a')).substr(0, 4), "\x81\x7E\xFF\xFF");
  EXPECT_EQ(text_frame(std::string(65536, 'a')).substr(0, 10), std::string("\x81\x7F\0\0\0\0\0\x01\0\0", 10));
  EXPECT_EQ(close_frame(CloseCode::try_later), std::string("\x88\x02\x03\xF5"));
  EXPECT_EQ(ping_frame(), std::string("\x89\0", 2));
  EXPECT_EQ(pong_frame("a"), std::string("\x8A\x01"
                                         "a"));
}

}  // namespace
}  // namespace stadt::http
