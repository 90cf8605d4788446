#include "access/password.hpp"
#include "access/sessions.hpp"
#include "base/scopes.hpp"
#include "people/account.hpp"
#include "people/accounts.hpp"
#include "people/people.hpp"
#include "people/rules.hpp"
#include "text/clean.hpp"

namespace stadt {

namespace {

constexpr int reason_characters = 1000;
constexpr int locale_characters = 10;

struct ArrivalInput {
  std::string username;
  std::string name;
  std::string email;
  std::string password;
  bool agreement = false;
  std::string locale;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ArrivalInput, (), (username, name, email, password, agreement, locale, reason))

struct TokenAnswer {
  std::string access_token;
  std::string token_type = "Bearer";
  std::string scope;
  std::int64_t created_at = 0;
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (access_token, token_type, scope, created_at))

// Collects what is wrong with several fields, so that a form can show all of it at once.
class FieldErrors {
 public:
  template <typename T>
  T take(Result<T> result) {
    if (result) return std::move(*result);
    add(result.error());
    return T();
  }
  void take(const Result<>& result) {
    if (!result) add(result.error());
  }
  void add(const Error& error) {
    error_.details.insert(error_.details.end(), error.details.begin(), error.details.end());
    error_.message += (error_.message.empty() ? "" : " ") + error.message;
  }
  Result<> result() const {
    if (error_.message.empty()) return {};
    return fail(error_);
  }

 private:
  Error error_{ErrorKind::unprocessable, "people.arrival", ""};
};

Result<people::Arrival> checked_arrival(const ArrivalInput& input) {
  FieldErrors errors;
  people::Arrival arrival;
  errors.take(checked_handle(input.username));
  arrival.handle = input.username;
  arrival.email = errors.take(checked_email(input.email));
  errors.take(access::check_password(input.password));
  arrival.name = errors.take(text::clean_line("name", input.name, name_characters));
  arrival.reason = errors.take(text::clean_text("reason", input.reason, reason_characters));
  const auto locale = errors.take(text::clean_line("locale", input.locale, locale_characters));
  arrival.language = locale.starts_with("en") ? "en" : "de";
  if (!input.agreement) {
    errors.add({ErrorKind::unprocessable,
                "people.agreement",
                "The house rules must be agreed to.",
                {{"agreement", "ERR_ACCEPTED", "The house rules must be agreed to."}}});
  }
  CHECKED(errors.result());
  return arrival;
}

// How the newcomer is signed in: by the application that asked, or else the browser.
struct Entrance {
  std::optional<access::App> app;
  Scopes scopes = 0;
  access::Entry browser;
};

access::Issued come_in(sql::Transaction& transaction, Env& env, PersonId person, const Entrance& entrance) {
  if (!entrance.app) return access::begin_session(transaction, env, person, entrance.browser);
  return access::issue(transaction, env, access::TokenKind::app, person, &*entrance.app, entrance.scopes,
                       {entrance.app->name, ""});
}

using Present = Result<http::Response> (*)(const AccessParts&, http::Call&, const access::Issued&);

Result<http::Answer> arrive(const AccessParts& parts, http::Call& call, Entrance entrance, Present present) {
  if (!parts.registration_open) {
    return fail(ErrorKind::forbidden, "people.closed", "This city takes no newcomers right now.");
  }
  const auto input = TRY(call.request.read<ArrivalInput>());
  auto arrival = TRY(checked_arrival(input));
  return http::Slow{[parts, arrival = std::move(arrival), entrance = std::move(entrance), present,
                     password =
                         input.password](http::Call&) mutable -> Result<std::variant<http::Response, http::Write>> {
    arrival.password_hash = TRY(access::hash_password(password));
    return http::write(
        [&env = parts.env, arrival, entrance](sql::Transaction& transaction) -> Result<access::Issued> {
          const PersonId person = TRY(people::arrive(transaction, env, arrival));
          return come_in(transaction, env, person, entrance);
        },
        [parts, present](http::Call& again, const access::Issued& issued) { return present(parts, again, issued); });
  }};
}

Result<http::Response> present_token(const AccessParts&, http::Call&, const access::Issued& issued) {
  return http::json_response(TokenAnswer{.access_token = issued.secret,
                                         .scope = scopes::format(issued.token.scopes),
                                         .created_at = issued.token.created_at.ms / 1000});
}

Result<http::Response> present_session(const AccessParts& parts, http::Call& call, const access::Issued& issued) {
  http::Response response;
  response.body = TRY(own_account(parts.origin, call.db, issued.token.person));
  response.headers.push_back({"Set-Cookie", parts.gate.session_cookie(issued.secret)});
  return response;
}

Result<http::Answer> arrive_by_app(const AccessParts& parts, http::Call& call) {
  const auto header = call.request.header("Authorization").value_or("");
  const auto token =
      access_store::token(call.db, access::hash_of(header.substr(std::min(header.find(' ') + 1, header.size()))));
  const auto app = token ? access_store::app(call.db, token->client_id) : std::nullopt;
  if (!app) return fail(ErrorKind::unauthorized, "access.app_needed", "This needs an application's token.");
  if ((token->scopes & scopes::write_accounts) == 0) {
    return fail(ErrorKind::forbidden, "access.scope", "This action is outside the authorized scopes.");
  }
  return arrive(parts, call, {.app = app, .scopes = token->scopes, .browser = {}}, present_token);
}

Result<http::Answer> arrive_by_browser(const AccessParts& parts, http::Call& call) {
  CHECKED(parts.gate.from_here(call.request));
  Entrance entrance;
  entrance.browser = access::entry_of(parts.gate, call.request);
  return arrive(parts, call, std::move(entrance), present_session);
}

}  // namespace

http::Routes arrival_routes(const AccessParts& parts) {
  return {{.method = http::Method::post,
           .pattern = "/api/v1/accounts",
           .access = {.who = http::Who::app},
           .handler = [parts](http::Call& call) { return arrive_by_app(parts, call); },
           .summary = "Arrive by an application.",
           .bucket = http::sign_up_bucket,
           .schema_in = json::schema<ArrivalInput>(),
           .schema_out = json::schema<TokenAnswer>()},
          {.method = http::Method::post,
           .pattern = "/api/stadt/v1/arrive",
           .access = {},
           .handler = [parts](http::Call& call) { return arrive_by_browser(parts, call); },
           .summary = "Arrive with a browser: sets the session cookie.",
           .bucket = http::sign_up_bucket,
           .schema_in = json::schema<ArrivalInput>(),
           .schema_out = json::schema<Account>()}};
}

}  // namespace stadt
