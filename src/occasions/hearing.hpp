// What somebody hears of their people's lives: only what was told to a circle that they belong to, and only while they
// do.
#pragma once

#include <span>
#include <vector>

#include "base/event.hpp"
#include "base/reread.hpp"
#include "base/viewer.hpp"
#include "occasions/occasion_entity.hpp"
#include "occasions/rules.hpp"
#include "posts/posts.hpp"

namespace stadt::occasions {

// Something that one of the listener's people told, without its words.
struct News {
  PersonId person;
  OccasionKind kind = OccasionKind::other;
  Time told_at;

  bool operator==(const News&) const = default;
};

struct HeardList {
  std::vector<OccasionEntity> occasions;
  std::size_t more = 0;  // that the bound of a week holds back
};

// Thread-safe. What was told lately is read from SQL once and then again whenever that has changed. While memory does
// not know yet who knows whom, nothing is heard.
class Hearing {
 public:
  explicit Hearing(const PostsParts& parts) : parts_(parts) {}

  void follow(std::span<const Event> events);

  // Of contacts and of those whom the listener follows: three a week, or all.
  enum class Wish { three_a_week, all };
  HeardList heard(sql::Session& db, PersonId listener, Wish wish);
  // The three of a week that were told after `since`, newest first.
  std::vector<News> news(sql::Session& db, PersonId listener, Time since);
  // Of one person, as the listener may see it; a listener of 0 is a visitor, and one's own are all there.
  std::vector<OccasionEntity> of_person(sql::Session& db, PersonId listener, PersonId teller) const;

 private:
  Tie tie(PersonId listener, PersonId teller) const;
  std::vector<Told> told_to(sql::Session& db, PersonId listener);
  std::vector<Told> chosen(std::vector<Told> told, PersonId listener, Wish wish) const;
  OccasionEntity entity(const Occasion& occasion, PersonId listener, std::span<const HouseItem> house) const;

  PostsParts parts_;
  Reread<std::vector<Told>> told_;
};

}  // namespace stadt::occasions
