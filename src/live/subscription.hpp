// What can be listened to: streams as clients name them, and the topics that events are about.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.hpp"

namespace stadt::live {

enum class Channel {
  user,
  user_notification,
  public_,
  public_local,
  hashtag,
  hashtag_local,
  direct,
  table,  // of one conversation
  own,    // what only the city itself has: requests, letters, notices, for its own pages
};

struct Topic {
  Channel channel = Channel::user;
  std::int64_t id = 0;   // the person, or the conversation
  std::string tag = {};  // its key

  auto operator<=>(const Topic&) const = default;
};

// A client's wish, as it says it.
struct Wish {
  std::string stream;
  std::string tag;
  std::string table;

  bool operator==(const Wish&) const = default;
};

struct Subscription {
  Topic topic;
  std::string parameter = {};  // the tag or the table, exactly as the client has named it

  bool operator==(const Subscription&) const = default;
};

// "hashtag:local": as clients subscribe to it, and find it in what they are sent.
std::string_view name_of(Channel channel);

}  // namespace stadt::live
