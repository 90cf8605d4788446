// How many people name an organisation in a role that everybody may see: by that common ground is rare or not. Derived
// from SQL, kept current by the event log; what is hidden from anybody is not counted.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/event.hpp"
#include "base/ids.hpp"
#include "ground/store.hpp"

namespace stadt::ground {

constexpr std::size_t most_read_again = 1000;  // people; when more have changed, all are read

// Two spellings that people read as the same name.
std::string organisation_key(std::string_view name);

// Thread-safe.
class Organisations {
 public:
  void rebuild(sql::Session& db);
  // Notes whose roles have to be read again; they are when somebody asks.
  void follow(std::span<const Event> events);
  // In the order of the names; 0 for what nobody names in public.
  std::vector<std::int64_t> people(sql::Session& db, std::span<const std::string> organisations);

 private:
  void read_changed(sql::Session& db);
  void put(std::span<const ground_store::PublicRole> roles);
  void forget(PersonId person);

  std::mutex reading_;  // of SQL, and of what follows from it
  bool is_read_ = false;
  std::unordered_map<std::string, std::set<PersonId>> people_;
  std::unordered_map<PersonId, std::vector<std::string>> organisations_;
  std::mutex noting_;  // never held for long: the writer waits for it
  std::set<PersonId> changed_;
};

}  // namespace stadt::ground
