#include "letters/conversation.hpp"

#include "letters/rules.hpp"
#include "letters/store.hpp"
#include "posts/events.hpp"

namespace stadt::letters {

namespace {

std::string joined(std::span<const AccountFragment> accounts) {
  std::string list = "[";
  for (const auto& account : accounts) {
    if (account) list += (list.size() > 1 ? "," : "") + *account;
  }
  return list + "]";
}

}  // namespace

std::vector<Conversation> conversations(Accounts& accounts, Statuses& statuses, sql::Session& db, Viewer owner,
                                        std::span<const LetterEntry> entries) {
  std::vector<PostId> newest;
  std::vector<PersonId> people;
  for (const auto& entry : entries) {
    newest.push_back(entry.last);
    const auto others = people_of(entry.participants);
    people.insert(people.end(), others.begin(), others.end());
  }
  const auto written = statuses.by_id(db, owner, newest);
  const auto fragments = accounts.fragments(db, people);
  std::vector<Conversation> shown;
  std::size_t first = 0;  // of the entry's people
  for (const auto& entry : entries) {
    const auto count = people_of(entry.participants).size();
    Conversation& one = shown.emplace_back();
    one.id = entry.id;
    one.unread = is_unread(entry);
    one.accounts.text = joined(std::span(fragments).subspan(first, count));
    first += count;
    if (const auto status = written.find(entry.last); status != written.end()) one.last_status = {{status->second}};
    if (entry.request) one.stadt.request_id = entry.request;
    one.stadt.held = bool(entry.request);
    one.stadt.last_by_me = entry.last_by == owner.person;
  }
  return shown;
}

std::string conversation_with(const PostsParts& parts, Statuses& statuses, sql::Session& db, PersonId owner,
                              PostId letter) {
  const auto post = posts::readable(db, parts.sight, owner, letter);
  if (!post) return {};
  const auto facts = posts::facts_of(*post, {});
  auto everybody = addressees(facts);
  everybody.push_back(facts.author);
  const auto entry = letters_store::entry_with(db, owner, participants(everybody, owner));
  if (!entry) return {};
  return json::write(
      conversations(parts.accounts, statuses, db, Viewer{.person = owner}, std::span(&*entry, 1)).front());
}

std::int64_t count_unread(sql::Session& db, PersonId owner) { return letters_store::count_unread(db, owner); }

}  // namespace stadt::letters
