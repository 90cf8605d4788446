// What a client asks on a condition (RFC 9110, 13 and 14): If-None-Match is answered with 304, Range with 206 or 416.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace stadt::http {

// An ETag that differs when the bytes differ; with its quotes.
std::string etag_of(std::string_view bytes);

// Turns the whole answer into what the request's conditions leave of it; see Response for what takes part.
void answer_conditionally(const Request& request, Response& response);

}  // namespace stadt::http
