#include "articles/feeds.hpp"

#include "articles/rules.hpp"
#include "articles/store.hpp"
#include "base/collect.hpp"
#include "json/read.hpp"
#include "people/beholder.hpp"
#include "people/people.hpp"
#include "places/places.hpp"
#include "posts/store.hpp"

namespace stadt::articles {

namespace {

std::vector<std::string> tags_of(const Post& post) {
  const auto value = json::parse(post.tags);
  if (!value) return {};
  const auto tags = json::read<std::vector<text::Tag>>(*value);
  return tags ? collect(*tags, &text::Tag::name) : std::vector<std::string>();
}

std::string name_of(const Person& person) { return person.name.empty() ? "@" + person.handle : person.name; }

atom::Entry entry_of(const PostsParts& parts, const Post& post, const Person& author) {
  const auto id = std::to_string(post.id.value);
  return {.id = parts.origin + "/posts/" + id,
          .title = post.title,
          .url = parts.origin + "/@" + author.handle + "/" + id,
          .author = name_of(author),
          .author_url = parts.accounts.url(author),
          .language = post.language,
          .published = time_of(post.id),
          .updated = post.edited_at.ms ? post.edited_at : time_of(post.id),
          .html = post.html,
          .summary = text::excerpt(post.html, excerpt_characters),
          .categories = tags_of(post)};
}

std::vector<atom::Entry> entries_of(const PostsParts& parts, sql::Session& db, std::span<const PostId> ids) {
  std::unordered_map<PostId, Post> posts;
  for (auto& post : posts_store::posts(db, ids)) posts.emplace(post.id, std::move(post));
  const auto written_by = collect(posts, [](const auto& entry) { return entry.second.author; });
  const auto authors = people::by_id(db, written_by);
  const people::Beholder beholder(db, parts.sight, {}, written_by);
  std::vector<atom::Entry> entries;
  for (const auto id : ids) {
    const auto post = posts.find(id);
    if (post == posts.end() || post->second.title.empty() || post->second.audience != Audience::public_) continue;
    const auto author = authors.find(post->second.author);
    if (author == authors.end() || beholder.hides(author->first)) continue;
    entries.push_back(entry_of(parts, post->second, author->second));
  }
  return entries;
}

}  // namespace

std::optional<atom::Feed> feed_of_person(const PostsParts& parts, sql::Session& db, std::string_view handle) {
  const auto id = parts.accounts.find(db, handle);
  const auto person = id ? parts.accounts.person(db, *id) : std::nullopt;
  if (!person || people::hides(db, parts.sight, {}, person->id)) return std::nullopt;
  const auto url = parts.accounts.url(*person);
  return atom::Feed{
      .id = url + "/texts.atom",
      .title = name_of(*person),
      .subtitle = person->line,
      .url = url + "?show=texts",
      .author = name_of(*person),
      .updated = time_of(person->id),
      .entries = entries_of(parts, db, articles_store::texts(db, person->id, INT64_MAX, atom::most_entries))};
}

std::optional<atom::Feed> feed_of_place(const PostsParts& parts, sql::Session& db, std::string_view handle) {
  const auto place = places::by_handle(db, handle);
  if (!place) return std::nullopt;
  const auto taken = articles_store::at_place(db, place->id, ArticleState::taken, INT64_MAX, atom::most_entries);
  const auto url = parts.origin + "/places/" + place->handle;
  return atom::Feed{.id = url + ".atom",
                    .title = place->name,
                    .subtitle = place->line,
                    .url = url,
                    .author = place->name,
                    .updated = place->created_at,
                    .entries = entries_of(parts, db, collect(taken, &ArticleOffer::post))};
}

}  // namespace stadt::articles
