// Signing in, signing out, and making tokens: what the routes of access/ have in common.
#pragma once

#include <optional>
#include <string>

#include "access/gate.hpp"
#include "access/store.hpp"
#include "base/env.hpp"
#include "people/accounts.hpp"

namespace stadt {

struct AccessParts {
  Env& env;
  sql::Database& database;
  Accounts& accounts;
  access::Gate& gate;
  std::string origin;
  std::string city_name;
  bool registration_open = true;
};

namespace access {

struct Issued {
  std::string secret;
  Token token;
};
// A new token in this transaction; the secret is known only here.
Issued issue(sql::Transaction& transaction, Env& env, TokenKind kind, PersonId person, const App* app, Scopes scopes,
             const access_store::Label& label);
// Through which browser somebody comes in, and the session that it has had until now.
struct Entry {
  access_store::Label label;
  std::string former_secret;
};
Entry entry_of(const Gate& gate, const http::Request& request);
// A new browser session; the former one of the same browser ends.
Issued begin_session(sql::Transaction& transaction, Env& env, PersonId person, const Entry& entry);
void revoke(sql::Transaction& transaction, Env& env, std::string_view secret_hash);
// All of a person's tokens and sessions but one.
void revoke_all(sql::Transaction& transaction, Env& env, PersonId person, std::int64_t except);

// Opens one stream, once, within ticket_lifetime; ends with the token that it was given for.
struct StreamTicket {
  std::string ticket;
  Time expires_at;
};
BOOST_DESCRIBE_STRUCT(StreamTicket, (), (ticket, expires_at))
StreamTicket give_ticket(sql::Transaction& transaction, Env& env, PersonId person, std::string_view token_hash);

// The person with this handle or address and password; slow (see password.hpp).
Result<PersonId> sign_in(sql::Session& db, const Accounts& accounts, std::string_view login, std::string_view password);

// For the command line: a new password ends everything that is signed in.
Result<> reset_password(sql::Database& database, Env& env, PersonId person, std::string_view password);

}  // namespace access

http::Routes oauth_routes(const AccessParts& parts);    // apps, tokens, metadata
http::Routes consent_routes(const AccessParts& parts);  // the pages of /oauth/authorize
http::Routes session_routes(const AccessParts& parts);  // browser sessions
http::Routes arrival_routes(const AccessParts& parts);  // sign-up

}  // namespace stadt
