// What somebody is told: one row for each cause and each person who is told of it.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string_view>

#include "base/ids.hpp"

namespace stadt {

using NotificationId = Id<struct NotificationTag>;

// Stored as numbers: never renumber.
enum class NotificationKind {
  mention = 0,  // named, answered, or written to; the object is the post
  status = 1,   // somebody whose every post they want to hear of has written
  reblog = 2,   // the object is their own post
  follow = 3,
  follow_request = 4,
  favourite = 5,              // the object is their own post
  update = 6,                 // a post that they passed on was edited
  request = 7,                // somebody wants to get to know them; the object is the request
  request_accepted = 8,       // somebody was glad of theirs
  article_offered = 9,        // to a newspaper of theirs; the object is the post
  article_answered = 10,      // their own article was taken, declined or taken out
  appointment_accepted = 11,  // a time that they proposed was taken; the object is the meet-up
  appointment_off = 12,       // somebody said no, or cancelled
  appointment_reminder = 13   // they meet soon
};
constexpr int notification_kinds = 14;

struct Notification {
  NotificationId id;
  NotificationKind kind = NotificationKind::mention;
  PersonId from;
  std::int64_t object = 0;  // the post, the request or the meet-up, 0: none

  bool operator==(const Notification&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notification, (), (id, kind, from, object))

// The type in the client API.
constexpr std::string_view type_of(NotificationKind kind) {
  constexpr std::string_view types[notification_kinds] = {"mention",
                                                          "status",
                                                          "reblog",
                                                          "follow",
                                                          "follow_request",
                                                          "favourite",
                                                          "update",
                                                          "stadt.request",
                                                          "stadt.request_accepted",
                                                          "stadt.article_offered",
                                                          "stadt.article_answered",
                                                          "stadt.appointment_accepted",
                                                          "stadt.appointment_off",
                                                          "stadt.appointment_reminder"};
  return types[static_cast<int>(kind)];
}

// Types of this city alone: only for applications that name them, because some cannot read what they do not know.
constexpr bool is_own_type(std::string_view type) { return type.starts_with("stadt."); }

constexpr bool is_of_request(NotificationKind kind) {
  return kind == NotificationKind::request || kind == NotificationKind::request_accepted;
}
// Between an author and the hosts of a newspaper, who asked for it by opening one; the object is the article.
constexpr bool is_of_article(NotificationKind kind) {
  return kind == NotificationKind::article_offered || kind == NotificationKind::article_answered;
}
constexpr bool is_of_appointment(NotificationKind kind) {
  return kind >= NotificationKind::appointment_accepted && kind <= NotificationKind::appointment_reminder;
}
constexpr bool is_of_post(NotificationKind kind) {
  return !is_of_request(kind) && !is_of_appointment(kind) && kind != NotificationKind::follow &&
         kind != NotificationKind::follow_request;
}

}  // namespace stadt
