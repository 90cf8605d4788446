// What hosts do with their place: open it, say what holds there, share the hosting, close it. Each runs inside one
// transaction and records what follows.
#pragma once

#include <optional>
#include <string>

#include "people/accounts.hpp"
#include "places/membership.hpp"
#include "places/place.hpp"
#include "places/rules.hpp"
#include "sight/sight.hpp"

namespace stadt {

struct PlacesParts {
  Env& env;
  Accounts& accounts;
  const Sight& sight;
  std::string origin;
};

namespace places {

std::unexpected<Error> no_place();

// What is said of a place, checked and rendered; only what is set is changed.
struct PlaceText {
  std::optional<std::string> name = {};
  std::optional<std::string> line = {};
  std::optional<std::string> house_rule = {};
  std::optional<Admission> admission = {};
  std::string house_rule_html = {};
};
Result<PlaceText> checked(PlaceText text, const std::string& origin);

struct Opening {
  std::string handle;
  PlaceKind kind = PlaceKind::cafe;
  PlaceText text;
};
// Who opens a place is its first host, and a member. The handle is claimed and never given again.
Result<PlaceId> open(sql::Transaction& transaction, Env& env, const Opening& opening, PersonId host);
// The same without asking whether they may: for programs that fill a city.
Result<PlaceId> establish(sql::Transaction& transaction, Env& env, const Opening& opening, PersonId host);
Result<PlaceId> change(sql::Transaction& transaction, Env& env, PersonId host, PlaceId place, const PlaceText& text);
// For good: its tables stay with those who opened them.
Result<PlaceId> close(sql::Transaction& transaction, Env& env, PersonId host, PlaceId place);

// Hosts, and those who look after the city.
bool may_host(sql::Session& db, PlaceId place, PersonId person);
// Holds the place for this transaction, for one of its hosts; to everybody else the act is refused.
Result<> lock_for_host(sql::Transaction& transaction, PlaceId place, PersonId host);
// A member who shows it becomes a host, too.
Result<PlaceId> add_host(sql::Transaction& transaction, Env& env, PersonId host, const Membership& member);
// One stays in any case. Whoever is a host may end that themselves.
Result<PlaceId> remove_host(sql::Transaction& transaction, Env& env, PersonId host, const Membership& member);

// What somebody says at a place: whether they may open a table there, or say this at one of its tables.
struct Speech {
  PersonId speaker;
  PlaceId place;
  bool opens = false;
  bool links_away = false;
};
Result<> check_speech(sql::Transaction& transaction, const Speech& speech);

}  // namespace places
}  // namespace stadt
