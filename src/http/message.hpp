// A request and its answer, without any notion of sockets: handlers and tests speak these.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "json/read.hpp"
#include "json/value.hpp"

namespace stadt::http {

class Stream;

enum class Method { get, head, post, put, patch, delete_, options };

struct Header {
  std::string name;
  std::string value;

  bool operator==(const Header&) const = default;
};

// A file of a multipart body. Its name is the sender's word and never becomes a path.
struct Upload {
  std::string field;
  std::string file_name;
  std::string content_type;
  std::string bytes;
};

struct Request {
  Method method = Method::get;
  std::string path;   // decoded, without the query, beginning with '/'
  std::string query;  // raw, without '?'
  std::vector<Header> headers;
  std::string body;                      // raw
  std::string request_id;                // ours, for X-Request-Id and the log
  std::string remote_address;            // the peer, or what a trusted proxy says of it
  std::string origin;                    // "https://stadt.example", from the configuration, never from Host
  std::vector<std::string> path_params;  // what the {…} of the route's pattern matched, in order

  // Case-insensitive; the first one.
  std::optional<std::string_view> header(std::string_view name) const;
  std::optional<std::string> cookie(std::string_view name) const;

  // Query and body together as one document: JSON, form and multipart read alike; the body wins over the query.
  // Parsed at the first use. A body of another content type is unsupported; a broken one invalid.
  Result<const json::Value*> input();
  // The files of a multipart body; empty otherwise.
  Result<const std::vector<Upload>*> uploads();

  // The input as a described struct.
  template <typename T>
  Result<T> read() {
    const json::Value* value = TRY(input());
    return json::read<T>(*value);
  }
  // The id at a place of the path; anything else in its place reads as not found.
  template <typename IdType>
  Result<IdType> path_id(std::size_t index) const {
    const auto id = index < path_params.size() ? parse_id(path_params[index]) : std::nullopt;
    if (!id) return fail(ErrorKind::not_found, "not_found", "There is nothing at this address.");
    return IdType{*id};
  }

 private:
  Result<> parse_body();

  std::optional<json::Value> input_;
  std::vector<Upload> uploads_;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body = {};
  std::vector<Header> headers = {};     // an ETag here answers If-None-Match, Accept-Ranges: bytes answers Range
  std::string_view lasting = {};        // instead of the body: bytes that live as long as the program
  bool wants_etag = false;              // a weak ETag is made from the bytes
  std::shared_ptr<Stream> stream = {};  // instead of a body: the connection stays open as this stream

  std::string_view content() const { return lasting.empty() ? std::string_view(body) : lasting; }
  std::optional<std::string_view> header(std::string_view name) const;
};

// HTTP's word for a kind of error: the one switch.
int status_of(ErrorKind kind);
// {"error": …, "error_description": …, "code": …, "details": {…}} with its status; `error` is the sentence, but OAuth's
// code where OAuth has one.
Response error_response(const Error& error);

template <typename T>
Response json_response(const T& value, int status = 200) {
  return {.status = status, .body = json::write(value)};
}
Response html_response(std::string html, int status = 200);
// Carriage returns and line feeds in `location` are refused, not sent.
Response redirect_response(std::string_view location, int status = 302);

}  // namespace stadt::http
