#include "posts/events.hpp"

#include "base/collect.hpp"
#include "json/read.hpp"
#include "text/markup.hpp"
#include "text/words.hpp"

namespace stadt::posts {

namespace {

std::vector<PersonId> named_in(const Post& post) {
  std::vector<PersonId> people;
  const auto value = json::parse(post.mentions);
  if (!value) return people;
  if (const auto mentions = json::read<std::vector<text::Mention>>(*value)) {
    for (const auto& mention : *mentions) people.push_back(mention.id);
  }
  return people;
}

std::vector<std::string> texts_in(const std::string& list) {
  if (list == "[]") return {};
  const auto value = json::parse(list);
  if (!value) return {};
  auto texts = json::read<std::vector<std::string>>(*value);
  return texts ? std::move(*texts) : std::vector<std::string>();
}

}  // namespace

std::vector<std::string> tags_of(const Post& post) {
  const auto value = json::parse(post.tags);
  if (!value) return {};
  const auto tags = json::read<std::vector<text::Tag>>(*value);
  return tags ? collect(*tags, &text::Tag::key) : std::vector<std::string>();
}

std::vector<std::string> links_of(const Post& post) { return texts_in(post.links); }

std::unexpected<Error> no_post() { return fail(ErrorKind::not_found, "not_found", "There is no such post."); }

PostFacts facts_of(const Post& post, std::vector<std::string> tags, PlaceId place) {
  return {.id = post.id,
          .conversation = post.conversation,
          .author = post.author,
          .parent = post.boost_of ? PostId{} : post.parent,
          .parent_author = post.boost_of ? PersonId{} : post.parent_author,
          .boost_of = post.boost_of,
          .boost_author = post.boost_of ? post.parent_author : PersonId{},
          .audience = post.audience,
          .mark = post.mark,
          .place = place,
          .media = post.media != "[]",
          .article = !post.title.empty(),
          .thanks = post.thanks,
          .has_words = text::has_own_words(post.source),
          .tags = std::move(tags),
          .mentions = named_in(post),
          .words = post.words,
          .asks = post.question,
          .repeats = post.repeats,
          .trust = post.trust,
          .community = post.community,
          .guest_talks = post.guest_talks,
          .pair_talks = post.pair_talks,
          .links = links_of(post)};
}

Event event_of(EventKind kind, Env& env, const Post& post, PersonId target) {
  return {.kind = kind, .actor = post.author.value, .object = post.id.value, .target = target.value, .at = env.now()};
}

}  // namespace stadt::posts
