// What a trees file says, as the city keeps it: every id, count and pair, computed before the first row is written.
#pragma once

#include <span>
#include <vector>

#include "base/ids.hpp"
#include "load/source_files.hpp"

namespace stadt::load {

struct PlannedPost {
  PostId id;
  std::size_t conversation = 0;  // position in `conversations`
  std::size_t parent = 0;        // position in `posts`; its own for one that opens a conversation
  int replies = 0;
};

struct PlannedConversation {
  std::size_t opening = 0;  // positions in `posts`
  std::size_t last = 0;
  int replies = 0;
  int guests = 0;
};

struct PlannedGuest {
  std::size_t conversation = 0;
  std::int64_t person = 0;
  std::size_t first = 0;
  int posts = 0;
  std::int64_t words = 0;
  int questions = 0;
  int answered = 0;
  int answered_by_host = 0;
};

struct PlannedAnswers {
  std::size_t conversation = 0;
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  int posts = 0;
  std::int64_t words = 0;
};

struct CityPlan {
  std::span<const TreeLine> lines;  // one for each post
  std::vector<PlannedPost> posts;
  std::vector<PlannedConversation> conversations;
  std::vector<PlannedGuest> guests;
  std::vector<PlannedAnswers> answers;
  std::vector<int> posts_of_person;
  std::vector<std::size_t> last_of_person;
  std::int64_t topics = 0;

  Time time_of_post(std::size_t post) const { return time_of(posts[post].id); }
};

// Posts end at `end`; what happened over more years than ids can tell is drawn together. `people` is at least the
// number of authors.
CityPlan plan_city(std::span<const TreeLine> lines, std::size_t people, Time end);

// The id of a person who arrived before anybody spoke.
PersonId planned_person(std::int64_t person, Time begin, std::size_t people);

}  // namespace stadt::load
