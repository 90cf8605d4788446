#include "posts/rules.hpp"

#include <gtest/gtest.h>

namespace stadt {
namespace {

constexpr PersonId author{1};
constexpr PersonId reader{2};
constexpr Audience all_audiences[] = {Audience::public_,  Audience::unlisted, Audience::here,      Audience::followers,
                                      Audience::contacts, Audience::close,    Audience::mentioned, Audience::self};

TEST(PostRules, EachAudienceReadsWhatIsMeantForIt) {
  struct Case {
    ReaderFacts facts;
    int readable;  // how many audiences, from wide to narrow
  };
  const Case cases[] = {
      {{}, 2}, {{.reader = reader}, 3}, {{.reader = reader, .follows_author = true}, 4}, {{.reader = author}, 8}};
  for (const auto& [facts, readable] : cases) {
    int count = 0;
    for (const auto audience : all_audiences) count += may_read(audience, author, facts);
    EXPECT_EQ(count, readable);
  }
}

TEST(PostRules, WhoIsNamedReadsAllButWhatIsForTheAuthorAlone) {
  for (const auto audience : all_audiences) {
    EXPECT_EQ(may_read(audience, author, {.reader = reader, .mentioned = true}), audience != Audience::self);
  }
}

TEST(PostRules, WhoIsBlockedReadsNothingButTheLettersThatTheyGot) {
  for (const bool named : {true, false}) {
    const ReaderFacts blocked{.reader = reader, .follows_author = true, .mentioned = named, .on_speaking_terms = false};
    for (const auto audience : all_audiences) {
      EXPECT_EQ(may_read(audience, author, blocked), named && audience == Audience::mentioned);
    }
  }
}

TEST(PostRules, OnlyWhatIsForTheNamedGoesToFew) {
  for (const auto audience : all_audiences) {
    EXPECT_TRUE(check_addressed(audience, most_addressed));
    EXPECT_EQ(check_addressed(audience, most_addressed + 1).has_value(), audience != Audience::mentioned);
  }
}

TEST(PostRules, AReplyIsNeverWiderThanItsParent) {
  for (const auto wanted : all_audiences) {
    for (const auto parent : all_audiences) {
      EXPECT_GE(narrowed(wanted, parent), parent);
      EXPECT_GE(narrowed(wanted, parent), wanted);
    }
  }
}

TEST(PostRules, ADraftNeedsATextWithinItsBound) {
  EXPECT_FALSE(checked_draft({.text = " \n "}));
  EXPECT_FALSE(checked_draft({.text = std::string(5001, 'x')}));
  EXPECT_TRUE(checked_draft({.text = std::string(5000, 'x')}));
  EXPECT_TRUE(checked_draft({.text = std::string(50'000, 'x'), .title = "Artikel"}));
  EXPECT_FALSE(checked_draft({.text = "x", .title = "Artikel", .parent = PostId{1}}));
  EXPECT_FALSE(checked_draft({.text = "Danke", .thanks = true}));
  EXPECT_TRUE(checked_draft({.text = "x", .warning = "Vorsicht"})->sensitive);
}

}  // namespace
}  // namespace stadt
