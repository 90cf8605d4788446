// Who may listen to what, and whom an event concerns: pure decisions about streams.
#pragma once

#include <optional>
#include <vector>

#include "base/event.hpp"
#include "base/result.hpp"
#include "base/viewer.hpp"
#include "live/subscription.hpp"
#include "sight/post_facts.hpp"

namespace stadt::live {

constexpr std::size_t most_subscriptions = 100;  // of one stream
constexpr std::size_t most_tag_bytes = 400;
constexpr int most_streams_of_person = 50;
constexpr int most_streams_of_network = 1000;  // without an account; a school is one network

// The stream that a client wishes for, if there is one and it may listen. Visitors hear what is public; a token hears
// what it is for.
Result<Subscription> subscription_of(const Wish& wish, const Viewer& viewer);

// Whether notifications belong into the `user` stream of this viewer, too.
bool hears_notifications(const Viewer& viewer);

// Whether an event is one that a stream may have to tell, or that ends one.
bool concerns_streams(EventKind kind);

// Where a post is told beside its readers' homes; a letter is told by what becomes of it (letter_sent, letter_held).
std::vector<Topic> topics_of(const PostFacts& post);

// To whom of the two a change of a request is told at once. Nobody hears that their request was put aside, nor that it
// ended with a block; and what lies on the pile rings no bell.
struct RequestNews {
  bool to_actor = false;
  bool to_target = false;

  bool operator==(const RequestNews&) const = default;
};
RequestNews news_of_request(const Event& event);

}  // namespace stadt::live
