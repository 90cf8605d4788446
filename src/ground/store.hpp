// Every SQL statement about what people have in common.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "sql/database.hpp"

namespace stadt::ground_store {

// An organisation that somebody names in a role which everybody may see.
struct PublicRole {
  PersonId person;
  std::string organisation;

  bool operator==(const PublicRole&) const = default;
};
// Of everybody who lives here, in one scan.
std::vector<PublicRole> public_roles(sql::Session& db);
std::vector<PublicRole> public_roles(sql::Session& db, std::span<const PersonId> people);

// A tag's key and how its first writer wrote it.
struct TagName {
  std::string key;
  std::string display;
};
std::vector<TagName> tag_names(sql::Session& db, std::span<const std::string> keys);

// Who answered whom at a table in public, where the person is one of the two; newest first.
struct Answer {
  PostId post;
  PersonId from;
  PersonId to;

  bool operator==(const Answer&) const = default;
};
std::vector<Answer> answers(sql::Session& db, ConversationId table, PersonId person, int limit);

// What was said at a table by somebody, or to thank them, in public; of the table's latest posts.
struct Remark {
  PostId post;
  PersonId author;

  bool operator==(const Remark&) const = default;
};
struct RemarksWanted {
  ConversationId table;
  PersonId person;
};
// Of each.
std::vector<std::vector<Remark>> remarks(sql::Session& db, std::span<const RemarksWanted> wanted, std::size_t posts);

// Those of these people between whom and the person a request lives; one that was put aside lives on (contacts/).
std::vector<PersonId> asking(sql::Session& db, PersonId person, std::span<const PersonId> others);

}  // namespace stadt::ground_store
