// Who is told of what, which kinds an application wants, and what is shown together: pure decisions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/audience.hpp"
#include "notifications/notification.hpp"
#include "people/relation.hpp"
#include "sight/post_facts.hpp"

namespace stadt::notifications {

// What happened.
struct Cause {
  NotificationKind kind = NotificationKind::mention;
  PersonId from = {};
  std::int64_t object = 0;
  ConversationId conversation = {};       // of the post that it is about, none: of no post
  std::optional<Audience> audience = {};  // of the post that it shows, none: it is the owner's own, or there is none
  bool has_words = false;                 // the post says something beside handles and addresses
};

// One of those whom it concerns.
struct Concerned {
  PersonId owner = {};
  bool is_named = false;     // in the post, or addressed by it
  bool is_answered = false;  // the post answers one of theirs
};

// Whether they are told; `side` is from the side of whoever caused it. A stranger, whom the owner neither knows nor
// follows, is heard only with an anchor and a reason: in an open answer to a post of the owner, in words, or with a
// request that lies before them.
bool may_tell(const Cause& cause, const Concerned& to, const Acquaintance& side);

// A reminder is of the owner's own making: it comes although they have muted whom they meet.
bool passes_mutes(NotificationKind kind);

// Letters tell of themselves (letter_sent): to whom they may come is decided in letters/.
bool is_letter(const PostFacts& facts);
// Whoever wants to hear of every post of somebody hears what opens a conversation, or goes on with their own.
bool is_for_followers(const PostFacts& facts);

// A set of kinds, one bit each.
using Kinds = std::uint32_t;
constexpr Kinds bit(NotificationKind kind) { return Kinds{1} << static_cast<int>(kind); }
constexpr Kinds all_kinds = (Kinds{1} << notification_kinds) - 1;
constexpr Kinds own_kinds = bit(NotificationKind::request) | bit(NotificationKind::request_accepted) |
                            bit(NotificationKind::article_offered) | bit(NotificationKind::article_answered) |
                            bit(NotificationKind::appointment_accepted) | bit(NotificationKind::appointment_off) |
                            bit(NotificationKind::appointment_reminder);
constexpr Kinds groupable =
    bit(NotificationKind::favourite) | bit(NotificationKind::reblog) | bit(NotificationKind::follow);

// Types that nobody knows are passed over.
Kinds kinds_of(std::span<const std::string> types);
// What an application asks for; own kinds only if it names them. No types at all mean all of them.
struct TypeWish {
  std::span<const std::string> types = {};
  std::span<const std::string> without = {};
  std::span<const std::string> supported = {};
};
Kinds wanted_kinds(const TypeWish& wish);

// What is shown as one: nods and boosts of the same post, follows of the same day (UTC); of everything else each alone.
struct Group {
  NotificationKind kind = NotificationKind::mention;
  std::int64_t object = 0;
  std::int64_t first = 0;  // ids from here …
  std::int64_t last = 0;   // … to here

  bool operator==(const Group&) const = default;
};
constexpr std::int64_t ids_of_a_day = std::int64_t{24} * 3600 * 1000 << id_time_shift;
// `grouped`: the kinds that may be shown together.
Group group_of(const Notification& notification, Kinds grouped);
std::string key_of(const Notification& notification, Kinds grouped);
// What a key says: a group, or one notification that stands alone; nothing if it is no key.
struct NamedGroup {
  std::optional<Group> group;
  NotificationId alone = {};

  bool operator==(const NamedGroup&) const = default;
};
std::optional<NamedGroup> parse_key(std::string_view key);

}  // namespace stadt::notifications
