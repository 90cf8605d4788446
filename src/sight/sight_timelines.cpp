// Home pages and the newest tables.
#include <algorithm>
#include <queue>
#include <unordered_set>

#include "sight/hidden.hpp"
#include "sight/sight_state.hpp"

namespace stadt {

namespace {

struct Reader {
  const CitySight& city;
  Number number = 0;
  const PersonSight& person;
  Eyes eyes;

  bool follows(Number other) const { return other == number || person.following.contains(other); }
};

// Whether a recent post of a followed author (or one's own) belongs on the reader's home page.
bool belongs_home(const Reader& reader, Number author, const RecentPost& post) {
  if (reader.eyes.mutes(post.conversation)) return false;
  if (author != reader.number) {
    if (post.audience > Audience::close || reader.eyes.hides(author)) return false;
    if (post.audience == Audience::contacts && !reader.person.contacts.contains(author)) return false;
    const auto& by = reader.city.person(author);
    if (post.audience == Audience::close && !by.discretion().close.contains(reader.person.id.value)) return false;
    if (post.boost_author && reader.person.discretion().without_boosts.contains(by.id.value)) return false;
  }
  if (post.boost_author) return post.boost_author != reader.number && !reader.eyes.hides(post.boost_author);
  if (!post.parent_author || post.parent_author == author) return true;
  return reader.follows(post.parent_author) && !reader.eyes.hides(post.parent_author);
}

// Where the merge stands in one author's posts.
struct Cursor {
  Number author = 0;
  const RecentPost* begin = nullptr;
  const RecentPost* next = nullptr;  // one behind the next post to take

  bool operator<(const Cursor& other) const { return next[-1].id < other.next[-1].id; }
};

Cursor cursor_below(const CitySight& city, Number author, std::int64_t below) {
  const auto recent = city.person(author).recent.view();
  if (recent.empty() || recent.back().id.value < below) return {author, recent.data(), recent.data() + recent.size()};
  const auto end = std::ranges::lower_bound(recent, PostId{below}, {}, &RecentPost::id);
  return {author, recent.data(), recent.data() + (end - recent.begin())};
}

}  // namespace

std::vector<PostId> Sight::home(PersonId viewer, const PageRequest& page) const {
  const auto city = view();
  std::vector<PostId> found;
  const Number number = city->number(viewer);
  if (number == 0) return found;
  const Reader reader{*city, number, city->person(number), Eyes(*city, viewer)};
  std::vector<Cursor> cursors;
  const auto authors = reader.person.following.view();
  cursors.reserve(authors.size() + 1);
  const auto add = [&](Number author) {
    const Cursor cursor = cursor_below(*city, author, page.below());
    if (cursor.next != cursor.begin) cursors.push_back(cursor);
  };
  add(number);
  for (const Number author : authors) add(author);
  std::priority_queue heads(std::less<Cursor>(), std::move(cursors));

  for (int depth = 0; depth < home_depth && !heads.empty(); ++depth) {
    Cursor head = heads.top();
    heads.pop();
    const RecentPost& post = *--head.next;
    if (post.id.value <= page.above()) break;
    if (belongs_home(reader, head.author, post)) found.push_back(post.id);
    if (!page.min_id && std::ssize(found) >= page.limit) break;
    if (head.next != head.begin) heads.push(head);
  }
  // The page directly newer than min_id is the oldest end of what lies above it.
  if (std::ssize(found) > page.limit) found.erase(found.begin(), found.end() - page.limit);
  return found;
}

std::vector<PersonId> Sight::at_home(std::span<const PersonId> viewers, const PostFacts& post) const {
  const auto city = view();
  std::vector<PersonId> found;
  const Number author = city->number(post.author);
  if (author == 0) return found;
  const RecentPost recent{.id = post.id,
                          .conversation = post.conversation,
                          .parent_author = city->number(post.parent_author),
                          .boost_author = city->number(post.boost_author),
                          .audience = post.audience};
  for (const PersonId viewer : viewers) {
    const Number number = city->number(viewer);
    if (number == 0) continue;
    const Reader reader{*city, number, city->person(number), Eyes(*city, viewer)};
    if (reader.follows(author) && belongs_home(reader, author, recent)) found.push_back(viewer);
  }
  return found;
}

std::vector<Sight::NewestTable> Sight::newest_tables(PersonId viewer, PlaceId place, const PageRequest& page) const {
  const auto city = view();
  const Eyes eyes(*city, viewer);
  const Number wanted = city->number(place);
  std::vector<NewestTable> found;
  if (place && wanted == 0) return found;
  const auto take = [&](const TableTimeline::Entry& entry) {
    const bool is_beyond = entry.last.value <= page.above() || entry.last.value >= page.below();
    if (is_beyond || std::ssize(found) >= page.limit) return false;
    const auto& table = city->table(entry.table);
    const auto* line = table.line();
    if (!line || line->last != entry.last || (place && line->place != wanted)) return true;
    if (!eyes.hides(line->host) && !eyes.mutes(table.id)) found.push_back({table.id, entry.last});
    return true;
  };
  if (!page.min_id) {
    city->timeline().each_below(PostId{page.below()}, take);
    return found;
  }
  city->timeline().each_above(PostId{page.above()}, take);
  // Where somebody spoke meanwhile, a table is met twice on the way up; its newer place counts.
  std::ranges::reverse(found);
  std::unordered_set<ConversationId> met;
  std::erase_if(found, [&](const NewestTable& one) { return !met.insert(one.table).second; });
  return found;
}

}  // namespace stadt
