#include "access/sessions.hpp"

#include <fmt/format.h>

#include "access/credentials.hpp"
#include "access/password.hpp"
#include "base/scopes.hpp"

namespace stadt::access {

namespace {

// What a browser calls itself, short: "Firefox, Linux".
std::string browser_label(const http::Request& request) {
  const auto agent = request.header("User-Agent").value_or("");
  const auto first_of = [&](std::initializer_list<std::string_view> names, std::string_view otherwise) {
    for (const auto name : names) {
      if (agent.find(name) != std::string_view::npos) return name;
    }
    return otherwise;
  };
  return fmt::format("{}, {}", first_of({"Firefox", "Edg", "OPR", "Chrome", "Safari"}, "Browser"),
                     first_of({"Android", "iPhone", "iPad", "Windows", "Mac", "Linux"}, "?"));
}

}  // namespace

Issued issue(sql::Transaction& transaction, Env& env, TokenKind kind, PersonId person, const App* app, Scopes scopes,
             const access_store::Label& label) {
  const Time now = env.now();
  Issued issued;
  issued.secret = env.random_hex(secret_bytes);
  issued.token = {.id = env.next_id(0),
                  .kind = kind,
                  .person = person,
                  .client_id = app ? app->client_id : "",
                  .app = app ? app->id : AppId{},
                  .scopes = scopes,
                  .created_at = now,
                  .used_at = now,
                  .expires_at = now + (kind == TokenKind::browser ? session_lifetime : token_lifetime)};
  access_store::insert_token(transaction, hash_of(issued.secret), issued.token, label);
  return issued;
}

Entry entry_of(const Gate& gate, const http::Request& request) {
  return {{browser_label(request), ""}, gate.session_secret(request)};
}

Issued begin_session(sql::Transaction& transaction, Env& env, PersonId person, const Entry& entry) {
  if (!entry.former_secret.empty()) revoke(transaction, env, hash_of(entry.former_secret));
  return issue(transaction, env, TokenKind::browser, person, nullptr, scopes::everything, entry.label);
}

void revoke(sql::Transaction& transaction, Env& env, std::string_view secret_hash) {
  const auto id = access_store::delete_token(transaction, secret_hash);
  if (id) transaction.record({.kind = EventKind::token_revoked, .object = *id, .at = env.now()});
}

void revoke_all(sql::Transaction& transaction, Env& env, PersonId person, std::int64_t except) {
  for (const std::int64_t id : access_store::delete_tokens_of(transaction, person, except)) {
    transaction.record({.kind = EventKind::token_revoked, .actor = person.value, .object = id, .at = env.now()});
  }
}

StreamTicket give_ticket(sql::Transaction& transaction, Env& env, PersonId person, std::string_view token_hash) {
  const Time now = env.now();
  const std::string secret = env.random_hex(secret_bytes);
  access_store::insert_ticket(transaction, person, hash_of(secret), {std::string(token_hash), now + ticket_lifetime},
                              now);
  return {ticket_text(person, secret), now + ticket_lifetime};
}

Result<PersonId> sign_in(sql::Session& db, const Accounts& accounts, std::string_view login,
                         std::string_view password) {
  std::optional<access_store::Login> found;
  if (login.find('@', 1) != std::string_view::npos) {
    std::string email(login);
    for (char& c : email) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    found = access_store::login_by_email(db, email);
  } else if (const auto person = accounts.find(db, login)) {
    found = access_store::login_of(db, *person);
  }
  const bool fits = password.size() <= longest_password && TRY(verify_password(found ? found->password : "", password));
  if (!fits || found->state == PersonState::gone) {
    return fail(ErrorKind::unauthorized, "access.sign_in", "Handle or password do not fit. Try again.");
  }
  if (found->state != PersonState::active) {
    return fail(ErrorKind::forbidden, "access.state", "This account cannot be used right now.");
  }
  return found->person;
}

Result<> reset_password(sql::Database& database, Env& env, PersonId person, std::string_view password) {
  CHECKED(check_password(password));
  const std::string hash = TRY(hash_password(password));
  return database.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    access_store::set_password(transaction, person, hash);
    revoke_all(transaction, env, person, 0);
    return {};
  });
}

}  // namespace stadt::access
