// What stands in the Atom feeds of a person and of a place: public articles only, as a visitor sees them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "articles/atom.hpp"
#include "posts/posts.hpp"

namespace stadt::articles {

// Nothing if there is nobody, or no place, by this handle.
std::optional<atom::Feed> feed_of_person(const PostsParts& parts, sql::Session& db, std::string_view handle);
std::optional<atom::Feed> feed_of_place(const PostsParts& parts, sql::Session& db, std::string_view handle);

}  // namespace stadt::articles
