// The page of dialogue: which tables one person sees first, in which order, and why (design: DIALOGUE §2). One page,
// and it ends.
#pragma once

#include <optional>
#include <vector>

#include "posts/posts.hpp"
#include "tables/tables.hpp"
#include "tables/why.hpp"

namespace stadt::feed {

struct FeedParts {
  PostsParts posts;
  Tables& tables;
  bool foresight = true;  // whether what was learnt of where people sit down next takes part
};

struct Reasoned {
  ConversationId table;
  TableWhy why;
  tables::FamiliarPeople familiar;  // to the viewer; nobody is while sight is not ready
};

// At most `limit`, best first. While sight is not ready: by quality and age alone, from SQL, by the rules of the page.
std::vector<Reasoned> dialogue_page(const FeedParts& parts, sql::Session& db, PersonId viewer, std::size_t limit);

// Why the table is where it is: as on the page if it is on it, else by its own terms. Nothing if memory does not know
// the table, or the viewer does not see it. Asked only when sight is ready.
std::optional<TableWhy> why(const FeedParts& parts, sql::Session& db, PersonId viewer, ConversationId table);

}  // namespace stadt::feed
