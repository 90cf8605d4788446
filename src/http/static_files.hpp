// The web client's built files, carried inside the binary.
#pragma once

#include <string_view>
#include <vector>

#include "http/server.hpp"

namespace stadt::http {

// Every file of web/dist but index.html, which is the frame of the pages; empty if the client was not built.
std::vector<StaticFile> embedded_files();
std::string_view embedded_index();

// The file as this client can read it; Range and If-None-Match are answered later (conditional.hpp).
Response file_response(const StaticFile& file, const Request& request);

}  // namespace stadt::http
