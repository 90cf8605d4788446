// How people stand to each other.
#include "sight/hidden.hpp"
#include "sight/sight_state.hpp"

namespace stadt {

namespace {

// The tables at which one answered the other in that time, as far as their latest posts tell.
void add_talks(const CitySight& city, Number from, Number to, const Meeting& meeting,
               std::vector<ConversationId>& tables) {
  const PostId since{first_id_at(meeting.at - talks_count_for)};
  const auto recent = city.person(from).recent.view();
  for (auto post = std::ranges::upper_bound(recent, since, {}, &RecentPost::id); post != recent.end(); ++post) {
    if (post->parent_author != to || post->audience != Audience::public_) continue;
    const Number table = post->conversation == meeting.table ? 0 : city.number(post->conversation);
    if (table && city.table(table).line()) tables.push_back(post->conversation);
  }
}

int talks(const CitySight& city, Number one, Number other, const Meeting& meeting) {
  if (one == 0 || other == 0 || one == other) return 0;
  std::vector<ConversationId> tables;
  add_talks(city, one, other, meeting, tables);
  add_talks(city, other, one, meeting, tables);
  std::ranges::sort(tables);
  const auto repeated = std::ranges::unique(tables);
  return static_cast<int>(std::min<std::ptrdiff_t>(repeated.begin() - tables.begin(), most_talks));
}

}  // namespace

Relation Sight::relation(PersonId viewer, PersonId other) const {
  const auto city = view();
  Relation relation;
  const Number there = city->number(other);
  if (const auto* from = city->find(viewer)) {
    const auto& own = from->discretion();
    relation.following = there && from->following.contains(there);
    relation.requested = own.requested.contains(other.value);
    relation.contact = there && from->contacts.contains(there);
    relation.blocking = own.blocking.contains(other.value);
    relation.blocked_by = own.blocked_by.contains(other.value);
    relation.muting = mutes(own, other.value, wall_clock_ms());
    relation.shows_boosts = !own.without_boosts.contains(other.value);
  }
  if (there) {
    const auto& back = city->person(there);
    const Number here = city->number(viewer);
    relation.followed_by = here && back.following.contains(here);
    relation.requested_by = back.discretion().requested.contains(viewer.value);
    relation.close = back.discretion().close.contains(viewer.value);
  }
  return relation;
}

bool Sight::on_speaking_terms(PersonId one, PersonId other) const {
  const auto city = view();
  const auto* person = city->find(one);
  if (!person) return true;
  const auto& own = person->discretion();
  return !own.blocking.contains(other.value) && !own.blocked_by.contains(other.value);
}

bool Sight::hidden(PersonId viewer, PersonId author) const {
  const auto city = view();
  const auto* person = city->find(viewer);
  const auto* other = city->find(author);
  if (!other) return false;
  return person ? is_hidden(person->discretion(), *other, wall_clock_ms()) : other->gone.load();
}

bool Sight::mutes_conversation(PersonId viewer, ConversationId conversation) const {
  const auto city = view();
  const auto* person = city->find(viewer);
  return person && person->discretion().muted_conversations.contains(conversation.value);
}

Sight::Reactions Sight::reactions(PersonId viewer, PostId post) const {
  const auto city = view();
  const auto* person = city->find(viewer);
  if (!person) return {};
  const auto bits = person->reactions.find(post.value);
  return {(bits & nodded_bit) != 0, (bits & boosted_bit) != 0, (bits & bookmarked_bit) != 0, (bits & pinned_bit) != 0};
}

std::vector<Sight::Followed> Sight::following(PersonId viewer) const {
  const auto city = view();
  std::vector<Followed> followed;
  const auto* person = city->find(viewer);
  if (!person) return followed;
  const auto& own = person->discretion();
  for (const Number number : person->following.view()) {
    const auto id = city->person(number).id;
    followed.push_back({id, !own.without_boosts.contains(id.value)});
  }
  return followed;
}

Company Sight::company(const Meeting& meeting) const {
  const auto city = view();
  Company company;
  const Number author = city->number(meeting.author);
  company.trust = city->newcomers_trust();
  if (author == 0) return company;
  if (const int known = city->person(author).trust.load(std::memory_order_relaxed)) company.trust = known;
  company.community = static_cast<int>(city->person(author).community.load(std::memory_order_relaxed));
  company.guest_talks = talks(*city, author, city->number(meeting.host), meeting);
  company.pair_talks = meeting.parent_author == meeting.host
                           ? company.guest_talks
                           : talks(*city, author, city->number(meeting.parent_author), meeting);
  return company;
}

}  // namespace stadt
