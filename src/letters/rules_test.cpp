#include "letters/rules.hpp"

#include <gtest/gtest.h>

namespace stadt::letters {
namespace {

constexpr PersonId anna{1};
constexpr PersonId benno{20};
constexpr PersonId carla{3};

PostFacts letter(std::vector<PersonId> mentions, Audience audience = Audience::mentioned) {
  PostFacts facts;
  facts.author = anna;
  facts.audience = audience;
  facts.mentions = std::move(mentions);
  return facts;
}

TEST(LetterRules, OnlyWhatIsForTheNamedOrForOneselfIsALetter) {
  for (const auto audience : {Audience::public_, Audience::unlisted, Audience::here, Audience::followers,
                              Audience::contacts, Audience::close}) {
    EXPECT_FALSE(is_letter(letter({benno}, audience)));
  }
  EXPECT_TRUE(is_letter(letter({benno})));
  EXPECT_TRUE(is_letter(letter({}, Audience::self)));
}

TEST(LetterRules, EverybodyIsAddressedOnceAndTheAuthorNot) {
  struct Case {
    PostFacts facts;
    std::vector<PersonId> addressed;
  };
  const Case cases[] = {{letter({benno, carla}), {carla, benno}},
                        {letter({benno, anna, benno}), {benno}},
                        {letter({anna}), {}},
                        {letter({}), {}},
                        {letter({benno}, Audience::self), {}}};
  for (const auto& [facts, addressed] : cases) EXPECT_EQ(addressees(facts), addressed);
}

TEST(LetterRules, ACircleReadsTheSameInWhateverOrderItIsNamed) {
  EXPECT_EQ(participants(std::vector{anna, benno, carla}, anna), "3,20,");
  EXPECT_EQ(participants(std::vector{carla, benno, anna}, anna), "3,20,");
  EXPECT_EQ(participants(std::vector{anna}, anna), "");
  EXPECT_EQ(people_of("3,20,"), (std::vector{carla, benno}));
  EXPECT_EQ(people_of(""), std::vector<PersonId>());
}

TEST(LetterRules, UnreadIsWhatIsToldAndNotSeen) {
  struct Case {
    LetterEntry entry;
    bool unread;
    bool unread_again;  // once it is put back
  };
  const LetterEntry read{.last = PostId{9}, .told = PostId{9}, .seen = PostId{9}};
  const LetterEntry fresh{.last = PostId{9}, .told = PostId{9}, .seen = PostId{4}};
  const LetterEntry held{.last = PostId{9}, .told = {}, .seen = PostId{7}, .request = RequestId{5}};
  const LetterEntry held_later{.last = PostId{9}, .told = PostId{4}, .seen = PostId{4}, .request = RequestId{5}};
  const LetterEntry held_on_unread{.last = PostId{9}, .told = PostId{4}, .seen = {}, .request = RequestId{5}};
  const Case cases[] = {{read, false, true},
                        {fresh, true, true},
                        {held, false, false},
                        {held_later, false, true},
                        {held_on_unread, true, true}};
  for (auto [entry, unread, unread_again] : cases) {
    EXPECT_EQ(is_unread(entry), unread);
    entry.seen = seen_before(entry);
    EXPECT_EQ(is_unread(entry), unread_again);
  }
}

}  // namespace
}  // namespace stadt::letters
