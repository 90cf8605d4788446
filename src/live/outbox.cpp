#include "live/outbox.hpp"

#include <map>
#include <tuple>

#include "http/message.hpp"
#include "json/write.hpp"

namespace stadt::live {

namespace {

http::Message message_of(const Ear& ear, const News& news) {
  if (ear.listener->kind == http::StreamKind::events) return http::event_message(news.event, news.payload);
  return http::web_socket_message(frame_text(ear.channel, ear.parameter, news));
}

}  // namespace

std::string frame_text(Channel channel, const std::string& parameter, const News& news) {
  std::string text;
  text.reserve(news.payload.size() + news.payload.size() / 8 + 100);
  text += "{\"stream\":[";
  json::append_text(text, name_of(channel));
  if (!parameter.empty()) {
    text += ',';
    json::append_text(text, parameter);
  }
  text += "],\"event\":";
  json::append_text(text, news.event);
  text += ",\"payload\":";
  json::append_text(text, news.payload);
  text += '}';
  return text;
}

std::string refusal_text(const Error& error) {
  std::string text = "{\"error\":";
  json::append_text(text, error.message);
  text += ",\"code\":";
  json::append_text(text, error.code);
  text += ",\"status\":" + std::to_string(http::status_of(error.kind)) + "}";
  return text;
}

void Outbox::say(const News& news, std::span<const Ear> ears) {
  using Words = std::tuple<http::StreamKind, Channel, std::string_view>;
  std::map<Words, std::size_t> written;
  for (const auto& ear : ears) {
    // Server-sent events do not name their stream, so that all of them are the same.
    const bool names_stream = ear.listener->kind == http::StreamKind::web_socket;
    const Words words = names_stream ? Words{ear.listener->kind, ear.channel, ear.parameter}
                                     : Words{ear.listener->kind, Channel::user, {}};
    const auto [found, is_new] = written.try_emplace(words, deliveries_.size());
    if (is_new) deliveries_.push_back({message_of(ear, news), {}});
    deliveries_[found->second].to.push_back(ear.listener->stream);
  }
}

void Outbox::answer(const Listener& listener, std::string_view text) {
  deliveries_.push_back({http::web_socket_message(text), {listener.stream}});
}

void Outbox::send(http::Streams& streams) {
  if (!deliveries_.empty()) streams.send(std::exchange(deliveries_, {}));
}

}  // namespace stadt::live
