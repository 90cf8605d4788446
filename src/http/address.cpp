#include "http/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace stadt::http {

namespace {

using Bytes16 = std::array<unsigned char, 16>;
constexpr std::size_t network_bytes = 8;
constexpr std::array<unsigned char, 12> mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

// An IPv6 address, or an IPv4 address in its IPv6 form.
std::optional<Bytes16> parse(std::string_view text) {
  if (text.size() >= INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string terminated(text);
  Bytes16 bytes{};
  if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return bytes;
  std::ranges::copy(mapped_prefix, bytes.begin());
  if (inet_pton(AF_INET, terminated.c_str(), bytes.data() + mapped_prefix.size()) == 1) return bytes;
  return std::nullopt;
}

bool is_ipv4(const Bytes16& bytes) { return std::equal(mapped_prefix.begin(), mapped_prefix.end(), bytes.begin()); }

std::string print(const Bytes16& bytes) {
  char text[INET6_ADDRSTRLEN] = {};
  const bool ipv4 = is_ipv4(bytes);
  inet_ntop(ipv4 ? AF_INET : AF_INET6, bytes.data() + (ipv4 ? mapped_prefix.size() : 0), text, sizeof text);
  return text;
}

}  // namespace

std::optional<std::string> canonical_address(std::string_view text) {
  const auto bytes = parse(text);
  if (!bytes) return std::nullopt;
  return print(*bytes);
}

std::string network_of(std::string_view address) {
  auto bytes = parse(address);
  if (!bytes) return std::string(address);
  if (is_ipv4(*bytes)) return print(*bytes);
  std::fill(bytes->begin() + network_bytes, bytes->end(), 0);
  return print(*bytes) + "/64";
}

}  // namespace stadt::http
