// The newest tables, of the city or of a place: from memory, or from SQL by the same rules while memory is not ready.
#pragma once

#include <span>
#include <unordered_set>
#include <vector>

#include "feed/store.hpp"
#include "http/page.hpp"
#include "people/beholder.hpp"
#include "posts/posts.hpp"

namespace stadt::feed {

// Of hosts who are not hidden from the viewer, and no muted conversations. The cursor of a table is its last post's id.
std::vector<Sight::NewestTable> newest_tables(const PostsParts& parts, sql::Session& db, PersonId viewer, PlaceId place,
                                              const http::Page& page);

// From SQL: who sees which of these tables.
class TableEyes {
 public:
  TableEyes(sql::Session& db, PersonId viewer, std::span<const PersonId> hosts, std::span<const ConversationId> tables);

  bool see(PersonId host, ConversationId table) const { return !hosts_.hides(host) && !muted_.contains(table); }

 private:
  people::Beholder hosts_;
  std::unordered_set<ConversationId> muted_;
};

}  // namespace stadt::feed
