#include "live/rules.hpp"

#include <algorithm>
#include <array>

#include "base/scopes.hpp"
#include "text/markup.hpp"

namespace stadt::live {

namespace {

struct Stream {
  std::string_view name;
  Scopes scopes = 0;  // all of them are needed, where there is a token
  bool open = false;  // to visitors
};

// In the order of Channel.
constexpr std::array streams = {
    Stream{"user", scopes::read_statuses},
    Stream{"user:notification", scopes::read_notifications},
    Stream{"public", scopes::read_statuses, true},
    Stream{"public:local", scopes::read_statuses, true},
    Stream{"hashtag", scopes::read_statuses, true},
    Stream{"hashtag:local", scopes::read_statuses, true},
    Stream{"direct", scopes::read_statuses},
    Stream{"stadt:table", scopes::read_statuses, true},
    Stream{"stadt", scopes::read_statuses | scopes::read_notifications},
};

std::optional<Channel> channel_named(std::string_view name) {
  const auto found = std::ranges::find(streams, name, &Stream::name);
  if (found == streams.end()) return std::nullopt;
  return static_cast<Channel>(found - streams.begin());
}

Result<> check_viewer(const Stream& stream, const Viewer& viewer) {
  const bool has_token = viewer.token != 0;
  if (!has_token && stream.open) return {};
  if (!viewer && !stream.open) {
    return fail(ErrorKind::unauthorized, "access.needed", "Sign in first: this stream needs an access token.");
  }
  if ((viewer.scopes & stream.scopes) == stream.scopes) return {};
  return fail(ErrorKind::forbidden, "access.scope", "This stream is outside the authorized scopes.");
}

std::unexpected<Error> unnamed(std::string message) {
  return fail(ErrorKind::unprocessable, "live.parameter", std::move(message));
}

}  // namespace

std::string_view name_of(Channel channel) { return streams[static_cast<std::size_t>(channel)].name; }

Result<Subscription> subscription_of(const Wish& wish, const Viewer& viewer) {
  const auto channel = channel_named(wish.stream);
  if (!channel) return fail(ErrorKind::not_found, "live.stream", "There is no such stream in this city.");
  CHECKED(check_viewer(streams[static_cast<std::size_t>(*channel)], viewer));
  switch (*channel) {
    case Channel::public_:
    case Channel::public_local:
      return Subscription{{*channel}};
    case Channel::hashtag:
    case Channel::hashtag_local: {
      const auto key = wish.tag.size() <= most_tag_bytes ? text::tag_key(wish.tag) : "";
      if (key.empty()) return unnamed("Name the hashtag in `tag`.");
      return Subscription{{*channel, 0, key}, wish.tag};
    }
    case Channel::table: {
      const auto id = parse_id(wish.table);
      if (!id) return unnamed("Name the table by its id in `table`.");
      return Subscription{{*channel, *id}, wish.table};
    }
    default:
      return Subscription{{*channel, viewer.person.value}};
  }
}

bool hears_notifications(const Viewer& viewer) { return (viewer.scopes & scopes::read_notifications) != 0; }

bool concerns_streams(EventKind kind) {
  switch (kind) {
    case EventKind::posted:
    case EventKind::post_edited:
    case EventKind::post_deleted:
    case EventKind::boosted:
    case EventKind::unboosted:
    case EventKind::request_sent:
    case EventKind::request_changed:
    case EventKind::letter_sent:
    case EventKind::letter_held:
    case EventKind::letter_read:
    case EventKind::notified:
    case EventKind::notifications_read:
    case EventKind::token_revoked:
    case EventKind::person_changed:
    case EventKind::person_left:
    case EventKind::appointment_proposed:
    case EventKind::appointment_changed:
      return true;
    default:
      return false;
  }
}

std::vector<Topic> topics_of(const PostFacts& post) {
  if (post.boost_of || post.audience >= Audience::mentioned) return {};
  std::vector<Topic> topics = {{Channel::table, post.conversation.value}};
  if (!post.audience_is_public()) return topics;
  topics.push_back({Channel::public_});
  topics.push_back({Channel::public_local});
  for (const auto& tag : post.tags) {
    topics.push_back({Channel::hashtag, 0, tag});
    topics.push_back({Channel::hashtag_local, 0, tag});
  }
  return topics;
}

RequestNews news_of_request(const Event& event) {
  if (event.kind == EventKind::request_sent) return {.to_actor = true, .to_target = event.detail == "inbox"};
  const bool is_answer = event.detail == "accepted" || event.detail == "asked";
  return {.to_actor = true, .to_target = is_answer};
}

}  // namespace stadt::live
