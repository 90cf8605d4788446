#include "http/web_socket.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>

#include "http/text.hpp"

namespace stadt::http {

namespace {

constexpr std::string_view key_suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // RFC 6455, 1.3
constexpr std::size_t key_characters = 24;                                       // sixteen bytes in base64
constexpr int switching_protocols = 101;

std::unexpected<Error> refused(std::string message) {
  return fail(ErrorKind::invalid, "http.upgrade", std::move(message));
}

bool names(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    if (same_word(take_item(list, ','), word)) return true;
  }
  return false;
}

bool is_base64(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

bool is_key(std::string_view key) {
  return key.size() == key_characters && key.ends_with("==") &&
         std::ranges::all_of(key.substr(0, key_characters - 2), is_base64);
}

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

// SHA-1 is what the protocol names; it proves nothing but that somebody has read it.
std::string accepted(std::string_view key) {
  const std::string text = std::string(key) + std::string(key_suffix);
  std::string digest(SHA_DIGEST_LENGTH, '\0');
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       reinterpret_cast<unsigned char*>(digest.data()));
  return base64(digest);
}

}  // namespace

bool wants_web_socket(const Request& request) {
  return names(request.header("Upgrade").value_or(""), "websocket") &&
         names(request.header("Connection").value_or(""), "upgrade");
}

std::optional<std::string_view> offered_protocol(const Request& request) {
  auto list = request.header("Sec-WebSocket-Protocol");
  if (!list) return std::nullopt;
  const auto first = take_item(*list, ',');
  return first.empty() ? std::nullopt : std::optional(first);
}

Result<Response> web_socket_answer(const Request& request) {
  if (request.method != Method::get) return refused("A WebSocket is opened by GET.");
  if (!wants_web_socket(request)) return refused("Open this address as a WebSocket.");
  if (request.header("Sec-WebSocket-Version") != "13") return refused("Use version 13 of the WebSocket protocol.");
  const auto key = trimmed(request.header("Sec-WebSocket-Key").value_or(""));
  if (!is_key(key)) return refused("Sec-WebSocket-Key holds sixteen bytes in base64.");
  Response response{.status = switching_protocols, .content_type = {}};
  response.headers = {{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Accept", accepted(key)}};
  if (const auto protocol = offered_protocol(request)) {
    response.headers.push_back({"Sec-WebSocket-Protocol", std::string(*protocol)});
  }
  return response;
}

}  // namespace stadt::http
