#include "support/city.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <charconv>

namespace stadt::testing {

namespace {

const json::Value* follow_path(const json::Value& value, std::string_view path) {
  const json::Value* here = &value;
  while (here && !path.empty()) {
    const auto name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    if (const auto* items = here->as<json::Array>()) {
      std::size_t index = 0;
      std::from_chars(name.data(), name.data() + name.size(), index);
      here = index < items->size() ? &(*items)[index] : nullptr;
    } else {
      here = here->find(name);
    }
  }
  return here;
}

}  // namespace

std::string Reply::text(std::string_view path) const {
  const auto* value = follow_path(body, path);
  if (!value) return "missing";
  if (value->is_null()) return "null";
  if (const auto* text = value->as<std::string>()) return *text;
  if (const auto* number = value->as<std::int64_t>()) return std::to_string(*number);
  if (const auto* number = value->as<double>()) return fmt::format("{}", *number);
  if (const auto* truth = value->as<bool>()) return *truth ? "true" : "false";
  return "structured";
}

std::size_t Reply::size(std::string_view path) const {
  const auto* value = follow_path(body, path);
  const auto* items = value ? value->as<json::Array>() : nullptr;
  return items ? items->size() : 0;
}

std::string Reply::header(std::string_view name) const {
  for (const auto& header : raw.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

config::Settings City::quiet_settings() {
  config::Settings settings;
  settings.server.origin = "https://stadt.example";
  settings.limits.enabled = false;
  settings.media.worker = STADT_BINARY;
  return settings;
}

config::Settings City::in_folder(config::Settings settings) const {
  settings.data = folder_.path();
  return settings;
}

City::City(std::unique_ptr<sql::Database> database, config::Settings settings, std::uint64_t seed)
    : env_(seed), app_(App::assemble(in_folder(std::move(settings)), env_, std::move(database))) {
  const auto app = post("/api/v1/apps", R"({"client_name": "tests", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob",
                                            "scopes": "read write follow push"})");
  const auto token = post("/oauth/token",
                          fmt::format(R"({{"grant_type": "client_credentials", "client_id": "{}", "client_secret": "{}",
                                           "scope": "read write follow push"}})",
                                      app.text("client_id"), app.text("client_secret")));
  EXPECT_EQ(token.status, 200) << token.raw.body;
  app_token_ = token.text("access_token");
}

Reply City::send(http::Method method, const std::string& target, const std::string& json, const Resident& as,
                 std::vector<http::Header> headers) {
  http::Request request;
  request.method = method;
  request.path = target.substr(0, target.find('?'));
  request.query = request.path.size() < target.size() ? target.substr(request.path.size() + 1) : "";
  request.origin = "https://stadt.example";
  request.remote_address = as.address;
  request.headers = std::move(headers);
  if (!as.token.empty()) request.headers.push_back({"Authorization", "Bearer " + as.token});
  if (!json.empty()) {
    if (!request.header("Content-Type")) request.headers.push_back({"Content-Type", "application/json"});
    request.body = json;
  }
  env_.pass(std::chrono::milliseconds(1));  // ids sort by the millisecond
  Reply reply;
  reply.raw = app_->handle(std::move(request));
  reply.status = reply.raw.status;
  if (reply.raw.content_type.starts_with("application/json")) {
    auto body = json::parse(reply.raw.body);
    EXPECT_TRUE(body) << target << " answered what is no JSON: " << reply.raw.body;
    if (body) reply.body = std::move(*body);
  }
  EXPECT_LT(reply.status, 500) << target << ": " << reply.raw.body;
  return reply;
}

Reply City::get(const std::string& target, const Resident& as) { return send(http::Method::get, target, "", as); }
Reply City::post(const std::string& target, const std::string& json, const Resident& as) {
  return send(http::Method::post, target, json, as);
}
Reply City::put(const std::string& target, const std::string& json, const Resident& as) {
  return send(http::Method::put, target, json, as);
}
Reply City::patch(const std::string& target, const std::string& json, const Resident& as) {
  return send(http::Method::patch, target, json, as);
}
Reply City::remove(const std::string& target, const Resident& as) {
  return send(http::Method::delete_, target, "", as);
}

namespace {

std::string multipart(const std::vector<FilePart>& files, const std::vector<FilePart>& texts) {
  std::string body;
  for (const auto& [field, text] : texts) {
    body +=
        fmt::format("--boundary-of-tests\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", field, text);
  }
  for (const auto& [field, bytes] : files) {
    body += fmt::format("--boundary-of-tests\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"../a.html\"\r\n"
                        "Content-Type: text/html\r\n\r\n",
                        field);
    body += bytes + "\r\n";
  }
  return body + "--boundary-of-tests--\r\n";
}

const std::vector<http::Header> multipart_headers = {
    {"Content-Type", "multipart/form-data; boundary=boundary-of-tests"}};

}  // namespace

Reply City::patch_files(const std::string& target, const std::vector<FilePart>& files, const Resident& as) {
  return send(http::Method::patch, target, multipart(files, {}), as, multipart_headers);
}

Reply City::post_files(const std::string& target, const std::vector<FilePart>& files, const Resident& as,
                       const std::vector<FilePart>& texts) {
  return send(http::Method::post, target, multipart(files, texts), as, multipart_headers);
}

Resident City::arrive(const std::string& handle) {
  const auto token = post("/api/v1/accounts",
                          fmt::format(R"({{"username": "{0}", "email": "{0}@people.example",
                                           "password": "a long password of {0}", "agreement": true, "locale": "de"}})",
                                      handle),
                          {.handle = {}, .id = {}, .token = app_token_});
  EXPECT_EQ(token.status, 200) << token.raw.body;
  Resident resident{.handle = handle, .id = {}, .token = token.text("access_token")};
  resident.id = get("/api/v1/accounts/verify_credentials", resident).text("id");
  return resident;
}

void City::follow(const Resident& who, const Resident& whom) {
  const auto done = post(fmt::format("/api/v1/accounts/{}/follow", whom.id), "{}", who);
  EXPECT_EQ(done.status, 200) << done.raw.body;
}

std::string City::write(const Resident& author, const std::string& text, const std::string& more) {
  const auto posted =
      post("/api/v1/statuses", fmt::format(R"({{"status": "{}"{}{}}})", text, more.empty() ? "" : ", ", more), author);
  EXPECT_EQ(posted.status, 200) << posted.raw.body;
  return posted.text("id");
}

std::string City::reply(const Resident& author, const std::string& parent, const std::string& text,
                        const std::string& more) {
  return write(author, text, fmt::format(R"("in_reply_to_id": "{}"{}{})", parent, more.empty() ? "" : ", ", more));
}

}  // namespace stadt::testing
