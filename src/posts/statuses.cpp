#include "posts/statuses.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>

#include "base/collect.hpp"
#include "base/fragment_cache.hpp"
#include "json/write.hpp"
#include "posts/post_reader.hpp"
#include "posts/posts.hpp"
#include "posts/status.hpp"
#include "posts/store.hpp"

namespace stadt {

namespace {

constexpr std::size_t statuses_kept = 30'000;

// A post rendered for everybody; what a reader may see of it is decided with the post beside it.
struct Fragment {
  Post post;            // without its texts
  std::string members;  // fixed_members
  std::string counts;   // "replies_count":…, moves with events that drop the fragment
  std::string line;     // StatusLine, but for the account and the closing brace
};
using Cache = FragmentCache<PostId, Fragment>;
using Fragments = std::unordered_map<PostId, Cache::Pointer>;

Cache::Pointer make_fragment(const std::string& origin, Post post, const Conversation* conversation) {
  auto fragment = std::make_shared<Fragment>();
  fragment->members = fixed_members(origin, post, conversation);
  fragment->line = line_members(post);
  fragment->counts = ",\"replies_count\":" + std::to_string(post.replies) +
                     ",\"reblogs_count\":" + std::to_string(post.boosts) +
                     ",\"favourites_count\":" + std::to_string(post.nods);
  for (auto* text : {&post.source, &post.html, &post.title, &post.warning, &post.signature, &post.tags, &post.media}) {
    text->clear();
    text->shrink_to_fit();
  }
  fragment->post = std::move(post);
  return fragment;
}

// What of a status depends on who reads it.
struct Glance {
  bool shows_parent = false;
  bool signed_in = false;
  bool own = false;
  bool muted = false;
  Sight::Reactions reactions = {};

  bool operator==(const Glance&) const = default;
};

void append_flag(std::string& out, std::string_view name, bool value) {
  out += name;
  out += value ? "true" : "false";
}

// The members of a status but for `reblog`, without the closing brace.
void append_one(std::string& out, const Glance& glance, const Fragment& fragment, const std::string& account) {
  const Post& post = fragment.post;
  out += '{';
  out += fragment.members;
  out += fragment.counts;
  if (glance.shows_parent) {
    out += ",\"in_reply_to_id\":\"";
    out += std::to_string(post.parent.value);
    out += "\",\"in_reply_to_account_id\":\"";
    out += std::to_string(post.parent_author.value);
    out += '"';
  } else {
    out += ",\"in_reply_to_id\":null,\"in_reply_to_account_id\":null";
  }
  if (glance.signed_in) {
    append_flag(out, ",\"favourited\":", glance.reactions.nodded);
    append_flag(out, ",\"reblogged\":", glance.reactions.boosted);
    append_flag(out, ",\"bookmarked\":", glance.reactions.bookmarked);
    append_flag(out, ",\"muted\":", glance.muted);
    if (glance.own) append_flag(out, ",\"pinned\":", glance.reactions.pinned);
    out += ",\"filtered\":[]";
  }
  out += ",\"account\":";
  out += account;
}

using posts::PostReader;

PostReader reader_of(sql::Session& db, const Sight& sight, PersonId reader, const Fragments& fragments) {
  return {db, sight, reader, [&] { return collect(fragments, [](const auto& entry) { return &entry.second->post; }); }};
}

// A post and, if it passes one on, its original; neither without the other.
struct Shown {
  const Fragment* post = nullptr;
  const Fragment* original = nullptr;
};
std::optional<Shown> shown_to(const PostReader& reader, const Fragments& fragments, PostId id) {
  const auto readable_fragment = [&](PostId wanted) -> const Fragment* {
    const auto found = fragments.find(wanted);
    return found != fragments.end() && reader.may_read(found->second->post) ? found->second.get() : nullptr;
  };
  const Fragment* post = readable_fragment(id);
  if (!post) return std::nullopt;
  if (!post->post.boost_of) return Shown{post, nullptr};
  const Fragment* original = readable_fragment(post->post.boost_of);
  if (!original) return std::nullopt;
  return Shown{post, original};
}

bool shows_parent(const PostReader& reader, const Post& post) {
  if (!post.parent) return false;
  const PersonId person = reader.person();
  if (reader.people().has_left(post.parent_author)) return false;
  if (person && !reader.people().on_speaking_terms(post.parent_author)) return false;
  if (person && (person == post.author || person == post.parent_author)) return true;
  return counts_in_public(post.parent_audience) || (person && reader.people().relation(post.parent_author).following);
}

Glance glance_of(const PostReader& reader, const Post& post) {
  Glance glance{.shows_parent = shows_parent(reader, post), .signed_in = bool(reader.person())};
  if (!glance.signed_in) return glance;
  glance.own = post.author == reader.person() && !post.boost_of;
  glance.reactions = reader.reactions(post.boost_of ? post.boost_of : post.id);
  glance.muted = reader.mutes(post.conversation);
  return glance;
}

std::vector<PostId> originals_of(const Fragments& fragments) {
  std::vector<PostId> originals;
  for (const auto& [id, fragment] : fragments) originals.push_back(fragment->post.boost_of);
  return originals;
}

}  // namespace

struct Statuses::State {
  State(std::string own_origin, Accounts& own_accounts, const Sight& own_sight)
      : origin(std::move(own_origin)), accounts(own_accounts), sight(own_sight), cache(statuses_kept) {}

  std::string origin;
  Accounts& accounts;
  const Sight& sight;
  Cache cache;

  void load(Fragments& fragments, sql::Session& db, std::span<const PostId> ids);
  // Writes each post that is there for the viewer to the text that `next` names.
  void write(sql::Session& db, Viewer viewer, std::span<const PostId> posts,
             const std::function<std::string&(PostId)>& next);
};

// Puts the fragments of these posts into the map: from memory, else from SQL in one round for all.
void Statuses::State::load(Fragments& fragments, sql::Session& db, std::span<const PostId> ids) {
  std::vector<PostId> missing;
  std::unordered_map<PostId, Cache::Ticket> tickets;
  for (const PostId id : ids) {
    if (!id || fragments.contains(id)) continue;
    if (auto cached = cache.find(id)) {
      fragments.emplace(id, std::move(cached));
    } else if (tickets.try_emplace(id, cache.ticket(id)).second) {
      missing.push_back(id);
    }
  }
  if (missing.empty()) return;
  auto posts = posts_store::posts(db, missing);
  auto wanted = collect(posts, &Post::conversation);
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::unordered_map<ConversationId, Conversation> conversations;
  for (auto& conversation : posts_store::conversations(db, wanted))
    conversations.emplace(conversation.id, std::move(conversation));
  for (auto& post : posts) {
    if (post.deleted_at.ms != 0) continue;
    const PostId id = post.id;
    const auto conversation = conversations.find(post.conversation);
    auto fragment =
        make_fragment(origin, std::move(post), conversation == conversations.end() ? nullptr : &conversation->second);
    cache.put(tickets[id], fragment);
    fragments.emplace(id, std::move(fragment));
  }
}

void Statuses::State::write(sql::Session& db, Viewer viewer, std::span<const PostId> posts,
                            const std::function<std::string&(PostId)>& next) {
  Fragments fragments;
  load(fragments, db, posts);
  load(fragments, db, originals_of(fragments));
  const auto reader = reader_of(db, sight, viewer.person, fragments);
  std::vector<Shown> shown;
  std::vector<PersonId> authors;
  for (const PostId id : posts) {
    const auto found = shown_to(reader, fragments, id);
    if (!found) continue;
    shown.push_back(*found);
    authors.push_back(found->post->post.author);
    authors.push_back(found->original ? found->original->post.author : PersonId{});
  }
  const auto known = accounts.fragments(db, authors);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto& [post, original] = shown[i];
    const auto& account = known[2 * i];
    const auto& original_account = known[2 * i + 1];
    if (!account || (original && !original_account)) continue;
    std::string& out = next(post->post.id);
    append_one(out, glance_of(reader, post->post), *post, *account);
    if (original) {
      out += ",\"reblog\":";
      append_one(out, glance_of(reader, original->post), *original, *original_account);
      out += ",\"reblog\":null}}";
    } else {
      out += ",\"reblog\":null}";
    }
  }
}

Statuses::Statuses(std::string origin, Accounts& accounts, const Sight& sight)
    : state_(std::make_unique<State>(std::move(origin), accounts, sight)) {}
Statuses::~Statuses() = default;

std::vector<PostId> Statuses::append(std::string& out, sql::Session& db, Viewer viewer, std::span<const PostId> posts) {
  std::vector<PostId> written;
  state_->write(db, viewer, posts, [&](PostId id) -> std::string& {
    if (!written.empty()) out += ',';
    written.push_back(id);
    return out;
  });
  return written;
}

std::unordered_map<PostId, std::string> Statuses::by_id(sql::Session& db, Viewer viewer,
                                                        std::span<const PostId> posts) {
  std::unordered_map<PostId, std::string> statuses;
  state_->write(db, viewer, posts, [&](PostId id) -> std::string& {
    auto& status = statuses[id];
    status.clear();
    return status;
  });
  return statuses;
}

std::unordered_map<PostId, std::string> Statuses::lines(sql::Session& db, Viewer viewer,
                                                        std::span<const PostId> posts) {
  Fragments fragments;
  state_->load(fragments, db, posts);
  const auto reader = reader_of(db, state_->sight, viewer.person, fragments);
  std::vector<const Fragment*> shown;
  for (const auto& [id, fragment] : fragments) {
    // A line stands beside what others say: it is nobody's whom the reader has muted.
    const auto& post = fragment->post;
    if (!reader.people().hides(post.author) && reader.may_read(post)) shown.push_back(fragment.get());
  }
  const auto authors = collect(shown, [](const Fragment* one) { return one->post.author; });
  const auto faces = state_->accounts.faces(db, authors);
  std::unordered_map<PostId, std::string> lines;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (faces[i]) lines.emplace(shown[i]->post.id, shown[i]->line + *faces[i] + '}');
  }
  return lines;
}

std::unordered_set<PostId> Statuses::readable(sql::Session& db, Viewer viewer, std::span<const PostId> posts) {
  Fragments fragments;
  state_->load(fragments, db, posts);
  const auto reader = reader_of(db, state_->sight, viewer.person, fragments);
  std::vector<PostId> allowed;
  std::vector<PersonId> authors;
  for (const auto& [id, fragment] : fragments) {
    if (!reader.may_read(fragment->post)) continue;
    allowed.push_back(id);
    authors.push_back(fragment->post.author);
  }
  const auto faces = state_->accounts.faces(db, authors);
  std::unordered_set<PostId> readable;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    if (faces[i]) readable.insert(allowed[i]);
  }
  return readable;
}

std::vector<Statuses::Shared> Statuses::shared(sql::Session& db, PostId post, std::span<const PersonId> readers) {
  Fragments fragments;
  state_->load(fragments, db, std::span(&post, 1));
  state_->load(fragments, db, originals_of(fragments));
  std::vector<std::pair<Glance, Glance>> seen;  // the post and its original, as each of the texts shows them
  std::vector<Shared> shared;
  for (const PersonId person : readers) {
    const auto reader = reader_of(db, state_->sight, person, fragments);
    const auto found = shown_to(reader, fragments, post);
    if (!found) continue;
    const std::pair glances{glance_of(reader, found->post->post),
                            found->original ? glance_of(reader, found->original->post) : Glance()};
    const auto at = static_cast<std::size_t>(std::ranges::find(seen, glances) - seen.begin());
    if (at == seen.size()) {
      seen.push_back(glances);
      shared.emplace_back().status = status(db, Viewer{.person = person}, post);
    }
    shared[at].readers.push_back(person);
  }
  std::erase_if(shared, [](const Shared& one) { return one.status.empty(); });
  return shared;
}

std::string Statuses::status(sql::Session& db, Viewer viewer, PostId post) {
  std::string out;
  append(out, db, viewer, std::span(&post, 1));
  return out;
}

void Statuses::follow(std::span<const Event> events) {
  for (const auto& event : events) {
    switch (event.kind) {
      case EventKind::posted:
      case EventKind::post_deleted:
        // The parent's count of replies; its id stands in the facts.
        if (const auto facts = facts_of_event(event)) state_->cache.drop(facts->parent);
        [[fallthrough]];
      case EventKind::post_edited:
      case EventKind::nodded:
      case EventKind::unnodded:
      case EventKind::table_placed:  // the opening post says where it stands
        state_->cache.drop(PostId{event.object});
        break;
      case EventKind::boosted:
      case EventKind::unboosted:
        state_->cache.drop(PostId{event.object});
        if (const auto facts = facts_of_event(event)) state_->cache.drop(facts->boost_of);
        break;
      default:
        break;
    }
  }
}

}  // namespace stadt
