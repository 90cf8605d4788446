#include <fmt/format.h>

#include "access/consent_page.hpp"
#include "access/oauth_rules.hpp"
#include "access/sessions.hpp"
#include "base/scopes.hpp"
#include "people/store.hpp"

namespace stadt {

namespace {

using access::ConsentRequest;
using access::Tongue;

struct ConsentInput {
  std::string client_id;
  std::string redirect_uri;
  std::string response_type;
  std::string scope;
  std::string state;
  std::string code_challenge;
  std::string code_challenge_method;
  std::string lang;
  std::string force_login;
  std::string login;
  std::string password;
  std::string form_token;
  std::string decision;
};
BOOST_DESCRIBE_STRUCT(ConsentInput, (),
                      (client_id, redirect_uri, response_type, scope, state, code_challenge, code_challenge_method,
                       lang, force_login, login, password, form_token, decision))

// Everything that a step of the consent needs.
struct Consent {
  AccessParts parts;
  ConsentInput input;
  access::App app;
  Scopes scopes = 0;
  Tongue tongue = Tongue::de;

  ConsentRequest request() const {
    return {input.client_id, input.redirect_uri,   input.response_type,         input.scope,
            input.state,     input.code_challenge, input.code_challenge_method, input.lang};
  }
};

Tongue tongue_of(const http::Request& request, const std::string& lang) {
  const auto preferred = lang.empty() ? request.header("Accept-Language").value_or("de") : std::string_view(lang);
  return preferred.starts_with("en") ? Tongue::en : Tongue::de;
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain)
      out += static_cast<char>(c);
    else
      out += fmt::format("%{:02X}", c);
  }
  return out;
}

// Back to the application, with the answer, the state it sent, and who we are (RFC 9207).
http::Response way_back(const Consent& consent, const std::string& answer) {
  const std::string& uri = consent.input.redirect_uri;
  if (uri == access::out_of_band) return access::refusal_page(consent.tongue, consent.parts.city_name, answer);
  std::string location = uri + (uri.find('?') == std::string::npos ? "?" : "&") + answer;
  if (!consent.input.state.empty()) location += "&state=" + encoded(consent.input.state);
  location += "&iss=" + encoded(consent.parts.origin);
  auto response = http::redirect_response(location);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

// Ties the form to the session that was shown it and to what it asked, so that nobody agrees to anything else, and no
// other site in somebody's name.
std::string form_token(const Consent& consent, const std::string& session_secret) {
  return access::hash_of(fmt::format("consent {} {} {} {}", session_secret, consent.input.client_id, consent.scopes,
                                     consent.input.redirect_uri));
}

http::Response ask_consent(const Consent& consent, sql::Session& db, PersonId person,
                           const std::string& session_secret) {
  const auto known = people_store::person(db, person);
  ConsentRequest shown = consent.request();
  shown.scope = scopes::format(consent.scopes);
  return access::consent_page(consent.tongue, consent.parts.city_name, consent.app.name, known ? known->handle : "",
                              form_token(consent, session_secret), shown);
}

http::Response refuse(const AccessParts& parts, Tongue tongue, const std::string& reason) {
  return access::refusal_page(tongue, parts.city_name, reason);
}

// What is wrong before there is a trustworthy way back is told on a page; everything later goes back to the
// application.
std::variant<Consent, http::Response> prepare(const AccessParts& parts, http::Call& call) {
  auto input = call.request.read<ConsentInput>();
  if (!input) return refuse(parts, tongue_of(call.request, ""), input.error().message);
  const Tongue tongue = tongue_of(call.request, input->lang);
  const auto app = access_store::app(call.db, input->client_id);
  if (!app) return refuse(parts, tongue, "client_id");
  if (!access::is_registered(*app, input->redirect_uri)) return refuse(parts, tongue, "redirect_uri");
  Consent consent{parts, std::move(*input), *app, 0, tongue};
  if (consent.input.response_type != "code") return way_back(consent, "error=unsupported_response_type");
  const auto wanted = scopes::parse(consent.input.scope);
  if (!wanted || (*wanted & ~app->scopes) != 0) return way_back(consent, "error=invalid_scope");
  const bool plain_challenge = !consent.input.code_challenge.empty() && consent.input.code_challenge_method != "S256";
  if (plain_challenge) return way_back(consent, "error=invalid_request");
  consent.scopes = *wanted;
  return consent;
}

Result<http::Answer> show(const AccessParts& parts, http::Call& call) {
  const auto prepared = prepare(parts, call);
  if (const auto* response = std::get_if<http::Response>(&prepared)) return *response;
  const auto& consent = std::get<Consent>(prepared);
  const bool again = consent.input.force_login == "true" || consent.input.force_login == "1";
  if (call.viewer && !again)
    return ask_consent(consent, call.db, call.viewer.person, parts.gate.session_secret(call.request));
  return access::sign_in_page(consent.tongue, parts.city_name, consent.app.name, consent.request(), false);
}

// A form of the sign-in page: a new browser session, then the question.
http::Slow sign_in(Consent consent) {
  return {[consent = std::move(consent)](http::Call& slow) -> Result<std::variant<http::Response, http::Write>> {
    const auto person = access::sign_in(slow.db, consent.parts.accounts, consent.input.login, consent.input.password);
    if (!person) {
      auto again =
          access::sign_in_page(consent.tongue, consent.parts.city_name, consent.app.name, consent.request(), true);
      again.status = http::status_of(person.error().kind);
      return again;
    }
    return http::write(
        [&env = consent.parts.env, entry = access::entry_of(consent.parts.gate, slow.request),
         person = *person](sql::Transaction& transaction) -> Result<access::Issued> {
          return access::begin_session(transaction, env, person, entry);
        },
        [consent](http::Call& again, const access::Issued& issued) -> Result<http::Response> {
          auto response = ask_consent(consent, again.db, issued.token.person, issued.secret);
          response.headers.push_back({"Set-Cookie", consent.parts.gate.session_cookie(issued.secret)});
          return response;
        });
  }};
}

http::Write give_code(Consent consent, PersonId person) {
  Env& env = consent.parts.env;
  const std::string secret = env.random_hex(access::secret_bytes);
  const access_store::Code code{consent.input.client_id,
                                person,
                                consent.input.redirect_uri,
                                consent.scopes,
                                consent.input.code_challenge,
                                env.now() + access::code_lifetime,
                                ""};
  return http::write(
      [code, secret](sql::Transaction& transaction) -> Result<bool> {
        access_store::insert_code(transaction, access::hash_of(secret), code);
        return true;
      },
      [consent = std::move(consent), secret](http::Call&, bool) -> Result<http::Response> {
        if (consent.input.redirect_uri == access::out_of_band) {
          return access::code_page(consent.tongue, consent.parts.city_name, secret);
        }
        return way_back(consent, "code=" + secret);
      });
}

Result<http::Answer> decide(const AccessParts& parts, http::Call& call) {
  CHECKED(parts.gate.from_here(call.request));
  auto prepared = prepare(parts, call);
  if (const auto* response = std::get_if<http::Response>(&prepared)) return *response;
  auto& consent = std::get<Consent>(prepared);
  if (!consent.input.login.empty()) return sign_in(std::move(consent));
  const auto expected = form_token(consent, parts.gate.session_secret(call.request));
  const bool genuine = call.viewer && access::same_secret(consent.input.form_token, expected);
  if (!genuine)
    return access::sign_in_page(consent.tongue, parts.city_name, consent.app.name, consent.request(), false);
  if (consent.input.decision != "agree") return way_back(consent, "error=access_denied");
  return give_code(std::move(consent), call.viewer.person);
}

}  // namespace

http::Routes consent_routes(const AccessParts& parts) {
  const http::Access browser{.who = http::Who::browser};
  return {{.method = http::Method::get,
           .pattern = "/oauth/authorize",
           .access = browser,
           .handler = [parts](http::Call& call) { return show(parts, call); },
           .summary = "Sign in and agree: a page."},
          {.method = http::Method::post,
           .pattern = "/oauth/authorize",
           .access = browser,
           .handler = [parts](http::Call& call) { return decide(parts, call); },
           .summary = "The forms of that page.",
           .bucket = http::login_bucket}};
}

}  // namespace stadt
