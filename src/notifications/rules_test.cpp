#include "notifications/rules.hpp"

#include <gtest/gtest.h>

namespace stadt::notifications {
namespace {

using enum NotificationKind;

constexpr PersonId from{1};
constexpr PersonId owner{2};
constexpr NotificationKind every_kind[] = {mention,   status, reblog,  follow,          follow_request,
                                           favourite, update, request, request_accepted};

// How the two stand to each other, from the side of whoever causes it, and what that makes of them.
struct Standing {
  const char* name;
  Acquaintance side;
  bool is_heard;  // whatever they do
};
const Standing standings[] = {
    {"strangers", {}, false},
    {"one follows the owner", {.follows = true}, false},
    {"the owner follows", {.followed_by = true}, true},
    {"contacts", {.contact = true}, true},
    {"close ones", {.contact = true, .closeness = Closeness::close}, true},
    {"one has answered the owner often", {.answered = 9}, false},
    {"the owner has answered", {.answered_by = 9}, false},
    {"both have answered", {.answered = 1, .answered_by = 1}, true},
    {"one has written to the owner", {.wrote = 9}, false},
    {"the owner has written", {.written_by = 1}, true},
};

Cause cause_of(NotificationKind kind) {
  Cause cause{.kind = kind, .from = from, .object = 7};
  if (kind == mention || kind == status || kind == update) cause.audience = Audience::public_;
  cause.has_words = true;
  return cause;
}

TEST(NotificationRules, OfAStrangerOnlyARequestIsHeard) {
  for (const auto& [name, side, is_heard] : standings) {
    for (const auto kind : every_kind) {
      EXPECT_EQ(may_tell(cause_of(kind), {.owner = owner, .is_named = true}, side), is_heard || kind == request)
          << name << ": " << type_of(kind);
    }
  }
}

TEST(NotificationRules, OrAnOpenAnswerInWordsToAPostOfTheOwner) {
  const Concerned answered{.owner = owner, .is_named = true, .is_answered = true};
  for (const auto& [name, side, is_heard] : standings) {
    EXPECT_TRUE(may_tell(cause_of(mention), answered, side)) << name;
    auto without_words = cause_of(mention);
    without_words.has_words = false;
    EXPECT_EQ(may_tell(without_words, answered, side), is_heard) << name;
    for (const auto kind : {status, reblog, favourite, update}) {
      EXPECT_EQ(may_tell(cause_of(kind), answered, side), is_heard) << name << ": " << type_of(kind);
    }
  }
  for (const auto audience : {Audience::public_, Audience::unlisted, Audience::here}) {
    auto open = cause_of(mention);
    open.audience = audience;
    EXPECT_TRUE(may_tell(open, answered, {}));
  }
  for (const auto audience : {Audience::followers, Audience::contacts, Audience::close, Audience::mentioned}) {
    auto private_approach = cause_of(mention);
    private_approach.audience = audience;
    EXPECT_FALSE(may_tell(private_approach, answered, {}));
  }
}

TEST(NotificationRules, NobodyIsToldOfThemselvesNorAcrossABlock) {
  for (const auto& [name, side, is_heard] : standings) {
    for (const auto kind : every_kind) {
      for (const bool answered : {false, true}) {
        auto blocked = side;
        blocked.on_speaking_terms = false;
        EXPECT_FALSE(may_tell(cause_of(kind), {.owner = from, .is_answered = answered}, side)) << name;
        EXPECT_FALSE(may_tell(cause_of(kind), {.owner = owner, .is_answered = answered}, blocked)) << name;
      }
    }
  }
}

TEST(NotificationRules, WhatTheOwnerMayNotReadTellsNothing) {
  auto cause = cause_of(status);
  const auto told = [&](Audience audience, const Acquaintance& side, bool named) {
    cause.audience = audience;
    return may_tell(cause, {.owner = owner, .is_named = named}, side);
  };
  const Acquaintance talked{.answered = 1, .answered_by = 1};
  const Acquaintance follower{.followed_by = true};
  const Acquaintance contact{.contact = true};
  const Acquaintance close{.contact = true, .closeness = Closeness::close};
  EXPECT_TRUE(told(Audience::here, talked, false));
  EXPECT_FALSE(told(Audience::followers, talked, false));
  EXPECT_TRUE(told(Audience::followers, follower, false));
  EXPECT_FALSE(told(Audience::contacts, follower, false));
  EXPECT_TRUE(told(Audience::contacts, contact, false));
  EXPECT_FALSE(told(Audience::close, contact, false));
  EXPECT_TRUE(told(Audience::close, close, false));
  EXPECT_FALSE(told(Audience::mentioned, close, false));
  EXPECT_FALSE(told(Audience::self, close, true));
  for (const auto audience : {Audience::followers, Audience::contacts, Audience::close, Audience::mentioned}) {
    EXPECT_TRUE(told(audience, talked, true));
  }
}

TEST(NotificationRules, OwnKindsAreForThoseWhoNameThem) {
  using Types = std::vector<std::string>;
  const auto wanted = [](const Types& types, const Types& without, const Types& supported) {
    return wanted_kinds({types, without, supported});
  };
  const Kinds usual = all_kinds & ~own_kinds;
  EXPECT_EQ(wanted({}, {}, {}), usual);
  EXPECT_EQ(wanted({}, {}, {"mention"}), usual);
  EXPECT_EQ(wanted({}, {}, {"stadt.request"}), usual | bit(request));
  EXPECT_EQ(wanted({"stadt.request", "mention"}, {}, {}), bit(request) | bit(mention));
  EXPECT_EQ(wanted({"mention"}, {}, {"stadt.request"}), bit(mention));
  EXPECT_EQ(wanted({"poll", "admin.report"}, {}, {}), Kinds{0});
  EXPECT_EQ(wanted({}, {"favourite", "nonsense"}, {}), usual & ~bit(favourite));
  EXPECT_EQ(wanted({"mention"}, {"mention"}, {}), Kinds{0});
  for (const auto kind : every_kind) {
    const std::string name(type_of(kind));
    EXPECT_EQ(kinds_of(Types{name}), bit(kind)) << name;
    EXPECT_EQ(is_own_type(name), (bit(kind) & own_kinds) != 0) << name;
  }
}

TEST(NotificationRules, AKeyNamesItsGroup) {
  for (const auto kind : every_kind) {
    const Notification one{.id = NotificationId{3 * ids_of_a_day + 5}, .kind = kind, .from = from, .object = 42};
    const auto named = parse_key(key_of(one, groupable));
    ASSERT_TRUE(named) << type_of(kind);
    if ((bit(kind) & groupable) != 0) {
      EXPECT_EQ(named->group, group_of(one, groupable));
    } else {
      EXPECT_EQ(*named, (NamedGroup{std::nullopt, one.id}));
    }
    EXPECT_EQ(*parse_key(key_of(one, 0)), (NamedGroup{std::nullopt, one.id}));
    EXPECT_EQ(group_of(one, 0), (Group{kind, 42, one.id.value, one.id.value}));
  }
  EXPECT_EQ(key_of({NotificationId{9}, favourite, from, 42}, groupable), "favourite-42");
  const Notification evening{.id = NotificationId{4 * ids_of_a_day - 1}, .kind = follow, .from = from};
  const Notification morning{.id = NotificationId{4 * ids_of_a_day}, .kind = follow, .from = from};
  EXPECT_EQ(key_of(evening, groupable), "follow-3");
  EXPECT_EQ(key_of(morning, groupable), "follow-4");
  EXPECT_EQ(group_of(evening, groupable).last + 1, group_of(morning, groupable).first);
}

TEST(NotificationRules, NonsenseIsNoKey) {
  for (const auto* text : {"", "-", "favourite", "favourite-", "favourite-0", "favourite--1", "favourite-a",
                           "mention-1", "follow-9223372036854775807", "follow-99999999999999999999", "ungrouped-",
                           "ungrouped-x", "Favourite-1", "favourite-1 ", "reblog-\n1", "policy"}) {
    EXPECT_FALSE(parse_key(text)) << text;
  }
}

}  // namespace
}  // namespace stadt::notifications
