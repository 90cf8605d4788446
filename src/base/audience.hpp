// Who may see an item. Stored as numbers: never renumber.
#pragma once

#include <boost/describe.hpp>

namespace stadt {

// From wide to narrow; `here` is everybody with an account in this city.
enum class Audience {
  public_ = 0,
  unlisted = 1,
  here = 2,
  followers = 3,
  contacts = 4,
  close = 5,
  mentioned = 6,
  self = 7
};
BOOST_DESCRIBE_ENUM(Audience, public_, unlisted, here, followers, contacts, close, mentioned, self)

// The four words of the client API.
enum class Visibility { public_, unlisted, private_, direct };
BOOST_DESCRIBE_ENUM(Visibility, public_, unlisted, private_, direct)

constexpr Visibility visibility_of(Audience audience) {
  switch (audience) {
    case Audience::public_:
      return Visibility::public_;
    case Audience::unlisted:
      return Visibility::unlisted;
    case Audience::mentioned:
    case Audience::self:
      return Visibility::direct;
    default:
      return Visibility::private_;
  }
}

constexpr Audience audience_of(Visibility visibility) {
  switch (visibility) {
    case Visibility::public_:
      return Audience::public_;
    case Visibility::unlisted:
      return Audience::unlisted;
    case Visibility::private_:
      return Audience::followers;
    case Visibility::direct:
      break;
  }
  return Audience::mentioned;
}

// A filter by which a reader may sort, never a permission.
enum class Mark { both = 0, work = 1, private_ = 2 };
BOOST_DESCRIBE_ENUM(Mark, both, work, private_)

}  // namespace stadt
