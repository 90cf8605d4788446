// Accounts as the client API shows them, kept as JSON fragments by id and version, because every status carries one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "people/person.hpp"
#include "sql/session.hpp"

namespace stadt {

using AccountFragment = std::shared_ptr<const std::string>;

// Thread-safe. Bounded: the least recently used fragments go first.
class Accounts {
 public:
  // `origin` is "https://stadt.example", without a slash at the end.
  explicit Accounts(std::string origin);
  ~Accounts();

  // The Account entities of these people in the same order; people who are gone or unknown have a null pointer.
  // One statement for all that memory does not hold.
  std::vector<AccountFragment> fragments(sql::Session& db, std::span<const PersonId> people);
  // The same in short: Face entities.
  std::vector<AccountFragment> faces(sql::Session& db, std::span<const PersonId> people);
  // What they are called in sentences; empty where somebody is gone.
  std::vector<std::string> names(sql::Session& db, std::span<const PersonId> people);
  // Drops what the events changed; called by the writer after a commit.
  void follow(std::span<const Event> events);

  // Addresses of a person, made from the origin.
  std::string url(const Person& person) const;  // {origin}/@{handle}
  std::string uri(PersonId person) const;       // {origin}/people/{id}

  // Handles are compared in lower case; "anna" and "anna@own.domain" are the same person here.
  std::optional<PersonId> find(sql::Session& db, std::string_view handle) const;
  std::optional<Person> person(sql::Session& db, PersonId id) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A JSON list of these people's accounts, leaving out who is gone.
std::string account_list(Accounts& accounts, sql::Session& db, std::span<const PersonId> people);
// The account of somebody with `source`, as only they see it.
Result<std::string> own_account(const std::string& origin, sql::Session& db, PersonId person);

}  // namespace stadt
