// Posts as the client API shows them. Each post is rendered once into a JSON fragment, kept by id and version; what
// depends on the viewer (favourited, …) and what moves often (counts, the account) is spliced in.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/viewer.hpp"
#include "people/accounts.hpp"
#include "sight/sight.hpp"
#include "sql/session.hpp"

namespace stadt {

// Thread-safe, bounded.
class Statuses {
 public:
  Statuses(std::string origin, Accounts& accounts, const Sight& sight);
  ~Statuses();

  // Appends the Status entities of these posts, comma-separated and in the same order, leaving out what the viewer may
  // not see. Returns the ids that were written. At most one statement per kind of thing that memory does not hold.
  std::vector<PostId> append(std::string& out, sql::Session& db, Viewer viewer, std::span<const PostId> posts);
  // The same, each entity by its post's id.
  std::unordered_map<PostId, std::string> by_id(sql::Session& db, Viewer viewer, std::span<const PostId> posts);
  // In short (StatusLine), each by its post's id.
  std::unordered_map<PostId, std::string> lines(sql::Session& db, Viewer viewer, std::span<const PostId> posts);
  // Those of the posts that are there for the viewer.
  std::unordered_set<PostId> readable(sql::Session& db, Viewer viewer, std::span<const PostId> posts);
  // One post for many readers (none: a visitor), written once for all who see the same; who may not see it is left out.
  struct Shared {
    std::string status;
    std::vector<PersonId> readers;
  };
  std::vector<Shared> shared(sql::Session& db, PostId post, std::span<const PersonId> readers);
  // One status, or nothing if it is not there for this viewer.
  std::string status(sql::Session& db, Viewer viewer, PostId post);

  void follow(std::span<const Event> events);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt
