// Who asks: the person behind a request and what their token allows.
#pragma once

#include <cstdint>

#include "base/ids.hpp"

namespace stadt {

// Scopes of the client API as bits; a parent scope holds its children's bits (access/scopes.hpp names them).
using Scopes = std::uint64_t;

struct Viewer {
  PersonId person = {};    // none for a visitor and for an app's own token
  AppId app = {};          // the client application, none in the browser
  Scopes scopes = 0;       // everything for a browser session
  std::int64_t token = 0;  // the id of the token or session, for "sign out here"
  Time until = {};         // when it ends by itself

  bool operator==(const Viewer&) const = default;
  explicit operator bool() const { return bool(person); }
};

}  // namespace stadt
