// The OpenAPI 3.1 document, made from the route tables and their schemas, so that it cannot drift from the program.
#pragma once

#include <string>

#include "http/route.hpp"

namespace stadt::http {

std::string openapi_document(const Routes& routes);
// GET /api/stadt/v1/openapi.json
Routes openapi_routes(const Routes& described);

}  // namespace stadt::http
