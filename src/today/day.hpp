// What happened in the last day, as facts: the tables that were spoken at, and what of it concerns the one who looks.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <vector>

#include "appointments/appointment.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "occasions/hearing.hpp"
#include "posts/post.hpp"

namespace stadt::today {

enum class LineKind { memorial, answered_you, free_chair, newcomer, thanks, request, talk, meetup, occasion };
BOOST_DESCRIBE_ENUM(LineKind, memorial, answered_you, free_chair, newcomer, thanks, request, talk, meetup, occasion)

struct Thanks {
  ConversationId table;
  PostId post;
  PersonId by;

  bool operator==(const Thanks&) const = default;
};
BOOST_DESCRIBE_STRUCT(Thanks, (), (table, post, by))

// Somebody answered the one who looks.
struct AnswerToMe {
  ConversationId table;
  PostId post;
  PersonId by;

  bool operator==(const AnswerToMe&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerToMe, (), (table, post, by))

// Somebody whom the one who looks meets today.
struct Meetup {
  AppointmentId id;
  PersonId with;

  bool operator==(const Meetup&) const = default;
};

// Nothing in it depends on who looks.
struct Day {
  std::vector<Conversation> tables;  // by their last word, newest first
  std::vector<Thanks> thanks;
};

// What a viewer brings along; all of it empty for a visitor.
struct Looker {
  PersonId person;
  std::vector<AnswerToMe> answers;
  std::vector<ConversationId> sits_at;
  int requests = 0;
  std::vector<occasions::News> news = {};  // of their people, newest first
  std::vector<Meetup> meetups = {};        // of this day, the next one first
};

// One line, without its words.
struct Line {
  LineKind kind = LineKind::talk;
  PersonId person = {};       // none: nobody in particular
  ConversationId table = {};  // none: no table
  std::int64_t count = 0;
  std::optional<OccasionKind> occasion = {};  // of a line about an occasion
  AppointmentId appointment = {};             // none: no meet-up

  bool operator==(const Line&) const = default;
};

}  // namespace stadt::today
