// The scopes of the client API. A parent scope ("read") holds the bits of its children ("read:statuses").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/viewer.hpp"

namespace stadt::scopes {

constexpr Scopes bit(int position) { return Scopes{1} << position; }

constexpr Scopes profile = bit(0);
constexpr Scopes push = bit(1);
constexpr Scopes read_accounts = bit(2);
constexpr Scopes read_blocks = bit(3);
constexpr Scopes read_bookmarks = bit(4);
constexpr Scopes read_favourites = bit(5);
constexpr Scopes read_filters = bit(6);
constexpr Scopes read_follows = bit(7);
constexpr Scopes read_lists = bit(8);
constexpr Scopes read_mutes = bit(9);
constexpr Scopes read_notifications = bit(10);
constexpr Scopes read_search = bit(11);
constexpr Scopes read_statuses = bit(12);
constexpr Scopes write_accounts = bit(16);
constexpr Scopes write_blocks = bit(17);
constexpr Scopes write_bookmarks = bit(18);
constexpr Scopes write_conversations = bit(19);
constexpr Scopes write_favourites = bit(20);
constexpr Scopes write_filters = bit(21);
constexpr Scopes write_follows = bit(22);
constexpr Scopes write_lists = bit(23);
constexpr Scopes write_media = bit(24);
constexpr Scopes write_mutes = bit(25);
constexpr Scopes write_notifications = bit(26);
constexpr Scopes write_reports = bit(27);
constexpr Scopes write_statuses = bit(28);
// Whether the parent itself was granted: kept apart, so that a grant is written as it was given.
constexpr Scopes read = bit(40) | (bit(13) - bit(2));
constexpr Scopes write = bit(41) | (bit(29) - bit(16));
constexpr Scopes follow =
    bit(42) | read_blocks | read_follows | read_mutes | write_blocks | write_follows | write_mutes;
constexpr Scopes everything = ~Scopes{0};

// "read write:statuses" as bits; nothing if a word is no scope of ours. An empty text means "read".
std::optional<Scopes> parse(std::string_view text);
// The words of a grant, parents before and instead of their children.
std::string format(Scopes granted);

}  // namespace stadt::scopes
