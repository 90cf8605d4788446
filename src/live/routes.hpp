// The routes that open streams: WebSocket and server-sent events, and the tickets that pages open them with.
#pragma once

#include "access/sessions.hpp"
#include "http/route.hpp"
#include "live/live.hpp"

namespace stadt {

http::Routes live_routes(const AccessParts& access, Live& live);

}  // namespace stadt
