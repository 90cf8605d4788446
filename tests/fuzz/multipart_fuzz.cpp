// Multipart bodies: the first line is the Content-Type, the rest is the body.
#include "fuzz/expect.hpp"
#include "http/multipart.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt;
  const auto [type, body] = fuzz::split(fuzz::text_of(data, size));
  http::header_parameter(type, "boundary");
  const auto parts = http::parse_multipart(type, body);
  if (!parts) return 0;
  fuzz::expect(parts->texts.size() + parts->files.size() <= http::multipart_max_parts, "parts are bounded");
  std::size_t bytes = 0;
  for (const auto& [name, text] : parts->texts) bytes += name.size() + text.size();
  for (const auto& file : parts->files) bytes += file.bytes.size();
  fuzz::expect(bytes <= body.size(), "nothing is made up");
  return 0;
}
