#include "http/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "http/text.hpp"

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

std::string sender_of(const Request& request, const std::string& peer,
                      const std::vector<std::string>& trusted_proxies) {
  std::string own = canonical_address(peer).value_or(peer);
  const auto is_peer = [&](const std::string& proxy) { return canonical_address(proxy).value_or(proxy) == own; };
  if (!std::ranges::any_of(trusted_proxies, is_peer)) return own;
  // Proxies add themselves at the end of the header, or as one more header; what stands before is anybody's word.
  std::string_view forwarded;
  for (const auto& header : request.headers) {
    if (same_word(header.name, "X-Forwarded-For")) forwarded = header.value;
  }
  const auto hop = trimmed(forwarded.substr(forwarded.rfind(',') + 1));
  return canonical_address(hop).value_or(own);
}

}  // namespace stadt::http
