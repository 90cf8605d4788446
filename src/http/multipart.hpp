// multipart/form-data (RFC 7578) taken apart: texts and files.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/form.hpp"
#include "http/message.hpp"

namespace stadt::http {

constexpr std::size_t multipart_max_parts = 100;
constexpr std::size_t multipart_max_head = 8 * 1024;  // bytes of one part's headers

struct Multipart {
  Pairs texts;
  std::vector<Upload> files;
};

// `content_type` is the request's header with its boundary. A file field left empty in the browser is dropped.
Result<Multipart> parse_multipart(std::string_view content_type, std::string_view body);

// The parameter of a header like `form-data; name="a"; filename="b"`; empty and nothing differ.
std::optional<std::string> header_parameter(std::string_view header, std::string_view name);

}  // namespace stadt::http
