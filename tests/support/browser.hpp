// A browser and an application, as OAuth 2 knows them: a session cookie, the consent page and its form, a code.
#pragma once

#include <map>
#include <string>

#include "support/city.hpp"

namespace stadt::testing {

struct Application {
  std::string id;
  std::string secret;
};
Application register_application(City& city, const std::string& redirect_uris, const std::string& scopes = "read");

using Form = std::map<std::string, std::string>;
// As JSON, which every route takes.
std::string json_of(const Form& form);
// As a query.
std::string query_of(const Form& form);

// What an application asks in /oauth/authorize.
Form question_of(const Application& application, const std::string& redirect_uri, const std::string& scope = "read");

class Browser {
 public:
  explicit Browser(City& city, std::string address = "192.0.2.1") : city_(city), address_(std::move(address)) {}

  Reply sign_in(const std::string& login, const std::string& password);
  Reply get(const std::string& target);
  // From a page of the city's own, or from elsewhere: with other headers.
  Reply post(const std::string& target, const Form& form, std::vector<http::Header> headers = same_origin());
  Reply send(http::Method method, const std::string& target, const std::string& json,
             std::vector<http::Header> headers);
  // Opens the consent page and agrees to it; the answer leads back to the application.
  Reply agree(const Form& question);
  // The code at the end of the way back; empty if there is none.
  std::string code(const Form& question);

  static std::vector<http::Header> same_origin() { return {{"Sec-Fetch-Site", "same-origin"}}; }
  const std::string& cookie() const { return cookie_; }
  void set_cookie(std::string cookie) { cookie_ = std::move(cookie); }

 private:
  City& city_;
  std::string address_;
  std::string cookie_;
};

// The value of a hidden field of a page.
std::string hidden_field(const Reply& page, const std::string& name);
// "code" of "https://app.example/?code=1&state=2", as it stands there.
std::string parameter_of(const std::string& location, const std::string& name);

// A token of this person for an application of its own, by the whole way.
Resident with_scopes(City& city, const Resident& person, const std::string& scopes);

}  // namespace stadt::testing
