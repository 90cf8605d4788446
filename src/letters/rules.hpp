// Whom a letter joins and what its owner has not read: pure decisions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "letters/letter.hpp"
#include "sight/post_facts.hpp"

namespace stadt::letters {

// For the named only, or for the author alone.
bool is_letter(const PostFacts& facts);
// Whom it goes to: rising, each once, without the author; nobody: a note to oneself.
std::vector<PersonId> addressees(const PostFacts& facts);

// Everybody of them but the owner, as an entry names them.
std::string participants(std::span<const PersonId> everybody, PersonId owner);
// The same read back.
std::vector<PersonId> people_of(std::string_view participants);

bool is_unread(const LetterEntry& entry);
// How far the owner has seen who puts the conversation back among the unread; what is held stays quiet.
PostId seen_before(const LetterEntry& entry);

}  // namespace stadt::letters
