// The lines of today: what happened here since yesterday, from real posts, and only what the viewer may see.
#pragma once

#include <memory>
#include <mutex>

#include "posts/posts.hpp"
#include "today/day.hpp"

namespace stadt::today {

// A line with what it is shown by.
struct ShownLine {
  Line line;
  std::string title;  // of its table
};

// Thread-safe. What does not depend on the viewer is read again only after a few seconds.
class Today {
 public:
  Today(const PostsParts& parts, occasions::Hearing& hearing) : parts_(parts), hearing_(hearing) {}

  // Nothing while the city is still being read.
  std::vector<ShownLine> lines(sql::Session& db, Viewer viewer);

 private:
  std::shared_ptr<const Day> day(sql::Session& db);
  Looker looker(sql::Session& db, const Day& day, Viewer viewer) const;

  PostsParts parts_;
  occasions::Hearing& hearing_;
  std::mutex mutex_;
  std::shared_ptr<const Day> day_;
  Time read_at_;
};

}  // namespace stadt::today
