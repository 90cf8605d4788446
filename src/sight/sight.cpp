#include "sight/sight.hpp"

#include <atomic>
#include <mutex>
#include <queue>
#include <shared_mutex>

#include "sight/requests_store.hpp"
#include "sight/store.hpp"

namespace stadt {

struct Sight::State {
  Campaigns campaigns;  // guards itself
  mutable std::shared_mutex mutex;
  CitySight city;
  bool reading = false;
  std::vector<Event> meanwhile;  // what happened while the city was read from SQL
  std::atomic<bool> ready = false;
};

namespace {

bool mutes(const PersonSight& person, std::int64_t other, std::int64_t now_ms) {
  const auto found = person.muting.find(other);
  return found != person.muting.end() && (found->second == 0 || found->second > now_ms);
}

std::int64_t wall_clock_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

bool is_hidden(const PersonSight& viewer, std::int64_t author, std::int64_t now_ms) {
  return viewer.blocking.contains(author) || viewer.blocked_by.contains(author) || mutes(viewer, author, now_ms);
}

// Whether a recent post of a followed author (or one's own) belongs on the viewer's home page.
struct AuthorSight {
  PersonId id;
  const PersonSight* person = nullptr;
};
bool belongs_home(const PersonSight& viewer, PersonId viewer_id, const AuthorSight& by, const RecentPost& post,
                  std::int64_t now_ms) {
  const PersonId author = by.id;
  const auto follows = [&](PersonId other) { return other == viewer_id || viewer.following.contains(other.value); };
  if (viewer.muted_conversations.contains(post.conversation.value)) return false;
  if (author != viewer_id) {
    if (post.audience > Audience::close || is_hidden(viewer, author.value, now_ms)) return false;
    if (post.audience == Audience::contacts && !viewer.contacts.contains(author.value)) return false;
    if (post.audience == Audience::close && !by.person->close.contains(viewer_id.value)) return false;
    if (post.boost_author && viewer.without_boosts.contains(author.value)) return false;
  }
  if (post.boost_author) return post.boost_author != viewer_id && !is_hidden(viewer, post.boost_author.value, now_ms);
  if (!post.parent_author || post.parent_author == author) return true;
  return follows(post.parent_author) && !is_hidden(viewer, post.parent_author.value, now_ms);
}

// Where the merge stands in one author's posts.
struct Cursor {
  AuthorSight author;
  const RecentPost* begin = nullptr;
  const RecentPost* next = nullptr;  // one behind the next post to take

  bool operator<(const Cursor& other) const { return next[-1].id < other.next[-1].id; }
};

Cursor cursor_below(PersonId author, const PersonSight& person, std::int64_t below) {
  const auto& recent = person.recent;
  const auto end = std::ranges::lower_bound(recent, PostId{below}, {}, &RecentPost::id);
  return {{author, &person}, recent.data(), recent.data() + (end - recent.begin())};
}

// Tables where one of the two answered the other after `since`.
void note_talks(const PersonSight* from, PersonId to, const Meeting& meeting, IdSet& tables) {
  if (!from) return;
  const PostId since{first_id_at(meeting.at - talks_count_for)};
  const auto& recent = from->recent;
  for (auto post = recent.rbegin(); post != recent.rend() && post->id > since; ++post) {
    const bool counts = post->parent_author == to && post->audience <= Audience::unlisted;
    if (counts && post->conversation != meeting.table) tables.insert(post->conversation.value);
  }
}

int talks(const CitySight& city, PersonId one, PersonId other, const Meeting& meeting) {
  if (!other || one == other) return 0;
  IdSet tables;
  note_talks(city.find(one), other, meeting, tables);
  note_talks(city.find(other), one, meeting, tables);
  return static_cast<int>(std::min<std::size_t>(tables.ids().size(), most_talks));
}

}  // namespace

Sight::Sight() : state_(std::make_unique<State>()) {}
Sight::~Sight() = default;

void Sight::rebuild(sql::Session& db) {
  {
    std::unique_lock lock(state_->mutex);
    state_->reading = true;
    state_->meanwhile.clear();
  }
  CitySight fresh;
  sight_store::read_city(db, fresh);
  state_->campaigns.restore(sight_store::requests(db, most_requests_remembered));
  std::unique_lock lock(state_->mutex);
  for (const auto& event : state_->meanwhile) fresh.apply(event);
  state_->meanwhile = {};
  state_->reading = false;
  state_->city = std::move(fresh);
  state_->ready = true;
}

bool Sight::ready() const { return state_->ready; }

void Sight::follow(std::span<const Event> events) {
  for (const auto& event : events) {
    if (event.kind != EventKind::request_compared) continue;
    state_->campaigns.remember({PersonId{event.actor}, event.object, event.detail});
  }
  std::unique_lock lock(state_->mutex);
  for (const auto& event : events) {
    if (state_->reading) state_->meanwhile.push_back(event);
    state_->city.apply(event);
  }
}

Relation Sight::relation(PersonId viewer, PersonId other) const {
  std::shared_lock lock(state_->mutex);
  Relation relation;
  if (const auto* from = state_->city.find(viewer)) {
    relation.following = from->following.contains(other.value);
    relation.requested = from->requested.contains(other.value);
    relation.contact = from->contacts.contains(other.value);
    relation.blocking = from->blocking.contains(other.value);
    relation.blocked_by = from->blocked_by.contains(other.value);
    relation.muting = mutes(*from, other.value, wall_clock_ms());
    relation.shows_boosts = !from->without_boosts.contains(other.value);
  }
  if (const auto* back = state_->city.find(other)) {
    relation.followed_by = back->following.contains(viewer.value);
    relation.requested_by = back->requested.contains(viewer.value);
    relation.close = back->close.contains(viewer.value);
  }
  return relation;
}

bool Sight::on_speaking_terms(PersonId one, PersonId other) const {
  std::shared_lock lock(state_->mutex);
  const auto* person = state_->city.find(one);
  return !person || (!person->blocking.contains(other.value) && !person->blocked_by.contains(other.value));
}

bool Sight::hidden(PersonId viewer, PersonId author) const {
  std::shared_lock lock(state_->mutex);
  const auto* person = state_->city.find(viewer);
  return viewer && person && is_hidden(*person, author.value, wall_clock_ms());
}

bool Sight::mutes_conversation(PersonId viewer, ConversationId conversation) const {
  std::shared_lock lock(state_->mutex);
  const auto* person = state_->city.find(viewer);
  return person && person->muted_conversations.contains(conversation.value);
}

Company Sight::company(const Meeting& meeting) const {
  std::shared_lock lock(state_->mutex);
  const auto& [author, host, parent_author, table, at] = meeting;
  return {.guest_talks = talks(state_->city, author, host, meeting),
          .pair_talks = talks(state_->city, author, parent_author, meeting)};
}

const Campaigns& Sight::campaigns() const { return state_->campaigns; }

Sight::Reactions Sight::reactions(PersonId viewer, PostId post) const {
  std::shared_lock lock(state_->mutex);
  const auto* person = state_->city.find(viewer);
  if (!person) return {};
  const auto found = person->reactions.find(post.value);
  if (found == person->reactions.end()) return {};
  return {(found->second & nodded_bit) != 0, (found->second & boosted_bit) != 0, (found->second & bookmarked_bit) != 0,
          (found->second & pinned_bit) != 0};
}

std::vector<Sight::Followed> Sight::following(PersonId viewer) const {
  std::shared_lock lock(state_->mutex);
  std::vector<Followed> followed;
  if (const auto* person = state_->city.find(viewer)) {
    for (const std::int64_t id : person->following.ids()) {
      followed.push_back({PersonId{id}, !person->without_boosts.contains(id)});
    }
  }
  return followed;
}

std::vector<PostId> Sight::home(PersonId viewer, const PageRequest& page) const {
  std::shared_lock lock(state_->mutex);
  std::vector<PostId> found;
  const auto* person = state_->city.find(viewer);
  if (!person) return found;
  std::priority_queue<Cursor> heads;
  const auto add = [&](PersonId author) {
    const auto* known = state_->city.find(author);
    if (!known) return;
    const Cursor cursor = cursor_below(author, *known, page.below());
    if (cursor.next != cursor.begin) heads.push(cursor);
  };
  add(viewer);
  for (const std::int64_t id : person->following.ids()) add(PersonId{id});

  const std::int64_t now_ms = wall_clock_ms();
  for (int depth = 0; depth < home_depth && !heads.empty(); ++depth) {
    Cursor head = heads.top();
    heads.pop();
    const RecentPost& post = *--head.next;
    if (post.id.value <= page.above()) break;
    if (belongs_home(*person, viewer, head.author, post, now_ms)) found.push_back(post.id);
    if (!page.min_id && std::ssize(found) >= page.limit) break;
    if (head.next != head.begin) heads.push(head);
  }
  // The page directly newer than min_id is the oldest end of what lies above it.
  if (std::ssize(found) > page.limit) found.erase(found.begin(), found.end() - page.limit);
  return found;
}

std::vector<PersonId> Sight::at_home(std::span<const PersonId> viewers, const PostFacts& post) const {
  const RecentPost recent{post.id, post.conversation, post.parent_author, post.boost_author, post.audience};
  const std::int64_t now_ms = wall_clock_ms();
  std::shared_lock lock(state_->mutex);
  std::vector<PersonId> found;
  const AuthorSight author{post.author, state_->city.find(post.author)};
  if (!author.person) return found;
  for (const PersonId viewer : viewers) {
    const auto* person = state_->city.find(viewer);
    if (!person || (viewer != post.author && !person->following.contains(post.author.value))) continue;
    if (belongs_home(*person, viewer, author, recent, now_ms)) found.push_back(viewer);
  }
  return found;
}

std::vector<Sight::NewestTable> Sight::newest_tables(PersonId viewer, PlaceId place, const PageRequest& page) const {
  std::shared_lock lock(state_->mutex);
  std::vector<NewestTable> found;
  const auto* person = state_->city.find(viewer);
  const std::int64_t now_ms = wall_clock_ms();
  const auto& by_last = state_->city.tables_by_last();
  for (auto at = by_last.lower_bound(PostId{page.below()}); at != by_last.begin();) {
    --at;
    if (at->first.value <= page.above() || std::ssize(found) >= page.limit) break;
    const auto* table = state_->city.table(at->second);
    if (place && table->place != place) continue;
    if (viewer && person && is_hidden(*person, table->host.value, now_ms)) continue;
    if (viewer && person && person->muted_conversations.contains(at->second.value)) continue;
    found.push_back({at->second, at->first});
  }
  return found;
}

}  // namespace stadt
