// Every SQL statement of the invented city.
#pragma once

#include <optional>
#include <string_view>

#include "base/ids.hpp"
#include "sql/database.hpp"

namespace stadt::demo_store {

bool is_inhabited(sql::Session& db);
bool is_demo(sql::Session& db);
void mark_as_demo(sql::Transaction& transaction);

// The post that an author has written under this name, if they have.
std::optional<PostId> post_named(sql::Session& db, PersonId author, std::string_view name);

}  // namespace stadt::demo_store
