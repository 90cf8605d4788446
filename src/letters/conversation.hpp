// A conversation in letters as the client API shows it to its owner.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/viewer.hpp"
#include "json/write.hpp"
#include "letters/letter.hpp"
#include "people/account.hpp"
#include "people/accounts.hpp"
#include "posts/posts.hpp"
#include "posts/status.hpp"
#include "posts/statuses.hpp"

namespace stadt::letters {

struct ConversationCity {
  std::optional<RequestId> request_id;  // the newest letter is a request that waits for the owner's answer
  bool held = false;
  bool last_by_me = false;
};
BOOST_DESCRIBE_STRUCT(ConversationCity, (), (request_id, held, last_by_me))

struct Conversation {
  LetterEntryId id;
  bool unread = false;
  json::Rendered<std::vector<Account>> accounts;  // of the others who are still here
  std::optional<json::Rendered<Status>> last_status;
  ConversationCity stadt;
};
BOOST_DESCRIBE_STRUCT(Conversation, (), (id, unread, accounts, last_status, stadt))

// In the same order; one round for each kind of thing.
std::vector<Conversation> conversations(Accounts& accounts, Statuses& statuses, sql::Session& db, Viewer owner,
                                        std::span<const LetterEntry> entries);

// The one that a letter stands in, as JSON, as this owner has it; empty if they have none.
std::string conversation_with(const PostsParts& parts, Statuses& statuses, sql::Session& db, PersonId owner,
                              PostId letter);
// Conversations that hold something which the owner has not seen.
std::int64_t count_unread(sql::Session& db, PersonId owner);

}  // namespace stadt::letters
