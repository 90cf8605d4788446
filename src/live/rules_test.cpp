#include "live/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/scopes.hpp"

namespace stadt::live {
namespace {

const Viewer visitor;
const Viewer application{.scopes = scopes::everything, .token = 7};

Viewer person(Scopes granted) { return {.person = PersonId{1}, .scopes = granted, .token = 8}; }

// The code of the refusal, or "yes".
std::string answer(const Wish& wish, const Viewer& viewer) {
  const auto subscription = subscription_of(wish, viewer);
  return subscription ? "yes" : subscription.error().code;
}

TEST(LiveRules, WhoMayListenToWhat) {
  using namespace scopes;
  struct Case {
    std::string stream;
    Scopes needed;
    bool open;
  };
  const std::string no_scope = "access.scope";
  for (const auto& [stream, needed, open] : {Case{"user", read_statuses, false},
                                             {"user:notification", read_notifications, false},
                                             {"direct", read_statuses, false},
                                             {"stadt", read_statuses | read_notifications, false},
                                             {"public", read_statuses, true},
                                             {"public:local", read_statuses, true},
                                             {"hashtag", read_statuses, true},
                                             {"hashtag:local", read_statuses, true},
                                             {"stadt:table", read_statuses, true}}) {
    const Wish wish{stream, "MINT", "12"};
    EXPECT_EQ(answer(wish, visitor), open ? "yes" : "access.needed") << stream;
    EXPECT_EQ(answer(wish, application), open ? "yes" : "access.needed") << stream;
    EXPECT_EQ(answer(wish, person(everything)), "yes") << stream;
    EXPECT_EQ(answer(wish, person(needed)), "yes") << stream;
    EXPECT_EQ(answer(wish, person(everything & ~needed)), no_scope) << stream;
    EXPECT_EQ(answer(wish, person(profile)), no_scope) << stream << ": with a token, what it is for counts";
  }
  EXPECT_EQ(answer({"stadt", "", ""}, person(read_statuses)), no_scope) << "it needs both";
}

TEST(LiveRules, OtherStreamsDoNotExist) {
  for (const char* stream : {"", "list", "list:1", "public:remote", "user:", "USER", " user", "stadt:", "direct:1"}) {
    EXPECT_EQ(answer({stream, "a", "1"}, person(scopes::everything)), "live.stream") << stream;
  }
}

TEST(LiveRules, ATagIsAStreetHoweverItIsWritten) {
  const auto one = subscription_of({"hashtag", "Straße", ""}, visitor);
  const auto other = subscription_of({"hashtag", "STRASSE", ""}, visitor);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->topic, other->topic);
  EXPECT_EQ(one->parameter, "Straße") << "as it was said";
  for (const std::string& tag : {std::string(), std::string(" "), std::string(500, 'a')}) {
    EXPECT_EQ(answer({"hashtag", tag, ""}, visitor), "live.parameter") << tag;
  }
  for (const char* table : {"", "0", "-1", "abc", "99999999999999999999"}) {
    EXPECT_EQ(answer({"stadt:table", "", table}, visitor), "live.parameter") << table;
  }
}

TEST(LiveRules, StreamsOfAPersonAreTheirOwn) {
  for (const char* stream : {"user", "user:notification", "direct", "stadt"}) {
    const auto own = subscription_of({stream, "9", "9"}, person(scopes::everything));
    ASSERT_TRUE(own);
    EXPECT_EQ(own->topic.id, 1);
    EXPECT_EQ(own->parameter, "");
    EXPECT_EQ(name_of(own->topic.channel), stream);
  }
}

TEST(LiveRules, OnlyPublicPostsStandInTheStreet) {
  PostFacts post;
  post.id = PostId{5};
  post.conversation = ConversationId{3};
  post.author = PersonId{1};
  post.tags = {"mint"};
  const std::vector<Topic> everywhere = {{Channel::table, 3},
                                         {Channel::public_},
                                         {Channel::public_local},
                                         {Channel::hashtag, 0, "mint"},
                                         {Channel::hashtag_local, 0, "mint"}};
  EXPECT_EQ(topics_of(post), everywhere);
  for (int audience = 1; audience <= static_cast<int>(Audience::self); ++audience) {
    post.audience = static_cast<Audience>(audience);
    const bool is_letter = post.audience >= Audience::mentioned;
    const auto expected = is_letter ? std::vector<Topic>() : std::vector<Topic>{{Channel::table, 3}};
    EXPECT_EQ(topics_of(post), expected) << audience;
  }
  post.audience = Audience::public_;
  post.boost_of = PostId{4};
  EXPECT_TRUE(topics_of(post).empty()) << "what is passed on stands on homes only";
}

TEST(LiveRules, NobodyHearsThatTheyWerePutAside) {
  const auto news = [](EventKind kind, const char* detail) {
    return news_of_request({.kind = kind, .actor = 1, .object = 2, .target = 3, .detail = detail});
  };
  const RequestNews both{true, true};
  const RequestNews own_only{true, false};
  EXPECT_EQ(news(EventKind::request_sent, "inbox"), both);
  EXPECT_EQ(news(EventKind::request_sent, "pile"), own_only);
  for (const char* state : {"accepted", "asked"}) EXPECT_EQ(news(EventKind::request_changed, state), both) << state;
  for (const char* state : {"later", "discarded", "advert", "pending", "restored", "withdrawn", "ended", "new", ""}) {
    EXPECT_EQ(news(EventKind::request_changed, state), own_only) << state;
  }
}

}  // namespace
}  // namespace stadt::live
