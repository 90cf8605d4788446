#include "posts/repeat_rules.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "text/words.hpp"

namespace stadt {
namespace {

constexpr std::string_view said[] = {"Fluss",  "Garten", "gestern",  "Brücke",  "Stille",   "warum",  "Kinder",
                                     "Physik", "Abend",  "Werkbank", "zuhören", "Brot",     "morgen", "Nachbar",
                                     "Schule", "lernen", "Regen",    "Bücher",  "manchmal", "genau"};

std::vector<std::string> sentence(Env& env, int words) {
  std::vector<std::string> sentence;
  for (int i = 0; i < words; ++i) sentence.emplace_back(said[env.random_number() % std::size(said)]);
  return sentence;
}

std::string text_of(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + ' ';
  return text;
}

bool would_repeat(std::string_view text, std::string_view other) {
  const std::string one = text::signature(text);
  const std::vector<std::string> others = {text::signature(other)};
  const SketchedPost post{PostId{1}, text::sketch(others[0])};
  return !worth_comparing(text::sketch(one), std::span(&post, 1)).empty() && repeats_one_of(one, others);
}

Post public_post(std::string_view text) {
  Post post;
  post.signature = text::signature(text);
  return post;
}

TEST(Repeats, ACopyWithAWordMoreOrLessIsFoundAndWhatIsOnesOwnIsNot) {
  FakeEnv env(7);
  constexpr int rounds = 300;
  int copies = 0;
  int touched = 0;
  int own = 0;
  for (int i = 0; i < rounds; ++i) {
    auto words = sentence(env, 30);
    const std::string original = text_of(words);
    copies += would_repeat("  " + original + "!", original);
    words[env.random_number() % words.size()] = "Gartenzaun";
    touched += would_repeat(text_of(words), original);
    own += would_repeat(text_of(sentence(env, 30)), original);
  }
  EXPECT_EQ(copies, rounds);
  EXPECT_GT(touched, rounds * 9 / 10);
  EXPECT_EQ(own, 0);
}

TEST(Repeats, NothingHiddenOrShortIsCompared) {
  const auto text = "Das habe ich gestern am Fluss gesehen.";
  EXPECT_EQ(compared_sketch(public_post(text)).size(), text::sketched_numbers);
  EXPECT_EQ(compared_sketch(public_post("Danke Dir sehr!")), "");
  auto hidden = public_post(text);
  hidden.audience = Audience::here;
  EXPECT_EQ(compared_sketch(hidden), "");
  auto deleted = public_post(text);
  deleted.deleted_at = Time{1};
  EXPECT_EQ(compared_sketch(deleted), "");
  auto boost = public_post(text);
  boost.boost_of = PostId{1};
  EXPECT_EQ(compared_sketch(boost), "");
}

TEST(Repeats, TheNewestThatCanBeComparedAre) {
  const std::string sketch = compared_sketch(public_post("Das habe ich gestern am Fluss gesehen."));
  std::vector<SketchedPost> posts;
  for (int i = 0; i < sketches_compared; ++i) {
    posts.push_back({PostId{1000 - 2 * i}, ""});
    posts.push_back({PostId{999 - 2 * i}, std::string(text::sketched_numbers, '-')});
  }
  posts.back().sketch = sketch;
  EXPECT_EQ(worth_comparing(sketch, posts), std::vector<PostId>{posts.back().id});
  posts.insert(posts.begin(), {PostId{2000}, std::string(text::sketched_numbers, '-')});
  EXPECT_EQ(worth_comparing(sketch, posts), std::vector<PostId>());
}

}  // namespace
}  // namespace stadt
