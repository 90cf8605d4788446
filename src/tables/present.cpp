#include <algorithm>
#include <map>

#include "json/read.hpp"
#include "people/routes.hpp"
#include "posts/store.hpp"
#include "tables/routes.hpp"
#include "tables/store.hpp"
#include "tables/table.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr int title_shown = 120;

std::vector<std::string> keys_of(const std::string& spaced) {
  std::vector<std::string> keys;
  std::string_view rest = spaced;
  while (!rest.empty()) {
    const auto key = rest.substr(0, rest.find(' '));
    if (!key.empty()) keys.emplace_back(key);
    rest.remove_prefix(std::min(key.size() + 1, rest.size()));
  }
  return keys;
}

// Status entities one by one, by id; those that the viewer may not see are missing.
std::map<PostId, std::string> statuses_by_id(Statuses& statuses, http::Call& call, std::span<const PostId> ids) {
  std::map<PostId, std::string> found;
  for (const PostId id : ids) {
    if (found.contains(id)) continue;
    std::string text = statuses.status(call.db, call.viewer, id);
    if (!text.empty()) found.emplace(id, std::move(text));
  }
  return found;
}

std::string title_of(const Post& opening) {
  if (!opening.title.empty()) return opening.title;
  if (!opening.warning.empty()) return opening.warning;
  return text::excerpt(opening.html, title_shown);
}

std::string joined(const std::vector<AccountFragment>& accounts) {
  std::string out = "[";
  for (const auto& account : accounts) {
    if (account) out += (out.size() > 1 ? "," : "") + *account;
  }
  return out + "]";
}

// What a page of tables needs, read in one round for each kind.
struct TablePage {
  std::map<ConversationId, Conversation> conversations;
  std::map<PostId, Post> openings;
  std::map<PostId, std::string> statuses;
  std::map<ConversationId, std::vector<PersonId>> guests;
  std::map<ConversationId, bool> listening;
};

TablePage read_page(Statuses& statuses, http::Call& call, std::span<const ConversationId> tables) {
  TablePage page;
  std::vector<PostId> wanted;
  for (auto& conversation : posts_store::conversations(call.db, tables)) {
    wanted.push_back(PostId{conversation.id.value});
    page.conversations.emplace(conversation.id, std::move(conversation));
  }
  for (auto& post : posts_store::posts(call.db, wanted)) page.openings.emplace(post.id, std::move(post));
  for (const auto& [id, conversation] : page.conversations) wanted.push_back(conversation.last);
  page.statuses = statuses_by_id(statuses, call, wanted);
  for (const auto& [table, person] : tables_store::guests(call.db, tables)) page.guests[table].push_back(person);
  if (call.viewer) {
    for (const auto& own : tables_store::listening_at(call.db, call.viewer.person, tables)) page.listening[own.table] = true;
  }
  return page;
}

Table present(const PostsParts& parts, http::Call& call, TablePage& page, const Conversation& conversation) {
  const PostId opening{conversation.id.value};
  Table table;
  table.id = conversation.id;
  table.kind = conversation.kind;
  table.title = title_of(page.openings[opening]);
  const auto host = parts.accounts.fragments(call.db, std::span(&conversation.host, 1))[0];
  if (host) table.host.text = *host;
  if (conversation.place) table.place = places::find(call.db, conversation.place);
  table.tags = keys_of(conversation.tags);
  table.replies = conversation.replies;
  table.guests = conversation.guests;
  table.guests_sample.text = joined(parts.accounts.fragments(call.db, page.guests[conversation.id]));
  table.listeners = conversation.listeners;
  table.opened_at = time_of(conversation.id);
  table.last_at = conversation.last_at;
  table.listening = page.listening[conversation.id];
  table.url = parts.origin + "/tables/" + std::to_string(conversation.id.value);
  table.opening.text = page.statuses[opening];
  const auto last = page.statuses.find(conversation.last);
  if (last != page.statuses.end() && conversation.last != opening) table.last = {{last->second}};
  return table;
}

}  // namespace

Result<Conversation> visible_table(const PostsParts& parts, sql::Session& db, Viewer viewer, ConversationId id) {
  const auto opening = posts::readable(db, parts.sight, viewer.person, PostId{id.value});
  auto conversation = posts_store::conversation(db, id);
  if (!opening || !conversation || !counts_in_public(conversation->audience)) {
    return fail(ErrorKind::not_found, "not_found", "There is no such table.");
  }
  return std::move(*conversation);
}

std::string table_list(const PostsParts& parts, Statuses& statuses, http::Call& call,
                       std::span<const ConversationId> tables) {
  auto page = read_page(statuses, call, tables);
  std::string out = "[";
  for (const auto id : tables) {
    const auto conversation = page.conversations.find(id);
    if (conversation == page.conversations.end() || !page.statuses.contains(PostId{id.value})) continue;
    if (out.size() > 1) out += ',';
    json::append(out, present(parts, call, page, conversation->second));
  }
  return out + "]";
}

}  // namespace stadt
