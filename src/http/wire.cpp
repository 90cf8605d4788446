#include "http/wire.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "http/form.hpp"
#include "http/text.hpp"

namespace stadt::http {

namespace {

namespace beast_http = boost::beast::http;

std::optional<Method> method_of(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get:
      return Method::get;
    case beast_http::verb::head:
      return Method::head;
    case beast_http::verb::post:
      return Method::post;
    case beast_http::verb::put:
      return Method::put;
    case beast_http::verb::patch:
      return Method::patch;
    case beast_http::verb::delete_:
      return Method::delete_;
    case beast_http::verb::options:
      return Method::options;
    default:
      return std::nullopt;
  }
}

std::unexpected<Error> broken(std::string message) {
  return fail(ErrorKind::invalid, "http.request", std::move(message));
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool has_control(std::string_view value) {
  return std::ranges::any_of(value,
                             [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

// A path with a broken escape, a control, broken UTF-8 or a step upwards names nothing.
Result<std::string> decoded_path(std::string_view raw) {
  std::string path;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      path += raw[i];
      continue;
    }
    const int high = i + 2 < raw.size() ? hex_digit(raw[i + 1]) : -1;
    const int low = i + 2 < raw.size() ? hex_digit(raw[i + 2]) : -1;
    if (high < 0 || low < 0) return broken("The path has a broken escape.");
    path += static_cast<char>(high * 16 + low);
    i += 2;
  }
  const bool climbs =
      path.find("/../") != std::string::npos || path.ends_with("/..") || path.find('\\') != std::string::npos;
  if (climbs || has_control(path) || !json::check_text(path)) return broken("This is no path of this city.");
  return path;
}

// How long the body is must be said in one way, and in one that everybody reads alike.
Result<> check_framing(const BeastRequest& message) {
  const auto lengths = message.count(beast_http::field::content_length);
  const auto encodings = message.count(beast_http::field::transfer_encoding);
  if (lengths + encodings > 1) return broken("The length of the body is said more than once.");
  if (encodings == 1) {
    const auto value = message[beast_http::field::transfer_encoding];
    if (!same_word({value.data(), value.size()}, "chunked")) return broken("Send the body plain or chunked.");
    if (message.version() < 11) return broken("HTTP/1.0 knows no chunks.");
  }
  const auto length = message[beast_http::field::content_length];
  const bool is_number = std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
  if (lengths == 1 && (!is_number || length.empty())) return broken("Content-Length is one number.");
  return {};
}

}  // namespace

Result<Request> request_of(const BeastRequest& message) {
  Request request;
  const auto method = method_of(message.method());
  if (!method) return fail(ErrorKind::not_allowed, "http.method", "This city does not know this method.");
  request.method = *method;
  const std::string_view target(message.target().data(), message.target().size());
  if (!target.starts_with('/')) return broken("The path begins with a slash.");
  if (target.find('#') != std::string_view::npos) return broken("A fragment stays in the browser.");
  const auto question = std::min(target.find('?'), target.size());
  request.path = TRY(decoded_path(target.substr(0, question)));
  request.query = target.substr(std::min(question + 1, target.size()));
  CHECKED(check_framing(message));
  int hosts = 0;
  for (const auto& field : message) {
    std::string_view name(field.name_string().data(), field.name_string().size());
    std::string_view value(field.value().data(), field.value().size());
    if (has_control(value)) return broken("A header holds a control character.");
    hosts += same_word(name, "Host");
    request.headers.push_back({std::string(name), std::string(value)});
  }
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return broken("Send one Host header.");
  return request;
}

void append_head(std::string& out, const Response& response, const Settings& settings, bool keep_alive) {
  const auto reason = beast_http::obsolete_reason(static_cast<beast_http::status>(response.status));
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\nServer: Stadt\r\n", response.status,
                 std::string_view(reason.data(), reason.size()));
  if (!response.content_type.empty()) {
    fmt::format_to(std::back_inserter(out), "Content-Type: {}\r\nX-Content-Type-Options: nosniff\r\n",
                   response.content_type);
  }
  out += "Referrer-Policy: same-origin\r\n";
  if (response.status != 204 && response.status != 304 && !response.stream) {
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", response.content().size());
  }
  if (settings.origin.starts_with("https://")) out += "Strict-Transport-Security: max-age=31536000\r\n";
  for (const auto& [name, value] : response.headers) {
    // A line end inside a value would begin a header of somebody else's.
    if (has_control(value) || has_control(name)) continue;
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  }
  if (!keep_alive) out += "Connection: close\r\n";
  out += "\r\n";
}

}  // namespace stadt::http
