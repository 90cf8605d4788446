#include "feed/routes.hpp"

#include <fmt/format.h>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "feed/timelines.hpp"
#include "people/beholder.hpp"
#include "posts/status.hpp"
#include "posts/store.hpp"
#include "tables/table.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

struct PublicInput {
  bool only_media = false;
  bool remote = false;
};
BOOST_DESCRIBE_STRUCT(PublicInput, (), (only_media, remote))

struct TagInput {
  std::vector<std::string> any;
  std::vector<std::string> all;
  std::vector<std::string> none;
  bool only_media = false;
};
BOOST_DESCRIBE_STRUCT(TagInput, (), (any, all, none, only_media))

struct AccountInput {
  bool pinned = false;
  bool exclude_replies = false;
  bool exclude_reblogs = false;
  bool only_media = false;
};
BOOST_DESCRIBE_STRUCT(AccountInput, (), (pinned, exclude_replies, exclude_reblogs, only_media))

struct Comment {
  json::Rendered<Status> status;
  std::optional<json::Rendered<Table>> table;
};
BOOST_DESCRIBE_STRUCT(Comment, (), (status, table))

constexpr std::size_t status_bytes = 2400;  // a usual status, so that the page's text is allocated once

http::Response page_response(Statuses& statuses, http::Call& call, const feed::TimelinePage& page) {
  http::Response response;
  response.body.reserve(page.posts.size() * status_bytes);
  response.body = "[";
  statuses.append(response.body, call.db, call.viewer, page.posts);
  response.body += ']';
  http::add_links(response, call.request, page.newest.value, page.oldest.value, page.more);
  return response;
}

// Posts of people whom the viewer has muted do not belong on a page of everybody.
void remove_hidden(const PostsParts& parts, sql::Session& db, http::Call& call, feed::TimelinePage& page);

Result<http::Answer> show_home(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto page = TRY(http::read_page(call.request));
  return page_response(statuses, call, feed::home_page(call.db, parts.sight, call.viewer.person, page));
}

Result<http::Answer> show_public(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto page = TRY(http::read_page(call.request));
  const auto input = TRY(call.request.read<PublicInput>());
  auto timeline =
      input.remote ? feed::TimelinePage() : feed::public_page(call.db, parts.env.now(), input.only_media, page);
  remove_hidden(parts, call.db, call, timeline);
  return page_response(statuses, call, timeline);
}

std::vector<std::string> keys_of(const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  for (const auto& name : names) {
    auto key = text::tag_key(name);
    if (!key.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

Result<http::Answer> show_tag(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto page = TRY(http::read_page(call.request));
  const auto input = TRY(call.request.read<TagInput>());
  auto any = input.any;
  any.insert(any.begin(), call.request.path_params[0]);
  auto timeline =
      feed::tag_page(call.db, {keys_of(any), keys_of(input.all), keys_of(input.none), input.only_media}, page);
  remove_hidden(parts, call.db, call, timeline);
  return page_response(statuses, call, timeline);
}

Result<PersonId> shown_person(const PostsParts& parts, http::Call& call) {
  const PersonId id = TRY(call.request.path_id<PersonId>(0));
  if (!parts.accounts.person(call.db, id) || !people::on_speaking_terms(call.db, parts.sight, call.viewer.person, id)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  return id;
}

Result<http::Answer> show_account(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const PersonId id = TRY(shown_person(parts, call));
  const auto page = TRY(http::read_page(call.request));
  const auto input = TRY(call.request.read<AccountInput>());
  if (input.pinned) return page_response(statuses, call, {feed_store::pinned(call.db, id), {}, {}});
  const feed::AccountQuestion question{.narrowest = feed::narrowest_shown(call.db, parts.sight, call.viewer.person, id),
                                       .without_replies = input.exclude_replies,
                                       .without_boosts = input.exclude_reblogs,
                                       .only_replies = false,
                                       .media = input.only_media};
  return page_response(statuses, call, feed::account_page(call.db, id, question, page));
}

// A person's replies, each with the table at which it stands.
Result<http::Answer> show_comments(const PostsParts& parts, Statuses& statuses, Tables& city_tables, http::Call& call) {
  const PersonId id = TRY(shown_person(parts, call));
  const auto page = TRY(http::read_page(call.request));
  const auto narrowest = feed::narrowest_shown(call.db, parts.sight, call.viewer.person, id);
  const auto timeline = feed::account_page(call.db, id, {.narrowest = narrowest, .only_replies = true}, page);
  const auto found = statuses.by_id(call.db, call.viewer, timeline.posts);
  std::vector<ConversationId> stands_at;
  std::unordered_map<PostId, ConversationId> table_of;
  for (const auto& post : posts_store::posts(call.db, timeline.posts)) {
    stands_at.push_back(post.conversation);
    table_of.emplace(post.id, post.conversation);
  }
  const auto tables = city_tables.by_id(call.db, call.viewer, stands_at);
  http::Response response;
  response.body = "[";
  for (const PostId post : timeline.posts) {
    const auto status = found.find(post);
    if (status == found.end()) continue;
    const auto table = tables.find(table_of[post]);
    if (response.body.size() > 1) response.body += ',';
    response.body +=
        "{\"status\":" + status->second + ",\"table\":" + (table == tables.end() ? "null" : table->second) + "}";
  }
  response.body += ']';
  http::add_links(response, call.request, timeline.newest.value, timeline.oldest.value, timeline.more);
  return response;
}

void remove_hidden(const PostsParts& parts, sql::Session& db, http::Call& call, feed::TimelinePage& page) {
  if (!call.viewer) return;
  std::vector<PostId> kept;
  const auto posts = posts_store::posts(db, page.posts);
  const people::Beholder beholder(db, parts.sight, call.viewer.person, collect(posts, &Post::author));
  for (const auto& post : posts) {
    if (!beholder.hides(post.author)) kept.push_back(post.id);
  }
  page.posts = std::move(kept);
}

}  // namespace

http::Routes feed_routes(const PostsParts& parts, Statuses& statuses, Tables& tables) {
  http::Routes routes;
  const auto add = [&](std::string_view pattern, http::Access access, std::string_view summary,
                       Result<http::Answer> (*show)(const PostsParts&, Statuses&, http::Call&)) {
    routes.push_back({.method = http::Method::get,
                      .pattern = pattern,
                      .access = access,
                      .handler = [parts, &statuses, show](http::Call& call) { return show(parts, statuses, call); },
                      .summary = summary,
                      .schema_out = json::schema<std::vector<Status>>()});
  };
  const http::Access open{.scopes = scopes::read_statuses};
  add("/api/v1/timelines/home", {.who = http::Who::person, .scopes = scopes::read_statuses},
      "Own posts and those of followed people.", show_home);
  add("/api/v1/timelines/public", open, "Public posts of this city.", show_public);
  add("/api/v1/timelines/tag/{tag}", open, "Public posts with a tag.", show_tag);
  add("/api/v1/accounts/{id}/statuses", open, "A person's posts.", show_account);
  routes.push_back({.method = http::Method::get,
                    .pattern = "/api/stadt/v1/people/{id}/comments",
                    .access = open,
                    .handler = [parts, &statuses,
                                &tables](http::Call& call) { return show_comments(parts, statuses, tables, call); },
                    .summary = "A person's replies, each at its table.",
                    .schema_out = json::schema<std::vector<Comment>>()});
  return routes;
}

}  // namespace stadt
