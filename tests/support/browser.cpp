#include "support/browser.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/form.hpp"
#include "json/write.hpp"

namespace stadt::testing {

namespace {

constexpr const char* own_redirect = "https://app.example/back";

}  // namespace

Application register_application(City& city, const std::string& redirect_uris, const std::string& scopes) {
  const auto reply = city.post("/api/v1/apps",
                               json_of({{"client_name", "App"}, {"redirect_uris", redirect_uris}, {"scopes", scopes}}));
  EXPECT_EQ(reply.status, 200) << reply.raw.body;
  return {reply.text("client_id"), reply.text("client_secret")};
}

std::string json_of(const Form& form) {
  std::string out = "{";
  for (const auto& [name, value] : form) {
    if (out.size() > 1) out += ',';
    out += json::write(name) + ":" + json::write(value);
  }
  return out + "}";
}

std::string query_of(const Form& form) {
  std::string out;
  for (const auto& [name, value] : form) {
    out += (out.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
  }
  return out;
}

Form question_of(const Application& application, const std::string& redirect_uri, const std::string& scope) {
  return {{"client_id", application.id}, {"redirect_uri", redirect_uri}, {"response_type", "code"}, {"scope", scope}};
}

Reply Browser::send(http::Method method, const std::string& target, const std::string& json,
                    std::vector<http::Header> headers) {
  if (!cookie_.empty()) headers.push_back({"Cookie", cookie_});
  auto reply = city_.send(method, target, json, {.handle = {}, .id = {}, .token = {}, .address = address_}, headers);
  const auto cookie = reply.header("Set-Cookie");
  if (!cookie.empty()) cookie_ = cookie.substr(0, cookie.find(';'));
  return reply;
}

Reply Browser::get(const std::string& target) { return send(http::Method::get, target, "", {}); }

Reply Browser::post(const std::string& target, const Form& form, std::vector<http::Header> headers) {
  return send(http::Method::post, target, json_of(form), std::move(headers));
}

Reply Browser::sign_in(const std::string& login, const std::string& password) {
  return post("/api/stadt/v1/session", {{"login", login}, {"password", password}});
}

Reply Browser::agree(const Form& question) {
  const auto page = get("/oauth/authorize?" + query_of(question));
  Form form = question;
  for (const auto& [name, value] : question) form[name] = value;
  form["form_token"] = hidden_field(page, "form_token");
  form["decision"] = "agree";
  return post("/oauth/authorize", form);
}

std::string Browser::code(const Form& question) { return parameter_of(agree(question).header("Location"), "code"); }

std::string hidden_field(const Reply& page, const std::string& name) {
  const auto mark = fmt::format("name=\"{}\" value=\"", name);
  const auto at = page.raw.body.find(mark);
  if (at == std::string::npos) return {};
  const auto begin = at + mark.size();
  return page.raw.body.substr(begin, page.raw.body.find('"', begin) - begin);
}

std::string parameter_of(const std::string& location, const std::string& name) {
  for (const char* separator : {"?", "&"}) {
    const auto at = location.find(separator + name + "=");
    if (at == std::string::npos) continue;
    const auto begin = at + name.size() + 2;
    return location.substr(begin, location.find_first_of("&#", begin) - begin);
  }
  return {};
}

Resident with_scopes(City& city, const Resident& person, const std::string& scopes) {
  const auto application = register_application(city, own_redirect, scopes);
  Browser browser(city);
  EXPECT_EQ(browser.sign_in(person.handle, "a long password of " + person.handle).status, 200);
  const auto code = browser.code(question_of(application, own_redirect, scopes));
  const auto token = city.post("/oauth/token", json_of({{"grant_type", "authorization_code"},
                                                        {"code", code},
                                                        {"client_id", application.id},
                                                        {"client_secret", application.secret},
                                                        {"redirect_uri", own_redirect}}));
  EXPECT_EQ(token.status, 200) << token.raw.body;
  Resident resident = person;
  resident.token = token.text("access_token");
  return resident;
}

}  // namespace stadt::testing
