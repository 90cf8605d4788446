// Every SQL statement about applications, codes and tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/token.hpp"
#include "people/person.hpp"
#include "sql/database.hpp"

namespace stadt::access_store {

using access::App;
using access::Token;

void insert_app(sql::Transaction& transaction, const App& app);
std::optional<App> app(sql::Session& db, std::string_view client_id);

struct Code {
  std::string client_id;
  PersonId person;
  std::string redirect_uri;
  Scopes scopes = 0;
  std::string challenge;
  Time expires_at;
  std::string used_token;
};
void insert_code(sql::Transaction& transaction, std::string_view hash, const Code& code);
std::optional<Code> code(sql::Session& db, std::string_view hash);
// Whether this token is the first that is made from the code.
bool use_code(sql::Transaction& transaction, std::string_view hash, std::string_view token_hash);

struct Label {
  std::string name;
  std::string address;
};
void insert_token(sql::Transaction& transaction, std::string_view hash, const Token& token, const Label& label);
std::optional<Token> token(sql::Session& db, std::string_view hash);
void note_use(sql::Transaction& transaction, std::string_view hash, Time at, Time expires_at);
// Both answer the ids of what is gone.
std::optional<std::int64_t> delete_token(sql::Transaction& transaction, std::string_view hash);
std::vector<std::int64_t> delete_tokens_of(sql::Transaction& transaction, PersonId person, std::int64_t except);

struct OwnToken {
  std::int64_t id = 0;
  std::string hash;
  std::string label;
  std::string address;
};
std::vector<OwnToken> tokens_of(sql::Session& db, PersonId person);

// What a page opens a stream with, once, instead of its session.
struct Ticket {
  std::string token_hash;
  Time expires_at;
};
// Those of this person that nobody came with in time go.
void insert_ticket(sql::Transaction& transaction, PersonId person, std::string_view hash, const Ticket& ticket,
                   Time now);
std::optional<Ticket> ticket(sql::Session& db, PersonId person, std::string_view hash);
// The hash of the token behind it, for whoever comes first.
std::optional<std::string> take_ticket(sql::Transaction& transaction, PersonId person, std::string_view hash);

struct Login {
  PersonId person;
  std::string password;
  PersonState state = PersonState::active;
};
std::optional<Login> login_by_email(sql::Session& db, std::string_view email);
std::optional<Login> login_of(sql::Session& db, PersonId person);
void set_password(sql::Transaction& transaction, PersonId person, std::string_view password_hash);
PersonState state_of(sql::Session& db, PersonId person);

}  // namespace stadt::access_store
