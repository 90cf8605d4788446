// The pages of /oauth/authorize: sign in, agree, read a code. Plain forms without JavaScript, in German and English.
#pragma once

#include <string>

#include "http/message.hpp"

namespace stadt::access {

enum class Tongue { de, en };

// What the client asked for, carried through the forms as hidden fields.
struct ConsentRequest {
  std::string client_id;
  std::string redirect_uri;
  std::string response_type;
  std::string scope;
  std::string state;
  std::string code_challenge;
  std::string code_challenge_method;
  std::string lang;
};

http::Response sign_in_page(Tongue tongue, const std::string& city, const std::string& app,
                            const ConsentRequest& request, bool failed);
http::Response consent_page(Tongue tongue, const std::string& city, const std::string& app, const std::string& person,
                            const std::string& form_token, const ConsentRequest& request);
http::Response code_page(Tongue tongue, const std::string& city, const std::string& code);
http::Response refusal_page(Tongue tongue, const std::string& city, const std::string& reason);

}  // namespace stadt::access
