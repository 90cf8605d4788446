#include "feed/timelines.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/collect.hpp"
#include "people/beholder.hpp"
#include "posts/months.hpp"
#include "posts/post_reader.hpp"
#include "posts/posts.hpp"

namespace stadt::feed {

namespace {

constexpr int most_months_back = 24;
constexpr std::size_t most_any_tags = 4;
// Of a home page so many rows are judged first, by how the reader stands to their people; then twice as many.
constexpr std::size_t first_rows_judged = 64;

TimelinePage page_of(std::vector<PostId> posts, const http::Page& page) {
  TimelinePage timeline{.posts = std::move(posts), .newest = {}, .oldest = {}};
  timeline.more = http::more_after(timeline.posts.size(), page);
  if (!timeline.posts.empty()) {
    timeline.newest = timeline.posts.front();
    timeline.oldest = timeline.posts.back();
  }
  return timeline;
}

// The rules of sight's home page (sight_timelines.cpp), on rows from SQL.
class HomeReader {
 public:
  HomeReader(sql::Session& db, PersonId viewer, std::span<const PersonId> followed,
             std::span<const feed_store::AuthorPost> rows)
      : viewer_(viewer),
        followed_(followed),
        beholder_(db, nullptr, viewer, people_of(rows)),
        muted_(posts::muted_among(db, viewer, conversations_of(rows))) {}

  bool takes(const feed_store::AuthorPost& row) const {
    if (muted_.contains(row.conversation) || (row.author != viewer_ && !takes_from_author(row))) return false;
    if (row.boost_author) return row.boost_author != viewer_ && !beholder_.hides(row.boost_author);
    if (!row.parent_author || row.parent_author == row.author) return true;
    return follows(row.parent_author) && !beholder_.hides(row.parent_author);
  }

 private:
  static std::vector<PersonId> people_of(std::span<const feed_store::AuthorPost> rows) {
    std::vector<PersonId> people;
    for (const auto& row : rows) people.insert(people.end(), {row.author, row.parent_author, row.boost_author});
    return people;
  }
  static std::vector<ConversationId> conversations_of(std::span<const feed_store::AuthorPost> rows) {
    auto all = collect(rows, &feed_store::AuthorPost::conversation);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  bool takes_from_author(const feed_store::AuthorPost& row) const {
    if (row.audience > Audience::close || beholder_.hides(row.author)) return false;
    const auto relation = beholder_.relation(row.author);
    if (row.audience == Audience::contacts && !relation.contact) return false;
    if (row.audience == Audience::close && !relation.close) return false;
    return !row.boost_author || relation.shows_boosts;
  }
  bool follows(PersonId person) const { return person == viewer_ || std::ranges::binary_search(followed_, person); }

  PersonId viewer_;
  std::span<const PersonId> followed_;  // sorted
  people::Beholder beholder_;
  std::unordered_set<ConversationId> muted_;
};

std::vector<PostId> home_from_sql(sql::Session& db, PersonId viewer, const http::Page& page) {
  auto authors = feed_store::followed(db, viewer);
  std::ranges::sort(authors);
  auto everyone = authors;
  everyone.push_back(viewer);
  auto rows = feed_store::author_posts(db, everyone, page.before(), home_depth);
  std::ranges::sort(rows, std::greater(), &feed_store::AuthorPost::id);
  if (std::ssize(rows) > home_depth) rows.resize(home_depth);
  std::erase_if(rows, [&](const auto& row) { return row.id.value <= page.after(); });
  if (page.min_id) std::ranges::reverse(rows);
  std::vector<PostId> found;
  std::span rest(rows);
  std::size_t judged = first_rows_judged;
  while (!rest.empty() && std::ssize(found) < page.limit) {
    const auto some = rest.first(std::min(rest.size(), judged));
    const HomeReader reader(db, viewer, authors, some);
    for (const auto& row : some) {
      if (std::ssize(found) < page.limit && reader.takes(row)) found.push_back(row.id);
    }
    rest = rest.subspan(some.size());
    judged *= 2;
  }
  if (page.min_id) std::ranges::reverse(found);
  return found;
}

}  // namespace

TimelinePage home_page(sql::Session& db, const Sight& sight, PersonId viewer, const http::Page& page) {
  if (!sight.ready()) return page_of(home_from_sql(db, viewer, page), page);
  return page_of(sight.home(viewer, {page.max_id, page.since_id, page.min_id, page.limit}), page);
}

TimelinePage public_page(sql::Session& db, Time now, bool media, const http::Page& page) {
  const std::int64_t newest_id = std::min(page.before(), first_id_at(now + std::chrono::hours(24)));
  std::int64_t month = month_of(PostId{page.min_id ? *page.min_id : newest_id});
  std::vector<PostId> found;
  for (int step = 0; step < most_months_back && month >= 0; ++step) {
    const int missing = page.limit - static_cast<int>(found.size());
    const auto part =
        feed_store::public_posts(db, month, page.after(), page.before(), media, missing, page.min_id.has_value());
    found.insert(found.end(), part.begin(), part.end());
    if (std::ssize(found) >= page.limit) break;
    month += page.min_id ? 1 : -1;
    if (page.min_id && month > month_of(PostId{newest_id})) break;
  }
  if (page.min_id) std::ranges::reverse(found);
  return page_of(std::move(found), page);
}

TimelinePage tag_page(sql::Session& db, const TagQuestion& question, const http::Page& page) {
  std::vector<PostId> found;
  for (std::size_t i = 0; i < std::min(question.any.size(), most_any_tags); ++i) {
    const auto part = feed_store::tag_posts(db, {question.any[i], question.all, question.none, question.media},
                                            page.after(), page.before(), page.limit, page.min_id.has_value());
    found.insert(found.end(), part.begin(), part.end());
  }
  std::ranges::sort(found, std::greater());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (std::ssize(found) > page.limit) {
    if (page.min_id)
      found.erase(found.begin(), found.end() - page.limit);
    else
      found.resize(static_cast<std::size_t>(page.limit));
  }
  return page_of(std::move(found), page);
}

Audience narrowest_shown(sql::Session& db, const Sight& sight, PersonId reader, PersonId author) {
  if (reader && reader == author) return Audience::self;
  Post said;
  said.author = author;
  const auto facts = posts::reader_facts(db, sight, reader, said);
  for (const auto audience : {Audience::close, Audience::contacts, Audience::followers, Audience::here}) {
    if (may_read(audience, author, facts)) return audience;
  }
  return Audience::unlisted;
}

TimelinePage account_page(sql::Session& db, PersonId author, const AccountQuestion& question, const http::Page& page) {
  // Enough to fill the page in most cases; a short page still leads on.
  const int read = page.limit * 3;
  const auto rows = page.min_id ? feed_store::posts_of_above(db, author, question.narrowest, page.after(), read)
                                : feed_store::posts_of(db, author, question.narrowest, page.before(), read);
  TimelinePage result;
  std::vector<PostId> found;
  for (const auto& row : rows) {
    if (!page.min_id && row.id.value <= page.after()) break;
    result.oldest = page.min_id ? result.oldest : row.id;
    const bool answers = !row.boost_author && row.parent_author && row.parent_author != row.author;
    const bool any_reply = !row.boost_author && bool(row.parent_author);
    if ((question.without_replies && answers) || (question.without_boosts && row.boost_author)) continue;
    if ((question.only_replies && !any_reply) || (question.media && !row.media)) continue;
    found.push_back(row.id);
    if (std::ssize(found) >= page.limit) break;
  }
  if (page.min_id) std::ranges::reverse(found);
  const PostId oldest = result.oldest;
  result = page_of(std::move(found), page);
  result.more = !page.min_id && std::ssize(rows) < read && std::ssize(result.posts) < page.limit ? http::More::none
                                                                                                 : http::More::maybe;
  if (oldest && !page.min_id) {
    result.oldest = oldest;
    if (!result.newest) result.newest = oldest;
  }
  return result;
}

}  // namespace stadt::feed
