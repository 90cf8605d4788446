#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/collect.hpp"
#include "json/read.hpp"
#include "people/accounts.hpp"
#include "posts/company.hpp"
#include "posts/store.hpp"
#include "tables/familiar.hpp"
#include "tables/routes.hpp"
#include "tables/store.hpp"
#include "tables/table.hpp"

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

// What a page of tables needs, read in one round for each kind.
struct TablePage {
  std::map<ConversationId, Conversation> conversations;
  std::map<PostId, Post> openings;
  std::unordered_map<PostId, std::string> statuses;
  std::map<PlaceId, Place> places;
  std::map<ConversationId, std::vector<PersonId>> guests;
  std::map<ConversationId, bool> listening;
  std::unordered_map<ConversationId, std::vector<PersonId>> familiar;
  std::unordered_map<PersonId, AccountFragment> accounts;
};

// What is read for this page alone; kept fragments are asked for outside, because each knows best when it is current.
void read_rows(const PostsParts& parts, http::Call& call, std::span<const ConversationId> tables, TablePage& page) {
  std::vector<PostId> openings;
  std::vector<PlaceId> stands_at;
  for (auto& conversation : posts_store::conversations(call.db, tables)) {
    openings.push_back(PostId{conversation.id.value});
    if (conversation.place) stands_at.push_back(conversation.place);
    page.conversations.emplace(conversation.id, std::move(conversation));
  }
  for (auto& post : posts_store::posts(call.db, openings)) page.openings.emplace(post.id, std::move(post));
  for (auto& place : places::find_all(call.db, stands_at)) page.places.emplace(place.id, std::move(place));
  for (const auto& [table, person] : tables_store::guests(call.db, tables)) {
    if (!parts.sight.hidden(call.viewer.person, person)) page.guests[table].push_back(person);
  }
  if (!call.viewer) return;
  for (const auto& own : tables_store::listening_at(call.db, call.viewer.person, tables))
    page.listening[own.table] = true;
}

TablePage read_page(const PostsParts& parts, Statuses& statuses, http::Call& call,
                    std::span<const ConversationId> tables) {
  TablePage page;
  call.db.together([&] { read_rows(parts, call, tables, page); });
  std::vector<PostId> wanted;
  for (const auto& [id, conversation] : page.conversations) {
    wanted.push_back(PostId{id.value});
    wanted.push_back(conversation.last);
  }
  page.statuses = statuses.by_id(call.db, call.viewer, wanted);
  auto people = collect(page.conversations, [](const auto& entry) { return entry.second.host; });
  for (const auto& [id, guests] : page.guests) people.insert(people.end(), guests.begin(), guests.end());
  page.familiar = tables::familiar_at(parts.sight, call.viewer.person, parts.env.now(), tables);
  for (const auto& [id, known] : page.familiar) {
    const auto shown = std::span(known).first(std::min(known.size(), familiar_shown));
    people.insert(people.end(), shown.begin(), shown.end());
  }
  const auto accounts = parts.accounts.fragments(call.db, people);
  for (std::size_t i = 0; i < people.size(); ++i) page.accounts.emplace(people[i], accounts[i]);
  return page;
}

std::string joined(TablePage& page, std::span<const PersonId> people) {
  std::string out = "[";
  for (const PersonId person : people) {
    const auto& account = page.accounts[person];
    if (account) out += (out.size() > 1 ? "," : "") + *account;
  }
  return out + "]";
}

Table present(const PostsParts& parts, TablePage& page, const Conversation& conversation) {
  const PostId opening{conversation.id.value};
  Table table;
  table.id = conversation.id;
  table.kind = conversation.kind;
  table.title = posts::headline(page.openings[opening], title_shown);
  if (const auto& host = page.accounts[conversation.host]) table.host.text = *host;
  if (const auto place = page.places.find(conversation.place); place != page.places.end()) table.place = place->second;
  table.tags = keys_of(conversation.tags);
  table.replies = conversation.replies;
  table.guests = conversation.guests;
  table.guests_sample.text = joined(page, page.guests[conversation.id]);
  table.listeners = conversation.listeners;
  table.opened_at = time_of(conversation.id);
  table.last_at = conversation.last_at;
  table.listening = page.listening[conversation.id];
  table.url = parts.origin + "/tables/" + std::to_string(conversation.id.value);
  table.opening.text = std::move(page.statuses[opening]);
  const auto last = page.statuses.find(conversation.last);
  if (last != page.statuses.end() && conversation.last != opening) table.last = {{std::move(last->second)}};
  if (const auto known = page.familiar.find(conversation.id); known != page.familiar.end()) {
    const auto shown = std::span(known->second).first(std::min(known->second.size(), familiar_shown));
    table.familiar = {{.count = std::ssize(known->second), .people = {{joined(page, shown)}}}};
  }
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

std::unordered_map<ConversationId, std::string> tables_by_id(const PostsParts& parts, Statuses& statuses,
                                                             http::Call& call, std::span<const ConversationId> tables,
                                                             const Reasons& reasons) {
  auto page = read_page(parts, statuses, call, tables);
  std::unordered_map<ConversationId, std::string> written;
  for (const auto& [id, conversation] : page.conversations) {
    if (!page.statuses.contains(PostId{id.value})) continue;
    auto table = present(parts, page, conversation);
    if (const auto why = reasons.find(id); why != reasons.end()) table.why = {{why->second}};
    written.emplace(id, json::write(table));
  }
  return written;
}

std::string table_list(const PostsParts& parts, Statuses& statuses, http::Call& call,
                       std::span<const ConversationId> tables, const Reasons& reasons) {
  const auto written = tables_by_id(parts, statuses, call, tables, reasons);
  std::size_t bytes = 2;
  for (const auto& [id, table] : written) bytes += table.size() + 1;
  std::string out;
  out.reserve(bytes);
  out = "[";
  for (const auto id : tables) {
    const auto table = written.find(id);
    if (table == written.end()) continue;
    if (out.size() > 1) out += ',';
    out += table->second;
  }
  return out + "]";
}

}  // namespace stadt
