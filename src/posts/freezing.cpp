#include "posts/freezing.hpp"

#include <algorithm>

#include "posts/freezing_store.hpp"
#include "posts/repeat_rules.hpp"
#include "posts/store.hpp"
#include "sight/standing.hpp"
#include "text/links.hpp"

namespace stadt::posts {

namespace {

constexpr std::size_t most_links = 8;  // of a post are kept

// Of posts and tables that are named, the tables that are listed.
std::vector<ConversationId> public_tables(sql::Session& db, std::span<const PostId> named) {
  const auto ids = posts_store::conversations_of(db, named);
  std::vector<ConversationId> tables;
  for (const auto& conversation : posts_store::conversations(db, ids)) {
    const bool is_listed = conversation.audience == Audience::public_ && conversation.deleted_at.ms == 0;
    if (is_listed) tables.push_back(conversation.id);
  }
  return tables;
}

Company company_of(sql::Session& db, const Sight& sight, const Meeting& meeting) {
  if (sight.ready()) return sight.company(meeting);
  const auto standing = standings::of(db, meeting.author);
  return {.trust = standing.trust,
          .community = standing.community,
          .guest_talks = posts_store::talks(db, meeting.author, meeting.host, meeting.table, meeting.at),
          .pair_talks = posts_store::talks(db, meeting.author, meeting.parent_author, meeting.table, meeting.at)};
}

}  // namespace

std::vector<std::string> kept_links(sql::Session& db, const PostsParts& parts, std::span<const std::string> links) {
  std::vector<std::string> kept;
  std::vector<PostId> own;
  for (const auto& url : links) {
    if (kept.size() + own.size() >= most_links) break;
    auto link = text::canonical_link(url);
    if (const auto page = text::own_page(link, parts.origin)) {
      own.push_back(PostId{*page});
    } else if (!link.empty() && !text::is_own(link, parts.origin) && std::ranges::find(kept, link) == kept.end()) {
      kept.push_back(std::move(link));
    }
  }
  if (own.empty()) return kept;
  for (const auto table : public_tables(db, own)) {
    auto link = table_link(table);
    if (std::ranges::find(kept, link) == kept.end()) kept.push_back(std::move(link));
  }
  return kept;
}

bool repeats_another(sql::Session& db, const Post& post) {
  if (post.sketch.empty() || !post.parent) return false;
  const auto before = posts_store::sketches_before(db, post.conversation, post.id, posts_looked_through);
  const auto alike = worth_comparing(post.sketch, before);
  return !alike.empty() && repeats_one_of(post.signature, posts_store::signatures(db, alike));
}

void freeze_company(sql::Session& db, const PostsParts& parts, Post& post, PersonId host) {
  if (!counts_in_public(post.audience)) return;
  const auto company =
      company_of(db, parts.sight, {post.author, host, post.parent_author, post.conversation, parts.env.now()});
  post.trust = company.trust;
  post.community = company.community;
  post.guest_talks = company.guest_talks;
  post.pair_talks = company.pair_talks;
}

}  // namespace stadt::posts
