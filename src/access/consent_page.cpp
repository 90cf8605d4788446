#include "access/consent_page.hpp"

#include <fmt/format.h>

#include "text/escape.hpp"

namespace stadt::access {

namespace {

constexpr std::string_view style =
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f7f2e7;color:#4a3728;font:1.05rem/1.5 "
    "system-ui,sans-serif}main{width:min(26rem,92vw);padding:2rem;background:#fffdf7;border:2px solid #4a3728;"
    "border-radius:.5rem}h1{font:1.6rem/1.2 Georgia,serif;margin:0 0 1rem}label{display:block;margin:.8rem 0 .2rem}"
    "input{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;color:inherit;background:#fff;border:1px solid "
    "#8a7663;border-radius:.3rem}button{margin:1.2rem .6rem 0 0;padding:.6rem 1.2rem;font:inherit;border:2px solid "
    "#4a3728;border-radius:.3rem;background:#2d6a64;color:#fff;cursor:pointer}button.quiet{background:transparent;"
    "color:inherit}code{overflow-wrap:anywhere;font-size:1.1rem}.error{color:#a03d26}"
    "@media(prefers-color-scheme:dark){body{background:#1d1a17;color:#efe6d6}main{background:#2a2521;border-color:"
    "#8a7663}input{background:#1d1a17}.error{color:#f0a58f}}";
// The only page that may send a form elsewhere: the way back to the application is a redirect after the form.

constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

struct Words {
  std::string_view code, sign_in, login, password, enter, wrong, wants, as, agree, refuse, code_title, code_hint,
      cannot;
};

constexpr Words german = {"de",
                          "Eintreten",
                          "Handle oder E-Mail-Adresse",
                          "Passwort",
                          "Eintreten",
                          "Handle oder Passwort passen nicht. Versuch es noch einmal.",
                          "<strong>{}</strong> möchte in Deinem Namen handeln:",
                          "Du bist hier als",
                          "Einverstanden",
                          "Lieber nicht",
                          "Dein Code",
                          "Gib diesen Code in der Anwendung ein. Er gilt eine Minute.",
                          "Das geht so nicht"};
constexpr Words english = {"en",
                           "Enter",
                           "Handle or e-mail address",
                           "Password",
                           "Enter",
                           "Handle or password do not fit. Try again.",
                           "<strong>{}</strong> would like to act in your name:",
                           "You are here as",
                           "Agreed",
                           "Rather not",
                           "Your code",
                           "Enter this code in the application. It is valid for a minute.",
                           "This does not work"};

const Words& words(Tongue tongue) { return tongue == Tongue::de ? german : english; }

std::string escaped(std::string_view text) {
  std::string out;
  text::append_escaped(out, text);
  return out;
}

http::Response page(const Words& words, std::string_view title, const std::string& city, const std::string& content,
                    int status = 200) {
  auto response = http::html_response(
      fmt::format("<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                  "content=\"width=device-width,initial-scale=1\"><title>{} · {}</title><style>{}</style></head>"
                  "<body><main><h1>{}</h1>{}</main></body></html>",
                  words.code, title, escaped(city), style, title, content),
      status);
  response.headers.push_back({"Content-Security-Policy", std::string(policy)});
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

std::string hidden_fields(const ConsentRequest& request) {
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, escaped(value));
  };
  add("client_id", request.client_id);
  add("redirect_uri", request.redirect_uri);
  add("response_type", request.response_type);
  add("scope", request.scope);
  add("state", request.state);
  add("code_challenge", request.code_challenge);
  add("code_challenge_method", request.code_challenge_method);
  add("lang", request.lang);
  return out;
}

}  // namespace

http::Response sign_in_page(Tongue tongue, const std::string& city, const std::string& app,
                            const ConsentRequest& request, bool failed) {
  const Words& w = words(tongue);
  const std::string error = failed ? fmt::format("<p class=\"error\" role=\"alert\">{}</p>", w.wrong) : "";
  return page(w, w.sign_in, city,
              fmt::format("<p>{} → {}</p>{}<form method=\"post\" action=\"/oauth/authorize\">{}"
                          "<label for=\"login\">{}</label><input id=\"login\" name=\"login\" autocomplete=\"username\" "
                          "autocapitalize=\"none\" required><label for=\"password\">{}</label><input id=\"password\" "
                          "name=\"password\" type=\"password\" autocomplete=\"current-password\" required>"
                          "<button>{}</button></form>",
                          escaped(app), escaped(city), error, hidden_fields(request), w.login, w.password, w.enter));
}

http::Response consent_page(Tongue tongue, const std::string& city, const std::string& app, const std::string& person,
                            const std::string& form_token, const ConsentRequest& request) {
  const Words& w = words(tongue);
  return page(w, w.agree, city,
              fmt::format("<p>{}</p><p><code>{}</code></p><p>{} <strong>@{}</strong>.</p><form method=\"post\" "
                          "action=\"/oauth/authorize\">{}<input type=\"hidden\" name=\"form_token\" value=\"{}\">"
                          "<button name=\"decision\" value=\"agree\">{}</button>"
                          "<button class=\"quiet\" name=\"decision\" value=\"refuse\">{}</button></form>",
                          fmt::format(fmt::runtime(w.wants), escaped(app)), escaped(request.scope), w.as,
                          escaped(person), hidden_fields(request), escaped(form_token), w.agree, w.refuse));
}

http::Response code_page(Tongue tongue, const std::string& city, const std::string& code) {
  const Words& w = words(tongue);
  return page(w, w.code_title, city, fmt::format("<p>{}</p><p><code>{}</code></p>", w.code_hint, escaped(code)));
}

http::Response refusal_page(Tongue tongue, const std::string& city, const std::string& reason) {
  const Words& w = words(tongue);
  return page(w, w.cannot, city, fmt::format("<p class=\"error\">{}</p>", escaped(reason)), 400);
}

}  // namespace stadt::access
