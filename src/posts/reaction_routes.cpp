#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/accounts.hpp"
#include "people/beholder.hpp"
#include "posts/routes.hpp"
#include "posts/status.hpp"
#include "posts/store.hpp"

namespace stadt {

namespace {

using Change = std::function<Result<PostId>(sql::Transaction&, PersonId, PostId)>;

Result<http::Answer> change_post(Statuses& statuses, http::Call& call, Change change) {
  const PostId id = TRY(call.request.path_id<PostId>(0));
  const PersonId person = call.viewer.person;
  return http::write(
      [person, id, change = std::move(change)](sql::Transaction& transaction) {
        return change(transaction, person, id);
      },
      [&statuses](http::Call& again, PostId changed) { return status_response(statuses, again, changed); });
}

using Plain = Result<PostId> (*)(sql::Transaction&, const PostsParts&, PersonId, PostId);

Change plain(const PostsParts& parts, Plain change) {
  return [parts, change](sql::Transaction& transaction, PersonId person, PostId id) {
    return change(transaction, parts, person, id);
  };
}

Change reacting(const PostsParts& parts, ReactionKind kind) {
  return [parts, kind](sql::Transaction& transaction, PersonId person, PostId id) {
    return posts::react(transaction, parts, person, kind, id);
  };
}

Change unreacting(const PostsParts& parts, ReactionKind kind) {
  return [parts, kind](sql::Transaction& transaction, PersonId person, PostId id) {
    return posts::unreact(transaction, parts, person, kind, id);
  };
}

Result<http::Answer> show_reacted(Statuses& statuses, http::Call& call, ReactionKind kind) {
  const auto page = TRY(http::read_page(call.request));
  const auto listed = posts_store::reacted_posts(call.db, call.viewer.person, kind, page.range());
  const auto ids = collect(listed, [](const auto& entry) { return PostId{entry.item}; });
  http::Response response;
  response.body = "[";
  statuses.append(response.body, call.db, call.viewer, ids);
  response.body += "]";
  if (!listed.empty())
    http::add_links(response, call.request, listed.front().cursor, listed.back().cursor,
                    http::more_after(listed.size(), page));
  return response;
}

Result<http::Answer> show_reacting(const PostsParts& parts, http::Call& call, ReactionKind kind) {
  const PostId id = TRY(call.request.path_id<PostId>(0));
  CHECKED(posts::readable(call.db, parts.sight, call.viewer.person, id));
  const auto page = TRY(http::read_page(call.request, {.usual = 40, .most = 80}));
  const auto listed = posts_store::reacting_people(call.db, id, kind, page.range());
  auto people = collect(listed, [](const auto& entry) { return PersonId{entry.item}; });
  const people::Beholder beholder(call.db, parts.sight, call.viewer.person, people);
  std::erase_if(people, [&](PersonId person) { return beholder.hides(person); });
  http::Response response;
  response.body = account_list(parts.accounts, call.db, people);
  if (!listed.empty())
    http::add_links(response, call.request, listed.front().cursor, listed.back().cursor,
                    http::more_after(listed.size(), page));
  return response;
}

}  // namespace

http::Routes reaction_routes(const PostsParts& parts, Statuses& statuses) {
  http::Routes routes;
  const auto act = [&](std::string_view pattern, Scopes scope, std::string_view summary, Change change) {
    routes.push_back({.method = http::Method::post,
                      .pattern = pattern,
                      .access = {.who = http::Who::person, .scopes = scope},
                      .handler = [&statuses, change = std::move(change)](
                                     http::Call& call) { return change_post(statuses, call, change); },
                      .summary = summary,
                      .schema_out = json::schema<Status>()});
  };
  const auto list = [&](std::string_view pattern, http::Access access, std::string_view summary, json::SchemaRef answer,
                        http::Handler handler) {
    routes.push_back({.method = http::Method::get,
                      .pattern = pattern,
                      .access = access,
                      .handler = std::move(handler),
                      .summary = summary,
                      .schema_out = answer});
  };
  using enum ReactionKind;
  act("/api/v1/statuses/{id}/favourite", scopes::write_favourites, "Nod.", reacting(parts, nod));
  act("/api/v1/statuses/{id}/unfavourite", scopes::write_favourites, "Take the nod back.", unreacting(parts, nod));
  act("/api/v1/statuses/{id}/unbookmark", scopes::write_bookmarks, "Keep it no longer.", unreacting(parts, bookmark));
  act("/api/v1/statuses/{id}/pin", scopes::write_accounts, "Pin one's own post.", reacting(parts, pin));
  act("/api/v1/statuses/{id}/unpin", scopes::write_accounts, "Unpin it.", unreacting(parts, pin));
  act("/api/v1/statuses/{id}/reblog", scopes::write_statuses, "Pass a post on.", plain(parts, posts::boost));
  act("/api/v1/statuses/{id}/unreblog", scopes::write_statuses, "Take that back.", plain(parts, posts::unboost));
  routes.back().bucket = http::deletion_bucket;
  act("/api/v1/statuses/{id}/mute", scopes::write_mutes, "Mute a conversation.",
      plain(parts, posts::mute_conversation));
  act("/api/v1/statuses/{id}/unmute", scopes::write_mutes, "Mute it no longer.",
      plain(parts, posts::unmute_conversation));
  list("/api/v1/favourites", {.who = http::Who::person, .scopes = scopes::read_favourites}, "What one has nodded to.",
       json::schema<std::vector<Status>>(),
       [&statuses](http::Call& call) { return show_reacted(statuses, call, nod); });
  list("/api/v1/bookmarks", {.who = http::Who::person, .scopes = scopes::read_bookmarks}, "What one has kept.",
       json::schema<std::vector<Status>>(),
       [&statuses](http::Call& call) { return show_reacted(statuses, call, bookmark); });
  list("/api/v1/statuses/{id}/favourited_by", {.scopes = scopes::read_statuses}, "Who nodded.",
       json::schema<std::vector<Account>>(), [parts](http::Call& call) { return show_reacting(parts, call, nod); });
  list("/api/v1/statuses/{id}/reblogged_by", {.scopes = scopes::read_statuses}, "Who passed it on.",
       json::schema<std::vector<Account>>(), [parts](http::Call& call) { return show_reacting(parts, call, boost); });
  return routes;
}

}  // namespace stadt
