// The routes of tables.
#pragma once

#include <unordered_map>

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes table_routes(const PostsParts& parts, Statuses& statuses);
http::Routes listening_routes(const PostsParts& parts);
http::Routes neighbour_routes(const PostsParts& parts, Statuses& statuses);
http::Routes placing_routes(const PostsParts& parts, Statuses& statuses);

// Why tables are shown, written already: TableWhy by table.
using Reasons = std::unordered_map<ConversationId, std::string>;

// Entities of these tables in the same order, leaving out what the viewer may not see.
std::string table_list(const PostsParts& parts, Statuses& statuses, http::Call& call,
                       std::span<const ConversationId> tables, const Reasons& reasons = {});
// The same, each entity by its id.
std::unordered_map<ConversationId, std::string> tables_by_id(const PostsParts& parts, Statuses& statuses,
                                                             http::Call& call, std::span<const ConversationId> tables,
                                                             const Reasons& reasons = {});
// The conversation, if its first post is there for the viewer and it is a table.
Result<Conversation> visible_table(const PostsParts& parts, sql::Session& db, Viewer viewer, ConversationId id);

}  // namespace stadt
