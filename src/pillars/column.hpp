// What hangs on the columns, as somebody sees who walks by: those they know stand nearer. Nobody is told who walks by.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "base/reread.hpp"
#include "base/viewer.hpp"
#include "pillars/notice_entity.hpp"
#include "pillars/rules.hpp"
#include "posts/posts.hpp"

namespace stadt::pillars {

// Thread-safe. What hangs is read from SQL once and then again whenever that has changed.
class Column {
 public:
  explicit Column(const PostsParts& parts) : parts_(parts) {}

  void follow(std::span<const Event> events);

  // Nobody who has blocked the other meets them here either.
  std::size_t count(sql::Session& db, const Viewer& viewer);
  Walk walk(sql::Session& db, const Viewer& viewer, const std::optional<Place>& after, std::size_t limit);
  // In this order; what is over, taken down or hidden from the viewer is left out.
  std::vector<NoticeEntity> shown(sql::Session& db, const Viewer& viewer, std::span<const NoticeId> ids) const;

 private:
  std::vector<Hanging> hanging(sql::Session& db, const Viewer& viewer);
  std::vector<Notice> visible(sql::Session& db, const Viewer& viewer, std::span<const NoticeId> ids) const;
  NoticeEntity entity(const Notice& notice, Nearness nearness) const;
  void add_thumbs(sql::Session& db, const Viewer& viewer, std::vector<NoticeEntity>& entities) const;

  PostsParts parts_;
  Reread<std::vector<Hanging>> hanging_;
};

}  // namespace stadt::pillars
