// What may be written and who may read it: pure decisions about posts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "posts/post.hpp"

namespace stadt {

constexpr int post_characters = 5000;
constexpr int article_characters = 50'000;
constexpr int title_characters = 200;
constexpr int warning_characters = 500;
constexpr int language_characters = 12;
constexpr int most_pinned = 5;
constexpr int most_addressed = 10;  // of a post for the named only

// What somebody wants to say.
struct Draft {
  std::string text = {};
  std::string title = {};  // an article has one, and is Markdown
  std::string warning = {};
  bool sensitive = false;
  std::string language = {};
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  TableKind kind = TableKind::talk;
  PlaceId place = {};
  PostId parent = {};
  std::vector<PersonId> to = {};  // addressed beside those whom the text names; only for the named
  bool thanks = false;

  bool operator==(const Draft&) const = default;
};

// Cleans the texts and checks their bounds; thanks answer somebody.
Result<Draft> checked_draft(Draft draft);

// Thanks need words of one's own: `words` counts those of the text, `named` those of the handles among them.
Result<> check_thanks(const Draft& draft, int words, int named);

// What is for the named only goes to few; `others` counts those but the author whom the post names or addresses.
Result<> check_addressed(Audience audience, int others);

// The audience of a reply: never wider than its parent's. What is for the named only stays so.
Audience narrowed(Audience wanted, Audience parent);

// How the reader of a post stands to its author.
struct ReaderFacts {
  PersonId reader = {};  // none: a visitor
  bool follows_author = false;
  bool contact_of_author = false;
  bool close_to_author = false;
  bool mentioned = false;
  bool on_speaking_terms = true;  // neither has blocked the other
};
// A letter that has arrived stays readable for those whom it was for, whatever they think of each other afterwards.
bool may_read(Audience audience, PersonId author, const ReaderFacts& reader);

}  // namespace stadt
