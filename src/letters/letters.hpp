// What becomes of posts for the named only: conversations in letters, each as its owners have it. A letter from
// somebody whom the addressee does not know is a request (contacts/) and is held until it is answered.
#pragma once

#include "base/env.hpp"
#include "base/event.hpp"
#include "letters/letter.hpp"
#include "sight/campaigns.hpp"
#include "sql/database.hpp"

namespace stadt::letters {

// A letter that is written, or written anew, reaches all who take part or is refused whole; one that is deleted is
// taken out; who becomes known, or is asked back, is held no longer.
Result<> derive(sql::Transaction& transaction, Env& env, const Campaigns& campaigns, const Event& event);

// One's own conversations only; any other is not found. Repeating changes nothing.
Result<LetterEntryId> mark_read(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id);
Result<LetterEntryId> mark_unread(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id);
// Out of the owner's list until the next letter; the others keep theirs.
Result<LetterEntryId> hide(sql::Transaction& transaction, Env& env, PersonId owner, LetterEntryId id);

std::unexpected<Error> no_conversation();

}  // namespace stadt::letters
