#include "http/frames.hpp"

#include <algorithm>

#include "json/value.hpp"

namespace stadt::http {

namespace {

constexpr std::uint8_t continuation = 0x0;
constexpr std::uint8_t text = 0x1;
constexpr std::uint8_t binary = 0x2;
constexpr std::uint8_t close = 0x8;
constexpr std::uint8_t ping = 0x9;
constexpr std::uint8_t pong = 0xA;

constexpr std::uint8_t last_bit = 0x80;
constexpr std::uint8_t reserved_bits = 0x70;
constexpr std::uint8_t opcode_bits = 0x0F;
constexpr std::uint8_t mask_bit = 0x80;
constexpr std::uint8_t length_bits = 0x7F;
constexpr std::uint8_t length_of_two = 126;
constexpr std::uint8_t length_of_eight = 127;
constexpr std::size_t mask_bytes = 4;
constexpr std::uint64_t most_in_two = 0xFFFF;

bool is_control(std::uint8_t opcode) { return (opcode & 0x8) != 0; }

std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i) & 0xFF);
}

std::string frame(std::uint8_t opcode, std::string_view payload) {
  std::string out;
  out.reserve(payload.size() + 10);
  out += static_cast<char>(last_bit | opcode);
  if (payload.size() < length_of_two) {
    out += static_cast<char>(payload.size());
  } else if (payload.size() <= most_in_two) {
    out += static_cast<char>(length_of_two);
    append_number(out, payload.size(), 2);
  } else {
    out += static_cast<char>(length_of_eight);
    append_number(out, payload.size(), 8);
  }
  out += payload;
  return out;
}

// The codes that may go over the wire; 1005, 1006 and 1015 are what a program tells itself.
bool may_be_sent(std::uint64_t code) {
  const bool reserved = code == 1004 || code == 1005 || code == 1006 || code == 1015;
  return (code >= 1000 && code <= 1015 && !reserved) || (code >= 3000 && code <= 4999);
}

// UTF-8, by RFC 3629; a NUL is a character here.
bool is_text(std::string_view bytes) {
  std::string visible(bytes);
  std::ranges::replace(visible, '\0', ' ');
  return bool(json::check_text(visible));
}

}  // namespace

std::optional<CloseCode> FrameReader::read(std::string_view bytes, std::vector<Heard>& heard) {
  unread_ += bytes;
  std::string_view rest = unread_;
  while (!has_ended_) {
    std::optional<Head> head;
    auto failure = read_head(rest, head);
    if (!failure && head) failure = check(*head);
    if (failure) {
      has_ended_ = true;
      return failure;
    }
    if (!head || rest.size() < head->head_bytes + head->payload_bytes) break;
    const auto mask = rest.substr(head->head_bytes - mask_bytes, mask_bytes);
    std::string payload(rest.substr(head->head_bytes, head->payload_bytes));
    for (std::size_t i = 0; i < payload.size(); ++i) payload[i] = static_cast<char>(payload[i] ^ mask[i % mask_bytes]);
    rest.remove_prefix(head->head_bytes + head->payload_bytes);
    if (const auto code = take(*head, std::move(payload), heard)) {
      has_ended_ = true;
      return code;
    }
  }
  unread_.erase(0, unread_.size() - rest.size());
  if (unread_.empty()) unread_.shrink_to_fit();
  return std::nullopt;
}

std::optional<CloseCode> FrameReader::read_head(std::string_view bytes, std::optional<Head>& head) const {
  if (bytes.empty()) return std::nullopt;
  Head found;
  const auto first = static_cast<std::uint8_t>(bytes[0]);
  found.opcode = first & opcode_bits;
  found.is_last = (first & last_bit) != 0;
  if ((first & reserved_bits) != 0) return CloseCode::protocol;
  if (bytes.size() < 2) return std::nullopt;
  const auto second = static_cast<std::uint8_t>(bytes[1]);
  if ((second & mask_bit) == 0) return CloseCode::protocol;
  const std::uint8_t length = second & length_bits;
  const std::size_t length_bytes = length == length_of_two ? 2 : length == length_of_eight ? 8 : 0;
  if (is_control(found.opcode) && length_bytes > 0) return CloseCode::protocol;
  if (bytes.size() < 2 + length_bytes) return std::nullopt;
  found.payload_bytes = length_bytes == 0 ? length : number_of(bytes.substr(2, length_bytes));
  const bool is_short = (length_bytes == 2 && found.payload_bytes < length_of_two) ||
                        (length_bytes == 8 && found.payload_bytes <= most_in_two);
  if (is_short || found.payload_bytes >> 63 != 0) return CloseCode::protocol;
  found.head_bytes = 2 + length_bytes + mask_bytes;
  head = found;
  return std::nullopt;
}

// What the head alone tells, before a byte of its payload is kept.
std::optional<CloseCode> FrameReader::check(const Head& head) const {
  switch (head.opcode) {
    case close:
    case ping:
    case pong:
      return head.is_last ? std::nullopt : std::optional(CloseCode::protocol);
    case continuation:
      if (fragments_ == 0) return CloseCode::protocol;
      break;
    case text:
      if (fragments_ != 0) return CloseCode::protocol;
      break;
    case binary:
      return fragments_ != 0 ? CloseCode::protocol : CloseCode::unsupported;
    default:
      return CloseCode::protocol;
  }
  const bool too_big = head.payload_bytes > most_message_bytes - message_.size();
  if (too_big || fragments_ >= most_fragments) return CloseCode::too_big;
  return std::nullopt;
}

std::optional<CloseCode> FrameReader::take(const Head& head, std::string payload, std::vector<Heard>& heard) {
  if (head.opcode == ping || head.opcode == pong) {
    heard.push_back({head.opcode == ping ? Heard::Kind::ping : Heard::Kind::pong, std::move(payload)});
    return std::nullopt;
  }
  if (head.opcode == close) {
    has_ended_ = true;
    if (payload.size() == 1) return CloseCode::protocol;
    const auto code = payload.empty() ? 1000 : number_of(payload.substr(0, 2));
    if (!may_be_sent(code)) return CloseCode::protocol;
    if (payload.size() > 2 && !is_text(std::string_view(payload).substr(2))) return CloseCode::no_text;
    heard.push_back({Heard::Kind::close, {}, static_cast<CloseCode>(code)});
    return std::nullopt;
  }
  message_ += payload;
  ++fragments_;
  if (!head.is_last) return std::nullopt;
  fragments_ = 0;
  std::string message = std::exchange(message_, {});
  if (!is_text(message)) return CloseCode::no_text;
  heard.push_back({Heard::Kind::text, std::move(message)});
  return std::nullopt;
}

std::string text_frame(std::string_view payload) { return frame(text, payload); }

std::string ping_frame() { return frame(ping, {}); }

std::string pong_frame(std::string_view payload) { return frame(pong, payload.substr(0, most_control_bytes)); }

std::string close_frame(CloseCode code) {
  std::string payload;
  append_number(payload, static_cast<std::uint64_t>(code), 2);
  return frame(close, payload);
}

}  // namespace stadt::http
