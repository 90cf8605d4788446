// What people do with posts: write, answer, edit, delete, nod, boost, keep. `prepare` runs before the transaction and
// renders; the rest runs inside it and reads every fact again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attachments/attachments.hpp"
#include "attachments/rules.hpp"
#include "base/env.hpp"
#include "base/viewer.hpp"
#include "people/accounts.hpp"
#include "posts/post.hpp"
#include "posts/rules.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"
#include "text/markup.hpp"

namespace stadt {

struct PostsParts {
  Env& env;
  Accounts& accounts;
  const Sight& sight;
  std::string origin;
  AltText alt_text = AltText::required;
};

namespace posts {

// A checked and rendered draft on its way into a transaction.
struct Prepared {
  Draft draft;
  text::Rendered rendered;
  std::vector<std::string> links;  // as they are kept, should the post be public
  PersonId author;
  std::string author_handle;
  std::string idempotency_key;
  AppId app;
  std::string app_name;
};
Result<Prepared> prepare(const PostsParts& parts, sql::Session& db, Viewer viewer, Draft draft);

// The new post's id, or that of the one which the idempotency key stands for.
Result<PostId> create(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared);
// The author's own post only; the audience stays.
Result<PostId> edit(sql::Transaction& transaction, const PostsParts& parts, PostId id, const Prepared& prepared);
// Its pictures wait for another post, or go with it.
Result<PostId> remove(sql::Transaction& transaction, const PostsParts& parts, PersonId author, PostId id,
                      attachments::Afterwards pictures = attachments::Afterwards::wait);

// Both are idempotent; a post that the person may not read is not found.
Result<PostId> react(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ReactionKind kind,
                     PostId id);
Result<PostId> unreact(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ReactionKind kind,
                       PostId id);
// The boost's own id; boosting twice is boosting once.
Result<PostId> boost(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id);
Result<PostId> unboost(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id);
Result<PostId> mute_conversation(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id);
Result<PostId> unmute_conversation(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id);

// The post, if it is there for this reader; facts about people from memory when sight is ready, else from SQL.
Result<Post> readable(sql::Session& db, const Sight& sight, PersonId reader, PostId id);
ReaderFacts reader_facts(sql::Session& db, const Sight& sight, PersonId reader, const Post& post);
// The same of what an event tells of a post, which may be deleted since.
bool could_read(sql::Session& db, const Sight& sight, PersonId reader, const PostFacts& post);
// Of a thread what is there for this reader. It is laid out afterwards: where something hangs, and how much there is,
// tells nothing of the rest.
std::vector<ThreadPost> seen_by(sql::Session& db, const Sight& sight, PersonId reader, std::vector<ThreadPost> thread);

}  // namespace posts
}  // namespace stadt
