#include "tables/tables.hpp"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "base/collect.hpp"
#include "base/fragment_cache.hpp"
#include "people/accounts.hpp"
#include "people/beholder.hpp"
#include "posts/store.hpp"
#include "tables/kept_table.hpp"
#include "tables/listening.hpp"
#include "tables/table.hpp"

namespace stadt {

namespace {

constexpr std::size_t tables_kept = 20'000;

using Cache = FragmentCache<ConversationId, tables::KeptTable>;
using Found = std::unordered_map<ConversationId, Cache::Pointer>;

// The people of a page, by their places in one list of faces.
class Faces {
 public:
  void want(PersonId person) { people_.push_back(person); }
  void read(Accounts& accounts, sql::Session& db) { faces_ = accounts.faces(db, people_); }

  // In the order in which they were wanted.
  void append(std::string& out) {
    const auto& face = faces_[at_++];
    out += face ? std::string_view(*face) : std::string_view("null");
  }
  void append_list(std::string& out, std::size_t count) {
    out += '[';
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto& face = faces_[at_++];
      if (!face) continue;
      if (out.size() > begin) out += ',';
      out += *face;
    }
    out += ']';
  }

 private:
  std::vector<PersonId> people_;
  std::vector<AccountFragment> faces_;
  std::size_t at_ = 0;
};

// One table on its way to one reader.
struct Shown {
  ConversationId id;
  const tables::KeptTable* kept = nullptr;
  std::size_t guests = 0;                            // not hidden from the reader
  const tables::FamiliarPeople* familiar = nullptr;  // nobody
};

// What a reader's page of tables needs beside what is kept.
struct Page {
  Found found;
  std::vector<Shown> shown;
  Faces faces;  // of each table: its host, its guests, whom the reader knows
  std::unordered_map<PostId, std::string> lines;
  std::unordered_set<ConversationId> listening;
};

void append_familiar(std::string& out, const Shown& shown, Faces& faces) {
  if (!shown.familiar) {
    out += "null";
    return;
  }
  out += "{\"count\":";
  out += std::to_string(shown.familiar->count);
  out += ",\"people\":";
  faces.append_list(out, shown.familiar->best.size());
  out += '}';
}

// The members of a Table in the order in which it is described.
void append_table(std::string& out, Page& page, const Shown& shown, std::string_view why) {
  out += '{';
  out += shown.kept->members;
  out += ",\"host\":";
  page.faces.append(out);
  out += ",\"guests_sample\":";
  page.faces.append_list(out, shown.guests);
  out += page.listening.contains(shown.id) ? ",\"listening\":true" : ",\"listening\":false";
  out += ",\"last\":";
  const auto line = page.lines.find(shown.kept->last);
  out += line == page.lines.end() ? "null" : line->second;
  out += ",\"familiar\":";
  append_familiar(out, shown, page.faces);
  out += ",\"why\":";
  out += why.empty() ? "null" : why;
  out += '}';
}

}  // namespace

struct Tables::State {
  State(const PostsParts& own_parts, Statuses& own_statuses)
      : parts(own_parts), statuses(own_statuses), cache(tables_kept) {}

  PostsParts parts;
  Statuses& statuses;
  Cache cache;

  Found find(sql::Session& db, std::span<const ConversationId> tables);
  void choose(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables,
              const tables::FamiliarAt& familiar, Page& page);
  Page read(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables,
            const tables::FamiliarAt& familiar);
  tables::FamiliarAt familiar_at(Viewer viewer, std::span<const ConversationId> tables) const {
    return tables::familiar_at(parts.sight, viewer.person, parts.env.now(), tables);
  }
};

// The tickets are taken before anything is read: what changes meanwhile is not kept.
Found Tables::State::find(sql::Session& db, std::span<const ConversationId> tables) {
  Found found;
  std::unordered_map<ConversationId, Cache::Ticket> tickets;
  for (const auto id : tables) {
    if (auto kept = cache.find(id)) {
      found.emplace(id, std::move(kept));
    } else {
      tickets.try_emplace(id, cache.ticket(id));
    }
  }
  if (tickets.empty()) return found;
  const auto missing = collect(tickets, [](const auto& entry) { return entry.first; });
  for (auto& [id, table] : tables::read_tables(parts.origin, db, missing)) {
    auto kept = std::make_shared<const tables::KeptTable>(std::move(table));
    cache.put(tickets.at(id), kept);
    found.emplace(id, std::move(kept));
  }
  return found;
}

// Which of the tables are there for the viewer, and who is seen there.
void Tables::State::choose(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables,
                           const tables::FamiliarAt& familiar, Page& page) {
  const auto openings = collect(tables, [](ConversationId id) { return PostId{id.value}; });
  const auto readable = statuses.readable(db, viewer, openings);
  std::vector<PersonId> guests;
  for (const auto& [id, kept] : page.found) guests.insert(guests.end(), kept->guests.begin(), kept->guests.end());
  const auto hidden = people::hidden_among(db, parts.sight, viewer.person, guests);
  for (const auto id : tables) {
    const auto kept = page.found.find(id);
    if (kept == page.found.end() || !readable.contains(PostId{id.value})) continue;
    Shown shown{.id = id, .kept = kept->second.get()};
    page.faces.want(shown.kept->host);
    for (const auto guest : shown.kept->guests) {
      if (hidden.contains(guest)) continue;
      page.faces.want(guest);
      ++shown.guests;
    }
    if (const auto there = familiar.find(id); there != familiar.end()) shown.familiar = &there->second;
    if (shown.familiar) std::ranges::for_each(shown.familiar->best, [&](PersonId person) { page.faces.want(person); });
    page.shown.push_back(std::move(shown));
  }
}

Page Tables::State::read(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables,
                         const tables::FamiliarAt& familiar) {
  Page page;
  page.found = find(db, tables);
  choose(db, viewer, tables, familiar, page);
  std::vector<PostId> last;
  for (const auto& shown : page.shown) {
    if (shown.kept->last.value != shown.id.value) last.push_back(shown.kept->last);
  }
  page.lines = statuses.lines(db, viewer, last);
  page.listening = tables::listening_among(db, parts.sight, viewer.person, tables);
  page.faces.read(parts.accounts, db);
  return page;
}

Tables::Tables(const PostsParts& parts, Statuses& statuses) : state_(std::make_unique<State>(parts, statuses)) {}
Tables::~Tables() = default;

std::string Tables::list(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables) {
  return list(db, viewer, tables, {.why = {}, .familiar = state_->familiar_at(viewer, tables)});
}

std::string Tables::list(sql::Session& db, Viewer viewer, std::span<const ConversationId> tables,
                         const Reasons& reasons) {
  auto page = state_->read(db, viewer, tables, reasons.familiar);
  std::string out = "[";
  for (const auto& shown : page.shown) {
    if (out.size() > 1) out += ',';
    const auto why = reasons.why.find(shown.id);
    append_table(out, page, shown, why == reasons.why.end() ? std::string_view() : std::string_view(why->second));
  }
  out += ']';
  return out;
}

std::unordered_map<ConversationId, std::string> Tables::by_id(sql::Session& db, Viewer viewer,
                                                              std::span<const ConversationId> tables) {
  std::vector<ConversationId> once(tables.begin(), tables.end());
  std::ranges::sort(once);
  once.erase(std::unique(once.begin(), once.end()), once.end());
  const auto familiar = state_->familiar_at(viewer, once);
  auto page = state_->read(db, viewer, once, familiar);
  std::unordered_map<ConversationId, std::string> written;
  for (const auto& shown : page.shown) append_table(written[shown.id], page, shown, {});
  return written;
}

std::unordered_map<ConversationId, std::string> Tables::titles(sql::Session& db,
                                                               std::span<const ConversationId> tables) {
  std::unordered_map<ConversationId, std::string> titles;
  for (const auto& [id, kept] : state_->find(db, tables)) titles.emplace(id, kept->title);
  return titles;
}

void Tables::follow(std::span<const Event> events) {
  for (const auto& event : events) {
    switch (event.kind) {
      case EventKind::posted:
      case EventKind::post_deleted:
        if (const auto facts = facts_of_event(event)) state_->cache.drop(facts->conversation);
        [[fallthrough]];
      case EventKind::post_edited:  // where the post is the first one
      case EventKind::listening:
      case EventKind::left_table:
      case EventKind::table_placed:
        state_->cache.drop(ConversationId{event.object});
        break;
      case EventKind::place_changed:
        if (!event.detail.empty()) break;  // nothing that a table says of its place
        [[fallthrough]];
      case EventKind::place_closed:
        state_->cache.clear();
        break;
      default:
        break;
    }
  }
}

Result<Conversation> visible_table(const PostsParts& parts, sql::Session& db, Viewer viewer, ConversationId id) {
  const auto opening = posts::readable(db, parts.sight, viewer.person, PostId{id.value});
  auto conversation = posts_store::conversation(db, id);
  if (!opening || !conversation || !counts_in_public(conversation->audience)) {
    return fail(ErrorKind::not_found, "not_found", "There is no such table.");
  }
  return std::move(*conversation);
}

}  // namespace stadt
