#include "letters/routes.hpp"

#include <algorithm>

#include "base/scopes.hpp"
#include "http/page.hpp"
#include "letters/conversation.hpp"
#include "letters/letters.hpp"
#include "letters/rules.hpp"
#include "letters/store.hpp"

namespace stadt {

namespace {

constexpr http::PageBounds letters_page = {.usual = 40, .most = 80};

struct WithSomebody {
  std::optional<letters::Conversation> conversation;
};
BOOST_DESCRIBE_STRUCT(WithSomebody, (), (conversation))

struct UnreadLetters {
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(UnreadLetters, (), (count))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Result<http::Answer> list_conversations(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto page = TRY(http::read_page(call.request));
  auto entries = letters_store::entries(call.db, call.viewer.person, page.range());
  if (page.min_id) std::ranges::reverse(entries);
  auto response = http::json_response(letters::conversations(parts.accounts, statuses, call.db, call.viewer, entries));
  if (!entries.empty()) {
    http::add_links(response, call.request, entries.front().last.value, entries.back().last.value,
                    http::more_after(entries.size(), page));
  }
  return response;
}

Result<http::Answer> list_letters(Statuses& statuses, http::Call& call) {
  const auto id = TRY(call.request.path_id<LetterEntryId>(0));
  if (!letters_store::entry(call.db, call.viewer.person, id)) return letters::no_conversation();
  const auto page = TRY(http::read_page(call.request, letters_page));
  auto posts = letters_store::letters(call.db, call.viewer.person, id, page.range());
  if (page.min_id) std::ranges::reverse(posts);
  http::Response response;
  response.body = "[";
  statuses.append(response.body, call.db, call.viewer, posts);
  response.body += "]";
  if (!posts.empty()) {
    http::add_links(response, call.request, posts.front().value, posts.back().value,
                    http::more_after(posts.size(), page));
  }
  return response;
}

// With nobody but this person; with oneself: the notes.
Result<http::Answer> show_with(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto other = TRY(call.request.path_id<PersonId>(0));
  const auto circle = letters::participants(std::span(&other, 1), call.viewer.person);
  WithSomebody with;
  if (const auto entry = letters_store::entry_with(call.db, call.viewer.person, circle)) {
    with.conversation =
        letters::conversations(parts.accounts, statuses, call.db, call.viewer, std::span(&*entry, 1)).front();
  }
  return http::json_response(with);
}

using Change = Result<LetterEntryId> (*)(sql::Transaction&, Env&, PersonId, LetterEntryId);

Result<http::Answer> change(const PostsParts& parts, Statuses& statuses, http::Call& call, Change change) {
  const auto id = TRY(call.request.path_id<LetterEntryId>(0));
  return http::write(
      [&env = parts.env, owner = call.viewer.person, id, change](sql::Transaction& transaction) {
        return change(transaction, env, owner, id);
      },
      [&accounts = parts.accounts, &statuses](http::Call& again, LetterEntryId changed) -> Result<http::Response> {
        const auto entry = letters_store::entry(again.db, again.viewer.person, changed);
        if (!entry) return letters::no_conversation();
        return http::json_response(
            letters::conversations(accounts, statuses, again.db, again.viewer, std::span(&*entry, 1)).front());
      });
}

Result<http::Answer> hide(Env& env, http::Call& call) {
  const auto id = TRY(call.request.path_id<LetterEntryId>(0));
  return http::write(
      [&env, owner = call.viewer.person, id](sql::Transaction& transaction) {
        return letters::hide(transaction, env, owner, id);
      },
      [](http::Call&, LetterEntryId) -> Result<http::Response> { return http::json_response(Nothing{}); });
}

}  // namespace

http::Routes letter_routes(const PostsParts& parts, Statuses& statuses) {
  http::Routes routes;
  const auto add = [&](http::Method method, std::string_view pattern, Scopes scope, std::string_view summary,
                       json::SchemaRef answer, http::Handler handler) {
    routes.push_back({.method = method,
                      .pattern = pattern,
                      .access = {.who = http::Who::person, .scopes = scope},
                      .handler = std::move(handler),
                      .summary = summary,
                      .schema_out = answer});
  };
  using enum http::Method;
  const auto changing = [parts, &statuses](Change which) {
    return [parts, &statuses, which](http::Call& call) { return change(parts, statuses, call, which); };
  };
  add(get, "/api/v1/conversations", scopes::read_statuses, "One's conversations in letters, the newest first.",
      json::schema<std::vector<letters::Conversation>>(),
      [parts, &statuses](http::Call& call) { return list_conversations(parts, statuses, call); });
  add(post, "/api/v1/conversations/{id}/read", scopes::write_conversations, "Everything in it is read.",
      json::schema<letters::Conversation>(), changing(letters::mark_read));
  add(post, "/api/v1/conversations/{id}/unread", scopes::write_conversations, "Put it back among the unread.",
      json::schema<letters::Conversation>(), changing(letters::mark_unread));
  add(delete_, "/api/v1/conversations/{id}", scopes::write_conversations, "Out of the list until the next letter.",
      json::schema<Nothing>(), [&env = parts.env](http::Call& call) { return hide(env, call); });
  add(get, "/api/stadt/v1/letters/{id}/posts", scopes::read_statuses, "The letters of a conversation, newest first.",
      json::schema<std::vector<Status>>(), [&statuses](http::Call& call) { return list_letters(statuses, call); });
  add(get, "/api/stadt/v1/letters/with/{id}", scopes::read_statuses, "One's conversation with somebody alone.",
      json::schema<WithSomebody>(), [parts, &statuses](http::Call& call) { return show_with(parts, statuses, call); });
  add(get, "/api/stadt/v1/letters/unread", scopes::read_statuses, "How many conversations hold something unread.",
      json::schema<UnreadLetters>(), [](http::Call& call) -> Result<http::Answer> {
        return http::json_response(UnreadLetters{letters_store::count_unread(call.db, call.viewer.person)});
      });
  return routes;
}

}  // namespace stadt
