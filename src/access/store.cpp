#include "access/store.hpp"

namespace stadt::access_store {

BOOST_DESCRIBE_STRUCT(Code, (), (client_id, person, redirect_uri, scopes, challenge, expires_at, used_token))
BOOST_DESCRIBE_STRUCT(OwnToken, (), (id, hash, label, address))
BOOST_DESCRIBE_STRUCT(Ticket, (), (token_hash, expires_at))

namespace {

struct HashRow {
  std::int64_t id = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(HashRow, (), (id, hash))

struct DeletedToken {
  std::int64_t id = 0;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(DeletedToken, (), (id, person))

}  // namespace

void insert_app(sql::Transaction& transaction, const App& app) {
  transaction.execute(R"sql(
      INSERT INTO app (client_id, id, secret_hash, name, website, redirect_uris, scopes)
      VALUES ($1, $2, $3, $4, $5, $6, $7))sql",
                      app.client_id, app.id, app.secret_hash, app.name, app.website, app.redirect_uris, app.scopes);
}

std::optional<App> app(sql::Session& db, std::string_view client_id) {
  return db.find<App>(R"sql(
      SELECT client_id, id, secret_hash, name, website, redirect_uris, scopes FROM app WHERE client_id = $1)sql",
                      client_id);
}

void insert_code(sql::Transaction& transaction, std::string_view hash, const Code& code) {
  transaction.execute(R"sql(
      INSERT INTO authorization_code (hash, client_id, person_id, redirect_uri, scopes, challenge, expires_at, used_token)
      VALUES ($1, $2, $3, $4, $5, $6, $7, ''))sql",
                      hash, code.client_id, code.person, code.redirect_uri, code.scopes, code.challenge,
                      code.expires_at);
}

std::optional<Code> code(sql::Session& db, std::string_view hash) {
  return db.find<Code>(R"sql(
      SELECT client_id, person_id, redirect_uri, scopes, challenge, expires_at, used_token
      FROM authorization_code WHERE hash = $1)sql",
                       hash);
}

bool use_code(sql::Transaction& transaction, std::string_view hash, std::string_view token_hash) {
  return transaction.execute(R"sql(
      UPDATE authorization_code SET used_token = $2 WHERE hash = $1 AND used_token = '')sql",
                             hash, token_hash) == 1;
}

void insert_token(sql::Transaction& transaction, std::string_view hash, const Token& token, const Label& label) {
  transaction.execute(R"sql(
      INSERT INTO token (hash, id, kind, person_id, client_id, app_id, scopes, created_at, used_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql",
                      hash, token.id, token.kind, token.person, token.client_id, token.app, token.scopes,
                      token.created_at, token.used_at, token.expires_at);
  if (!token.person) return;
  transaction.execute(R"sql(
      INSERT INTO token_of (person_id, id, hash, label, address) VALUES ($1, $2, $3, $4, $5))sql",
                      token.person, token.id, hash, label.name, label.address);
}

std::optional<Token> token(sql::Session& db, std::string_view hash) {
  return db.find<Token>(R"sql(
      SELECT id, kind, person_id, client_id, app_id, scopes, created_at, used_at, expires_at
      FROM token WHERE hash = $1)sql",
                        hash);
}

void note_use(sql::Transaction& transaction, std::string_view hash, Time at, Time expires_at) {
  transaction.execute(R"sql(
      UPDATE token SET used_at = $2, expires_at = $3 WHERE hash = $1 AND used_at < $2)sql",
                      hash, at, expires_at);
}

std::optional<std::int64_t> delete_token(sql::Transaction& transaction, std::string_view hash) {
  const auto deleted = transaction.find<DeletedToken>(R"sql(
      DELETE FROM token WHERE hash = $1 RETURNING id, person_id)sql",
                                                      hash);
  if (!deleted) return std::nullopt;
  transaction.execute(R"sql(DELETE FROM token_of WHERE person_id = $1 AND id = $2)sql", deleted->person, deleted->id);
  return deleted->id;
}

std::vector<std::int64_t> delete_tokens_of(sql::Transaction& transaction, PersonId person, std::int64_t except) {
  const auto gone = transaction.query<HashRow>(R"sql(
      DELETE FROM token_of WHERE person_id = $1 AND id <> $2 RETURNING id, hash)sql",
                                               person, except);
  std::vector<std::vector<sql::Param>> hashes;
  std::vector<std::int64_t> ids;
  for (const auto& row : gone) {
    hashes.push_back({std::string_view(row.hash)});
    ids.push_back(row.id);
  }
  transaction.run_many(R"sql(DELETE FROM token WHERE hash = $1)sql", hashes, [](std::size_t, const sql::Row&) {});
  return ids;
}

std::vector<OwnToken> tokens_of(sql::Session& db, PersonId person) {
  return db.query<OwnToken>(R"sql(
      SELECT id, hash, label, address FROM token_of WHERE person_id = $1 ORDER BY id DESC LIMIT 200)sql",
                            person);
}

void insert_ticket(sql::Transaction& transaction, PersonId person, std::string_view hash, const Ticket& ticket,
                   Time now) {
  transaction.execute(R"sql(DELETE FROM stream_ticket WHERE person_id = $1 AND expires_at < $2)sql", person, now);
  transaction.execute(R"sql(
      INSERT INTO stream_ticket (person_id, hash, token_hash, expires_at) VALUES ($1, $2, $3, $4))sql",
                      person, hash, ticket.token_hash, ticket.expires_at);
}

std::optional<Ticket> ticket(sql::Session& db, PersonId person, std::string_view hash) {
  return db.find<Ticket>(R"sql(
      SELECT token_hash, expires_at FROM stream_ticket WHERE person_id = $1 AND hash = $2)sql",
                         person, hash);
}

std::optional<std::string> take_ticket(sql::Transaction& transaction, PersonId person, std::string_view hash) {
  return transaction.find<std::string>(R"sql(
      DELETE FROM stream_ticket WHERE person_id = $1 AND hash = $2 RETURNING token_hash)sql",
                                       person, hash);
}

std::optional<Login> login_of(sql::Session& db, PersonId person) {
  const auto password = db.find<std::string>(R"sql(SELECT password FROM login WHERE person_id = $1)sql", person);
  if (!password) return std::nullopt;
  return Login{person, *password, state_of(db, person)};
}

std::optional<Login> login_by_email(sql::Session& db, std::string_view email) {
  const auto person = db.find<PersonId>(R"sql(SELECT person_id FROM email WHERE email = $1)sql", email);
  return person ? login_of(db, *person) : std::nullopt;
}

void set_password(sql::Transaction& transaction, PersonId person, std::string_view password_hash) {
  transaction.execute(R"sql(UPDATE login SET password = $2 WHERE person_id = $1)sql", person, password_hash);
}

PersonState state_of(sql::Session& db, PersonId person) {
  return db.find<PersonState>(R"sql(SELECT state FROM person WHERE id = $1)sql", person).value_or(PersonState::gone);
}

}  // namespace stadt::access_store
