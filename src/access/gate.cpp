#include "access/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "access/credentials.hpp"
#include "access/store.hpp"
#include "base/fragment_cache.hpp"

namespace stadt::access {

namespace {

constexpr std::size_t tokens_kept = 50'000;
// The command line, too, revokes tokens and suspends people, and nobody tells this process.
constexpr auto known_for = std::chrono::seconds(5);

struct Known {
  Token token;
  PersonState state = PersonState::active;
  Time read_at;
};

std::unexpected<Error> unauthorized(std::string code, std::string message) {
  return fail(ErrorKind::unauthorized, std::move(code), std::move(message));
}

std::unexpected<Error> cross_site() {
  return fail(ErrorKind::forbidden, "access.cross_site", "This must come from a page of this city.");
}

std::unexpected<Error> used_ticket() {
  return unauthorized("access.ticket", "This ticket was used or is too old. Ask for another one.");
}

bool is_unsafe(http::Method method) {
  return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

}  // namespace

struct Gate::State {
  State(Env& own_env, sql::Database& own_database, std::string own_origin)
      : env(own_env),
        database(own_database),
        origin(std::move(own_origin)),
        cookie_name(origin.starts_with("https://") ? "__Host-stadt" : "stadt"),
        cache(tokens_kept) {}

  Env& env;
  sql::Database& database;
  std::string origin;
  std::string cookie_name;
  FragmentCache<std::string, Known> cache;
  std::atomic<std::uint64_t> endings = 0;  // of tokens and of people, as far as they were followed
  std::mutex ids_mutex;
  std::unordered_map<std::int64_t, std::string> hashes;  // of cached tokens, to drop them by id or by person
  std::unordered_multimap<PersonId, std::string> hashes_of;

  std::string hash_behind(sql::Session& db, const Credentials& credentials) const;
  std::shared_ptr<const Known> known(sql::Session& db, const std::string& hash);
  void remember(const Known& known, const std::string& hash);
  void note_use(const Known& known, const std::string& hash);
  Result<> allow(const http::Access& access, const Known* known) const;
  enum class Whence { own_page, elsewhere, unknown };
  Whence whence(const http::Request& request) const;
};

// The hash under which the token is kept that these credentials are, or stand for; empty if there is none.
std::string Gate::State::hash_behind(sql::Session& db, const Credentials& credentials) const {
  if (credentials.kind == Credentials::Kind::none) return {};
  std::string hash = hash_of(credentials.secret);
  if (credentials.kind != Credentials::Kind::ticket) return hash;
  const auto ticket = access_store::ticket(db, credentials.person, hash);
  return ticket && ticket->expires_at > env.now() ? ticket->token_hash : "";
}

std::shared_ptr<const Known> Gate::State::known(sql::Session& db, const std::string& hash) {
  const Time now = env.now();
  auto cached = cache.find(hash);
  if (cached && now >= cached->read_at && now < cached->read_at + known_for) return cached;
  const auto ticket = cache.ticket(hash);
  const std::uint64_t endings_before = endings;
  const auto token = access_store::token(db, hash);
  if (!token) return nullptr;
  Known fresh{*token, token->person ? access_store::state_of(db, token->person) : PersonState::active, now};
  remember(fresh, hash);
  auto pointer = std::make_shared<const Known>(std::move(fresh));
  // Whoever was signed out before their hash was remembered has been dropped from nowhere.
  if (endings == endings_before) cache.put(ticket, pointer);
  return pointer;
}

void Gate::State::remember(const Known& known, const std::string& hash) {
  std::scoped_lock lock(ids_mutex);
  if (hashes.size() > 2 * tokens_kept) {
    hashes.clear();
    hashes_of.clear();
  }
  if (hashes.emplace(known.token.id, hash).second) hashes_of.emplace(known.token.person, hash);
}

// At most once an hour, so that reading stays reading.
void Gate::State::note_use(const Known& known, const std::string& hash) {
  const Time now = env.now();
  if (now < known.token.used_at + use_noted_every) return;
  cache.drop(hash);
  // An application's token lives on while it is used, a browser's session ends when it was meant to.
  const Time expires_at = known.token.kind == TokenKind::app ? now + token_lifetime : known.token.expires_at;
  database.write(
      [hash, now, expires_at](sql::Transaction& transaction) -> Result<> {
        access_store::note_use(transaction, hash, now, expires_at);
        return {};
      },
      [](Result<>) {});
}

Result<> Gate::State::allow(const http::Access& access, const Known* known) const {
  const bool in_scope = !known || known->token.kind == TokenKind::browser || (known->token.scopes & access.scopes) != 0;
  const auto outside = [] {
    return fail(ErrorKind::forbidden, "access.scope", "This action is outside the authorized scopes.");
  };
  if (access.who == http::Who::browser) return {};
  if (access.who == http::Who::anyone) {
    // With a token one sees more than a visitor, so what the token is for counts.
    if (access.scopes != 0 && !in_scope) return outside();
    return {};
  }
  if (!known) return unauthorized("access.needed", "Sign in first: this needs an access token.");
  if (access.who == http::Who::app) return {};
  if (!known->token.person) {
    return unauthorized("access.person_needed", "This needs somebody's own token, not an application's.");
  }
  if (!in_scope) return outside();
  return {};
}

// Where a browser says that a request comes from. Without https it says less, and a city on trial in a local network
// may be reached by an address that its settings do not name: there the page's own address is as good as ours.
Gate::State::Whence Gate::State::whence(const http::Request& request) const {
  if (const auto site = request.header("Sec-Fetch-Site")) {
    if (*site == "same-origin") return Whence::own_page;
    return *site == "none" ? Whence::unknown : Whence::elsewhere;
  }
  const auto from = request.header("Origin");
  if (!from) return Whence::unknown;
  const bool on_trial = !origin.starts_with("https://");
  const bool is_own =
      *from == origin || (on_trial && *from == fmt::format("http://{}", request.header("Host").value_or("")));
  return is_own ? Whence::own_page : Whence::elsewhere;
}

Gate::Gate(Env& env, sql::Database& database, std::string origin)
    : state_(std::make_unique<State>(env, database, std::move(origin))) {}
Gate::~Gate() = default;

Result<Viewer> Gate::check(http::Request& request, const http::Access& access, sql::Session& db) {
  using enum Credentials::Kind;
  const auto credentials = TRY(credentials_of(request, access.carrier, state_->cookie_name));
  const bool lenient = access.who == http::Who::browser;
  const std::string hash = state_->hash_behind(db, credentials);
  auto known = hash.empty() ? nullptr : state_->known(db, hash);
  const bool fits =
      known && known->token.expires_at > state_->env.now() &&
      (credentials.kind == ticket || (known->token.kind == TokenKind::browser) == (credentials.kind == cookie));
  if (!fits) known = nullptr;
  if (!fits && !lenient && credentials.kind == ticket) return used_ticket();
  if (!fits && !lenient && credentials.kind == token) {
    return unauthorized("access.token", "The access token is invalid or was revoked. Sign in again.");
  }
  if (known && known->state != PersonState::active) {
    if (!lenient) return fail(ErrorKind::forbidden, "access.state", "This account cannot be used right now.");
    known = nullptr;
  }
  CHECKED(state_->allow(access, known.get()));
  if (!known) return Viewer{};
  // A cookie travels with requests that other sites cause; what they change must come from our own pages.
  const bool by_cookie = credentials.kind == cookie && !lenient && is_unsafe(request.method);
  if (by_cookie && state_->whence(request) != State::Whence::own_page) return cross_site();
  state_->note_use(*known, hash);
  const Token& own = known->token;
  return Viewer{.person = own.person,
                .app = own.app,
                .scopes = own.kind == TokenKind::browser ? ~Scopes{0} : own.scopes,
                .token = own.id,
                .until = own.expires_at};
}

void Gate::follow(std::span<const Event> events) {
  for (const auto& event : events) {
    std::scoped_lock lock(state_->ids_mutex);
    if (event.kind == EventKind::token_revoked) {
      ++state_->endings;
      const auto found = state_->hashes.find(event.object);
      if (found != state_->hashes.end()) state_->cache.drop(found->second);
    } else if (event.kind == EventKind::person_changed || event.kind == EventKind::person_left) {
      ++state_->endings;
      const auto [begin, end] = state_->hashes_of.equal_range(PersonId{event.actor});
      for (auto at = begin; at != end; ++at) state_->cache.drop(at->second);
    }
  }
}

Result<> Gate::from_here(const http::Request& request) const {
  if (state_->whence(request) == State::Whence::elsewhere) return cross_site();
  return {};
}

std::string Gate::session_cookie(std::string_view secret) const {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(session_lifetime).count();
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", state_->cookie_name, secret, seconds,
                     state_->cookie_name.starts_with("__Host-") ? "; Secure" : "");
}

std::string Gate::cleared_cookie() const {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", state_->cookie_name,
                     state_->cookie_name.starts_with("__Host-") ? "; Secure" : "");
}

std::string Gate::session_secret(const http::Request& request) const {
  return request.cookie(state_->cookie_name).value_or("");
}

Result<std::string> Gate::token_hash(const http::Request& request) const {
  const auto credentials = TRY(credentials_of(request, http::Carrier::request, state_->cookie_name));
  return hash_of(credentials.secret);
}

std::optional<sql::Database::Apply> Gate::ticket_use(const http::Request& request) const {
  const auto credentials = credentials_of(request, http::Carrier::stream, state_->cookie_name);
  if (!credentials || credentials->kind != Credentials::Kind::ticket) return std::nullopt;
  return [env = &state_->env, person = credentials->person,
          hash = hash_of(credentials->secret)](sql::Transaction& transaction) -> Result<> {
    const auto token_hash = access_store::take_ticket(transaction, person, hash);
    const auto token = token_hash ? access_store::token(transaction, *token_hash) : std::nullopt;
    const bool stands = token && token->expires_at > env->now() &&
                        access_store::state_of(transaction, token->person) == PersonState::active;
    if (!stands) return used_ticket();
    return {};
  };
}

}  // namespace stadt::access
