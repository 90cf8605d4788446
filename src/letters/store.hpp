// Every SQL statement about letters.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "letters/letter.hpp"
#include "sql/database.hpp"
#include "sql/range.hpp"

namespace stadt::letters_store {

// Reading. The cursor of an entry is its newest letter.
std::vector<LetterEntry> entries(sql::Session& db, PersonId owner, const sql::Range& range);
std::optional<LetterEntry> entry(sql::Session& db, PersonId owner, LetterEntryId id);
std::optional<LetterEntry> entry_with(sql::Session& db, PersonId owner, std::string_view participants);
std::vector<PostId> letters(sql::Session& db, PersonId owner, LetterEntryId entry, const sql::Range& range);
std::int64_t count_unread(sql::Session& db, PersonId owner);

// Writing; whoever takes part is locked before (people/store.hpp).
// A letter on its way to one of those who take part.
struct Delivery {
  PersonId owner;
  std::string participants;
  PersonId author;
  PostId post;
  RequestId request;    // none: it is not held
  LetterEntryId fresh;  // the id of an entry that begins with it
};
void deliver(sql::Transaction& transaction, std::span<const Delivery> deliveries);

struct Place {
  PersonId owner;
  std::string participants;
};
// Takes a letter out of these entries; one that is empty then is gone.
void take_out(sql::Transaction& transaction, PostId letter, std::span<const Place> places);
// What the owner has of these authors is held no longer.
void release(sql::Transaction& transaction, PersonId owner, const std::vector<PersonId>& authors);
// The same for a request that is over; what was held leaves nothing unread.
void close(sql::Transaction& transaction, PersonId owner, RequestId request);
// Takes the conversations whose newest letter is this request out of the owner's list, or puts them back.
void put_aside(sql::Transaction& transaction, PersonId owner, RequestId request, bool aside);

void set_seen(sql::Transaction& transaction, PersonId owner, LetterEntryId id, PostId seen);
// Whether it was in the list.
bool hide(sql::Transaction& transaction, PersonId owner, LetterEntryId id);

}  // namespace stadt::letters_store
