// The whole city in one process without sockets: what scenario tests talk to, on the embedded store in memory or on
// PostgreSQL. Requests go through the same routes, gate and writer as in production.
#pragma once

#include <string>
#include <string_view>

#include "app.hpp"
#include "json/value.hpp"
#include "support/folder.hpp"

namespace stadt::testing {

// Somebody who talks to the city: their token is sent with every request, if they have one.
struct Resident {
  std::string handle;
  std::string id;
  std::string token;
  std::string address = "192.0.2.1";  // where they send from
};

// A file of a multipart body; its name and type are lies, which nobody may believe.
struct FilePart {
  std::string field;
  std::string bytes;
};

// What came back, read as JSON; `at("account.id")` follows names and list positions ("tags.0.name").
struct Reply {
  int status = 0;
  json::Value body;
  http::Response raw;

  std::string text(std::string_view path) const;  // texts as they are, numbers and booleans printed, null as "null"
  std::size_t size(std::string_view path = {}) const;
  std::string header(std::string_view name) const;
};

class City {
 public:
  // A second city on the same store takes another seed.
  explicit City(std::unique_ptr<sql::Database> database, config::Settings settings = quiet_settings(),
                std::uint64_t seed = 1);

  static config::Settings quiet_settings();

  Reply get(const std::string& target, const Resident& as = {});
  Reply post(const std::string& target, const std::string& json = "{}", const Resident& as = {});
  Reply put(const std::string& target, const std::string& json, const Resident& as = {});
  Reply patch(const std::string& target, const std::string& json, const Resident& as = {});
  Reply patch_files(const std::string& target, const std::vector<FilePart>& files, const Resident& as);
  // A multipart body of texts and files.
  Reply post_files(const std::string& target, const std::vector<FilePart>& files, const Resident& as,
                   const std::vector<FilePart>& texts = {});
  Reply remove(const std::string& target, const Resident& as = {});
  Reply send(http::Method method, const std::string& target, const std::string& json, const Resident& as,
             std::vector<http::Header> headers = {});

  // Signs up over the API with an application of its own.
  Resident arrive(const std::string& handle);
  void follow(const Resident& who, const Resident& whom);
  // The id of a new post. `more` is JSON appended to the body: R"("visibility":"private")".
  std::string write(const Resident& author, const std::string& text, const std::string& more = {});
  std::string reply(const Resident& author, const std::string& parent, const std::string& text,
                    const std::string& more = {});

  FakeEnv& env() { return env_; }
  App& app() { return *app_; }
  const TemporaryFolder& folder() const { return folder_; }  // of pictures

 private:
  config::Settings in_folder(config::Settings settings) const;

  TemporaryFolder folder_;
  FakeEnv env_;
  std::unique_ptr<App> app_;
  std::string app_token_;
};

}  // namespace stadt::testing
