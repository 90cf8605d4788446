#include "http/address.hpp"

#include <gtest/gtest.h>

namespace stadt::http {
namespace {

struct AddressCase {
  std::string text;
  std::string canonical;  // empty: no address
  std::string network;
};

TEST(Address, HasOneFormAndANetwork) {
  const AddressCase cases[] = {
      {"192.0.2.1", "192.0.2.1", "192.0.2.1"},
      {"::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"},
      {"2001:DB8:0:0:1:2:3:4", "2001:db8::1:2:3:4", "2001:db8::/64"},
      {"2001:db8:1:2:ffff::1", "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"},
      {"::1", "::1", "::/64"},
      {"", "", ""},
      {"192.0.2.1:80", "", "192.0.2.1:80"},
      {"192.0.2.999", "", "192.0.2.999"},
      {"fe80::1%eth0", "", "fe80::1%eth0"},
      {"[::1]", "", "[::1]"},
      {"localhost", "", "localhost"},
      {std::string("192.0.2.1\0x", 11), "", std::string("192.0.2.1\0x", 11)},
      {std::string(500, '1'), "", std::string(500, '1')},
  };
  for (const auto& [text, canonical, network] : cases) {
    EXPECT_EQ(canonical_address(text).value_or(""), canonical) << text;
    EXPECT_EQ(network_of(text), network) << text;
  }
}

struct ForwardedCase {
  const char* name;
  std::string peer;
  std::vector<std::string> forwarded;  // one header each
  std::string sender;
};

TEST(Address, OnlyATrustedProxyNamesTheSender) {
  const std::vector<std::string> trusted = {"127.0.0.1", "2001:DB8::1"};
  std::string many_hops = "192.0.2.1";
  for (int i = 0; i < 600; ++i) many_hops += ", 198.51.100." + std::to_string(i % 250);
  const ForwardedCase cases[] = {
      {"a stranger's word", "192.0.2.9", {"198.51.100.7"}, "192.0.2.9"},
      {"a proxy's word", "127.0.0.1", {"198.51.100.7"}, "198.51.100.7"},
      {"the same proxy in IPv6", "::ffff:127.0.0.1", {"198.51.100.7"}, "198.51.100.7"},
      {"another spelling", "2001:db8:0::1", {"198.51.100.7"}, "198.51.100.7"},
      {"the right-most hop", "127.0.0.1", {"10.0.0.1, 198.51.100.7"}, "198.51.100.7"},
      {"the last header", "127.0.0.1", {"10.0.0.1", "198.51.100.7"}, "198.51.100.7"},
      {"no header", "127.0.0.1", {}, "127.0.0.1"},
      {"an empty header", "127.0.0.1", {""}, "127.0.0.1"},
      {"commas alone", "127.0.0.1", {",,,"}, "127.0.0.1"},
      {"a comma at the end", "127.0.0.1", {"198.51.100.7,"}, "127.0.0.1"},
      {"a zone", "127.0.0.1", {"fe80::1%eth0"}, "127.0.0.1"},
      {"a name", "127.0.0.1", {"mallory"}, "127.0.0.1"},
      {"many hops", "127.0.0.1", {many_hops}, "198.51.100.99"},
  };
  for (const auto& [name, peer, forwarded, sender] : cases) {
    Request request;
    for (const auto& value : forwarded) request.headers.push_back({"x-forwarded-for", value});
    EXPECT_EQ(sender_of(request, peer, trusted), sender) << name;
  }
}

}  // namespace
}  // namespace stadt::http
