// Between Beast's messages and our own.
#pragma once

#include <boost/beast/http.hpp>
#include <string>

#include "http/server.hpp"

namespace stadt::http {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;

// Method, path, query and headers; the error says what a proxy might read differently.
Result<Request> request_of(const BeastRequest& message);
// The status line and headers of an answer, with those that every answer carries.
void append_head(std::string& out, const Response& response, const Settings& settings, bool keep_alive);

}  // namespace stadt::http
