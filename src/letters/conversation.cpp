#include "letters/conversation.hpp"

#include "letters/rules.hpp"

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

}  // namespace stadt::letters
