// A table as everybody sees it: what is written once and kept by its id.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.hpp"
#include "posts/post.hpp"
#include "sql/session.hpp"

namespace stadt::tables {

struct KeptTable {
  PersonId host;
  PostId last;  // the opening itself where nobody has answered
  std::string title;
  std::string members;  // of TableFacts, without braces
  std::vector<PersonId> guests;
};

// In one round for each kind of thing; tables that are not there are left out.
std::unordered_map<ConversationId, KeptTable> read_tables(const std::string& origin, sql::Session& db,
                                                          std::span<const ConversationId> tables);

}  // namespace stadt::tables
