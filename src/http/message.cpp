#include "http/message.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "http/form.hpp"
#include "http/multipart.hpp"
#include "http/text.hpp"

namespace stadt::http {

namespace {

// "application/json; charset=utf-8" → "application/json"
std::string_view media_type(std::string_view content_type) { return take_item(content_type, ';'); }

bool is_json(std::string_view type) {
  return same_word(type, "application/json") || (type.size() > 5 && same_word(type.substr(type.size() - 5), "+json"));
}

std::optional<std::string_view> find_header(const std::vector<Header>& headers, std::string_view name) {
  for (const auto& header : headers) {
    if (same_word(header.name, name)) return header.value;
  }
  return std::nullopt;
}

Result<json::Value> form_document(std::string_view text) {
  const Pairs pairs = TRY(form_pairs(text));
  return json::from_pairs(pairs);
}

// OAuth's own words (RFC 6749, 5.2) have no dot, and stand where its clients look for them.
bool is_of_oauth(std::string_view code) {
  return code.starts_with("invalid_") || code.starts_with("unsupported_") || code.starts_with("unauthorized_");
}

// The members of the body replace the query's members of the same name.
json::Value merged(json::Value query, json::Value body) {
  auto* into = query.as<json::Object>();
  auto* from = body.as<json::Object>();
  if (!into || !from || into->empty()) return body;
  std::erase_if(*into, [&](const auto& member) { return body.find(member.first) != nullptr; });
  from->insert(from->begin(), std::make_move_iterator(into->begin()), std::make_move_iterator(into->end()));
  return body;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const { return find_header(headers, name); }

std::optional<std::string_view> Response::header(std::string_view name) const { return find_header(headers, name); }

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& header : headers) {
    if (!same_word(header.name, "cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      auto value = take_item(rest, ';');
      const auto key = take_item(value, '=');
      if (key == name) return std::string(value);
    }
  }
  return std::nullopt;
}

Result<> Request::parse_body() {
  json::Value from_query = TRY(form_document(query));
  if (body.empty()) {
    input_ = std::move(from_query);
    return {};
  }
  const auto content_type = header("content-type").value_or("");
  const auto type = media_type(content_type);
  if (is_json(type)) {
    input_ = merged(std::move(from_query), TRY(json::parse(body)));
  } else if (same_word(type, "application/x-www-form-urlencoded")) {
    input_ = merged(std::move(from_query), TRY(form_document(body)));
  } else if (same_word(type, "multipart/form-data")) {
    Multipart parts = TRY(parse_multipart(content_type, body));
    input_ = merged(std::move(from_query), TRY(json::from_pairs(parts.texts)));
    uploads_ = std::move(parts.files);
  } else {
    return fail(ErrorKind::unsupported, "input.content_type",
                "Send the body as application/json, application/x-www-form-urlencoded or multipart/form-data.");
  }
  return {};
}

Result<const json::Value*> Request::input() {
  if (!input_) CHECKED(parse_body());
  return &*input_;
}

Result<const std::vector<Upload>*> Request::uploads() {
  if (!input_) CHECKED(parse_body());
  return &uploads_;
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return 400;
    case ErrorKind::unauthorized:
      return 401;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::not_allowed:
      return 405;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::gone:
      return 410;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::unsupported:
      return 415;
    case ErrorKind::unprocessable:
      return 422;
    case ErrorKind::too_many:
      return 429;
    case ErrorKind::unavailable:
      return 503;
    case ErrorKind::no_space:
      return 507;
  }
  return 500;
}

Response error_response(const Error& error) {
  std::string body = "{\"error\":";
  json::append_text(body, is_of_oauth(error.code) ? error.code : error.message);
  body += ",\"error_description\":";
  json::append_text(body, error.message);
  body += ",\"code\":";
  json::append_text(body, error.code);
  if (!error.details.empty()) {
    std::map<std::string_view, std::string> fields;
    for (const auto& detail : error.details) {
      auto& list = fields[detail.field];
      list += list.empty() ? "{\"error\":" : ",{\"error\":";
      json::append_text(list, detail.code);
      list += ",\"description\":";
      json::append_text(list, detail.description);
      list += '}';
    }
    body += ",\"details\":{";
    for (const auto& [field, list] : fields) {
      if (body.back() != '{') body += ',';
      json::append_text(body, field);
      body += ":[" + list + ']';
    }
    body += '}';
  }
  body += '}';
  return {.status = status_of(error.kind), .body = std::move(body)};
}

Response html_response(std::string html, int status) {
  return {.status = status, .content_type = "text/html; charset=utf-8", .body = std::move(html)};
}

Response redirect_response(std::string_view location, int status) {
  const bool is_safe = std::ranges::all_of(location, [](char c) { return c > ' ' && c != '\x7f'; });
  if (!is_safe) {
    return error_response({ErrorKind::invalid, "http.location",
                           "The address to go to holds spaces, controls or letters that are not escaped."});
  }
  return {
      .status = status, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", std::string(location)}}};
}

}  // namespace stadt::http
