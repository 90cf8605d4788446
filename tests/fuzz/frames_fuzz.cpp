// Frames of WebSockets: however the bytes arrive the same is heard, and all of it is within its bounds.
#include "fuzz/expect.hpp"
#include "http/frames.hpp"

namespace {

using namespace stadt;

std::vector<http::Heard> heard_of(std::string_view bytes, std::size_t step, std::optional<http::CloseCode>& broken) {
  http::FrameReader reader;
  std::vector<http::Heard> heard;
  for (std::size_t at = 0; at < bytes.size() && !broken; at += step) {
    broken = reader.read(bytes.substr(at, step), heard);
  }
  return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  std::optional<http::CloseCode> at_once;
  std::optional<http::CloseCode> in_steps;
  const auto heard = heard_of(bytes, std::max<std::size_t>(1, size), at_once);
  fuzz::expect(heard_of(bytes, 3, in_steps) == heard && at_once == in_steps, "steps change nothing");
  for (const auto& one : heard) {
    fuzz::expect(one.text.size() <= http::most_message_bytes, "a message has its bounds");
    fuzz::expect(one.kind != http::Heard::Kind::close || &one == &heard.back(), "nothing is heard after a goodbye");
  }
  return 0;
}
