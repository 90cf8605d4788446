#include <algorithm>
#include <set>

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/account.hpp"
#include "people/people.hpp"
#include "people/routes.hpp"
#include "people/store.hpp"

namespace stadt {

namespace {

constexpr http::PageBounds people_page = {.usual = 40, .most = 80};
constexpr std::size_t max_relations = 100;
constexpr int most_rounds = 8;  // of reading on where somebody is not seen

struct FollowInput {
  std::optional<bool> reblogs;
  std::optional<bool> notify;
  std::optional<std::vector<std::string>> languages;
};
BOOST_DESCRIBE_STRUCT(FollowInput, (), (reblogs, notify, languages))

struct MuteInput {
  std::optional<bool> notifications;
  std::optional<std::int64_t> duration;
};
BOOST_DESCRIBE_STRUCT(MuteInput, (), (notifications, duration))

struct NoteInput {
  std::string comment;
};
BOOST_DESCRIBE_STRUCT(NoteInput, (), (comment))

struct RelationInput {
  std::vector<PersonId> id;
};
BOOST_DESCRIBE_STRUCT(RelationInput, (), (id))

Relationship relationship(sql::Session& db, PersonId viewer, PersonId other, Env& env) {
  return people_store::relationships(db, viewer, std::span(&other, 1), env.now())[0];
}

using Change = std::function<Result<>(sql::Transaction&, PersonId person, PersonId other)>;

// Carries out a change between the viewer and the person of the path, and answers their relationship.
Result<http::Answer> change_relation(Env& env, http::Call& call, Change change) {
  const PersonId other = TRY(call.request.path_id<PersonId>(0));
  const PersonId person = call.viewer.person;
  return http::write(
      [person, other, change = std::move(change)](sql::Transaction& transaction) -> Result<PersonId> {
        CHECKED(change(transaction, person, other));
        return other;
      },
      [&env, person](http::Call& again, PersonId changed) -> Result<http::Response> {
        return http::json_response(relationship(again.db, person, changed, env));
      });
}

Result<http::Answer> show_list(const PeopleParts& parts, http::Call& call, people_store::List which, PersonId person) {
  const auto page = TRY(http::read_page(call.request, people_page));
  const auto listed = people_store::list(call.db, which, person, page.range(), parts.env.now());
  http::Response response;
  response.body = account_list(parts.accounts, call.db, collect(listed, &people_store::Listed::person));
  if (!listed.empty())
    http::add_links(response, call.request, listed.front().cursor, listed.back().cursor,
                    http::more_after(listed.size(), page));
  return response;
}

// Who of these is seen in somebody's circle: nobody whom the viewer sees nowhere, and among followers nobody who shows
// no one whom they follow, but to those two themselves.
std::vector<people_store::Listed> seen_in_circle(const PeopleParts& parts, http::Call& call, people_store::List which,
                                                 PersonId owner, std::vector<people_store::Listed> listed) {
  const PersonId viewer = call.viewer.person;
  const auto people = collect(listed, &people_store::Listed::person);
  std::set<PersonId> unseen;
  if (viewer) {
    for (const auto& one : people_store::relationships(call.db, viewer, people, parts.env.now())) {
      if (one.blocking || one.blocked_by || one.muting) unseen.insert(one.id);
    }
  }
  if (which == people_store::List::followers && owner != viewer) {
    for (const auto& one : people_store::people(call.db, people)) {
      if (one.hide_collections && one.id != viewer) unseen.insert(one.id);
    }
  }
  std::erase_if(listed, [&](const auto& one) { return unseen.contains(one.person); });
  return listed;
}

// A page is filled with those who are seen, so that its size and its bounds say nothing of the others.
http::Response circle_response(const PeopleParts& parts, http::Call& call, people_store::List which, PersonId owner,
                               const http::Page& page) {
  std::vector<people_store::Listed> seen;
  auto range = page.range();
  for (int round = 0; round < most_rounds && std::cmp_less(seen.size(), page.limit); ++round) {
    auto listed = people_store::list(call.db, which, owner, range, parts.env.now());
    const bool was_last = std::cmp_less(listed.size(), page.limit);
    if (!listed.empty()) range.below = listed.back().cursor;
    for (auto& one : seen_in_circle(parts, call, which, owner, std::move(listed))) seen.push_back(one);
    if (was_last || range.oldest_first) break;  // a page before others is read once
  }
  seen.resize(std::min(seen.size(), static_cast<std::size_t>(page.limit)));
  http::Response response;
  response.body = account_list(parts.accounts, call.db, collect(seen, &people_store::Listed::person));
  if (!seen.empty()) {
    http::add_links(response, call.request, seen.front().cursor, seen.back().cursor,
                    http::more_after(seen.size(), page));
  }
  return response;
}

// Followers and followed of somebody else show only if they do not hide them.
Result<http::Answer> show_circle(const PeopleParts& parts, http::Call& call, people_store::List which) {
  const PersonId id = TRY(call.request.path_id<PersonId>(0));
  const auto person = parts.accounts.person(call.db, id);
  if (!person || people_store::blocks(call.db, id, call.viewer.person)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  if (person->hide_collections && id != call.viewer.person) {
    http::Response empty;
    empty.body = "[]";
    return empty;
  }
  return circle_response(parts, call, which, id, TRY(http::read_page(call.request, people_page)));
}

http::Route action(std::string_view pattern, Scopes scopes, std::string_view summary, http::Handler handler) {
  return {.method = http::Method::post,
          .pattern = pattern,
          .access = {.who = http::Who::person, .scopes = scopes},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = json::schema<Relationship>()};
}

http::Route listing(std::string_view pattern, http::Access access, std::string_view summary, http::Handler handler,
                    json::SchemaRef answer = json::schema<std::vector<Account>>()) {
  return {.method = http::Method::get,
          .pattern = pattern,
          .access = access,
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = answer};
}

// The change without further input.
using Plain = Result<> (*)(sql::Transaction&, Env&, PersonId, PersonId);

http::Handler plain(Env& env, Plain change) {
  return [&env, change](http::Call& call) {
    return change_relation(env, call, [&env, change](sql::Transaction& transaction, PersonId person, PersonId other) {
      return change(transaction, env, person, other);
    });
  };
}

Result<http::Answer> follow_somebody(Env& env, http::Call& call) {
  auto input = TRY(call.request.read<FollowInput>());
  people::FollowWish wish{input.reblogs, input.notify, std::move(input.languages)};
  return change_relation(env, call, [&env, wish](sql::Transaction& transaction, PersonId person, PersonId other) {
    return people::follow(transaction, env, person, other, wish);
  });
}

Result<http::Answer> mute_somebody(Env& env, http::Call& call) {
  const auto input = TRY(call.request.read<MuteInput>());
  const people::MuteWish wish{input.notifications.value_or(true), input.duration.value_or(0)};
  return change_relation(env, call, [&env, wish](sql::Transaction& transaction, PersonId person, PersonId other) {
    return people::mute(transaction, env, person, other, wish);
  });
}

Result<http::Answer> note_somebody(Env& env, http::Call& call) {
  auto input = TRY(call.request.read<NoteInput>());
  return change_relation(
      env, call, [note = std::move(input.comment)](sql::Transaction& transaction, PersonId person, PersonId other) {
        return people::put_note(transaction, person, other, note);
      });
}

Result<http::Answer> show_relationships(Env& env, http::Call& call) {
  auto input = TRY(call.request.read<RelationInput>());
  if (input.id.size() > max_relations) input.id.resize(max_relations);
  return http::json_response(people_store::relationships(call.db, call.viewer.person, input.id, env.now()));
}

}  // namespace

http::Routes relation_routes(const PeopleParts& parts) {
  Env& env = parts.env;
  const auto reads = [](Scopes scopes) { return http::Access{.who = http::Who::person, .scopes = scopes}; };
  const auto own = [parts](people_store::List which) {
    return [parts, which](http::Call& call) { return show_list(parts, call, which, call.viewer.person); };
  };
  const auto circle = [parts](people_store::List which) {
    return [parts, which](http::Call& call) { return show_circle(parts, call, which); };
  };
  return {
      listing(
          "/api/v1/accounts/relationships", reads(scopes::read_follows), "How one stands to these people.",
          [&env](http::Call& call) { return show_relationships(env, call); },
          json::schema<std::vector<Relationship>>()),
      listing("/api/v1/accounts/{id}/followers", {.scopes = scopes::read_accounts}, "Who follows them.",
              circle(people_store::List::followers)),
      listing("/api/v1/accounts/{id}/following", {.scopes = scopes::read_accounts}, "Whom they follow.",
              circle(people_store::List::following)),
      listing("/api/v1/follow_requests", reads(scopes::read_follows), "Who asks to follow.",
              own(people_store::List::requests)),
      listing("/api/v1/blocks", reads(scopes::read_blocks), "Whom one has blocked.", own(people_store::List::blocks)),
      listing("/api/v1/mutes", reads(scopes::read_mutes), "Whom one has muted.", own(people_store::List::mutes)),
      action("/api/v1/accounts/{id}/follow", scopes::write_follows, "Follow somebody.",
             [&env](http::Call& call) { return follow_somebody(env, call); }),
      action("/api/v1/accounts/{id}/unfollow", scopes::write_follows, "Follow no longer.",
             plain(env, people::unfollow)),
      action("/api/v1/accounts/{id}/remove_from_followers", scopes::write_follows, "End somebody's following.",
             plain(env, people::remove_follower)),
      action("/api/v1/follow_requests/{id}/authorize", scopes::write_follows, "Let somebody follow.",
             plain(env, people::accept_follow)),
      action("/api/v1/follow_requests/{id}/reject", scopes::write_follows, "Do not let somebody follow.",
             plain(env, people::remove_follower)),
      action("/api/v1/accounts/{id}/block", scopes::write_blocks, "Block somebody.", plain(env, people::block)),
      action("/api/v1/accounts/{id}/unblock", scopes::write_blocks, "Lift a block.", plain(env, people::unblock)),
      action("/api/v1/accounts/{id}/mute", scopes::write_mutes, "Mute somebody.",
             [&env](http::Call& call) { return mute_somebody(env, call); }),
      action("/api/v1/accounts/{id}/unmute", scopes::write_mutes, "Mute no longer.", plain(env, people::unmute)),
      action("/api/v1/accounts/{id}/note", scopes::write_accounts, "Keep a private note on somebody.",
             [&env](http::Call& call) { return note_somebody(env, call); }),
  };
}

}  // namespace stadt
