// Tables as pages show them. What is the same for everybody is written once and kept by the table's id; who hears, whom
// one knows there and what one may not see is put in for each reader.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "base/event.hpp"
#include "base/viewer.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"
#include "tables/familiar.hpp"

namespace stadt {

// Why tables are shown, by table: TableWhy, written already, and whom the reader knows there, which is found out with
// it.
struct Reasons {
  std::unordered_map<ConversationId, std::string> why;
  tables::FamiliarAt familiar;
};

// Thread-safe, bounded. Reads from SQL, in one round, what memory does not hold.
class Tables {
 public:
  Tables(const PostsParts& parts, Statuses& statuses);
  ~Tables();

  // Table entities in the same order, a JSON list, leaving out what the viewer may not see.
  std::string list(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables);
  std::string list(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables, const Reasons& reasons);
  // The same, each entity by its id.
  std::unordered_map<ConversationId, std::string> by_id(sql::Session& db, Viewer viewer,
                                                        std::span<const ConversationId> tables);
  // What their openings are called, as everybody reads it; tables that are gone are left out.
  std::unordered_map<ConversationId, std::string> titles(sql::Session& db, std::span<const ConversationId> tables);

  void follow(std::span<const Event> events);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The conversation, if its first post is there for the viewer and it is a table.
Result<Conversation> visible_table(const PostsParts& parts, sql::Session& db, Viewer viewer, ConversationId id);

}  // namespace stadt
