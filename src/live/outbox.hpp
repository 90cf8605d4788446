// What is said to many: each message is written once for all who are told the same in the same words.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/streams.hpp"
#include "live/listeners.hpp"

namespace stadt::live {

// One thing to say: {"event": "update", "payload": …}. A payload is text: the JSON of an entity, or an id.
struct News {
  std::string event;
  std::string payload;
};

// `{"stream": ["hashtag", "MINT"], "event": …, "payload": "…"}`, as clients of the common API know it.
std::string frame_text(Channel channel, const std::string& parameter, const News& news);
// What a client has asked for and does not get.
std::string refusal_text(const Error& error);

class Outbox {
 public:
  // Says this news to these ears.
  void say(const News& news, std::span<const Ear> ears);
  void answer(const Listener& listener, std::string_view text);
  // Sends what was said since the last time.
  void send(http::Streams& streams);

 private:
  std::vector<http::Streams::Delivery> deliveries_;
};

}  // namespace stadt::live
