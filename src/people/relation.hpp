// How people stand to each other, as SQL keeps it and as the client API shows it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "json/write.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class FollowState { following = 0, requested = 1 };

// The client API's Relationship, from the viewer's side.
struct Relationship {
  PersonId id;
  bool following = false;
  bool showing_reblogs = false;
  bool notifying = false;
  std::optional<std::vector<std::string>> languages;
  bool followed_by = false;
  bool blocking = false;
  bool blocked_by = false;
  bool muting = false;
  bool muting_notifications = false;
  std::optional<Time> muting_expires_at;
  bool requested = false;
  bool requested_by = false;
  bool domain_blocking = false;
  bool endorsed = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Relationship, (),
                      (id, following, showing_reblogs, notifying, languages, followed_by, blocking, blocked_by, muting,
                       muting_notifications, muting_expires_at, requested, requested_by, domain_blocking, endorsed,
                       note))

}  // namespace stadt
