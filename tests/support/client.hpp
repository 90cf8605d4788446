// A small HTTP/1.1 client over loopback for benchmarks and crash loops: one keep-alive connection, one request at a
// time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stadt::testing {

struct Answer {
  int status = 0;
  std::string body;
};

class Client {
 public:
  explicit Client(int port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // `request` is the whole request as it goes over the wire. Throws std::runtime_error when the connection breaks.
  Answer send(std::string_view request);

  Answer get(std::string_view path, std::string_view token = {});
  Answer post_json(std::string_view path, std::string_view json, std::string_view token = {});

 private:
  int socket_ = -1;
  std::string buffer_;
};

std::string get_request(std::string_view path, std::string_view token = {});
std::string post_request(std::string_view path, std::string_view json, std::string_view token = {});
std::string json_request(std::string_view method, std::string_view path, std::string_view json,
                         std::string_view token = {});

// The text of a string member of a flat JSON answer; they need no parser.
std::string member(const std::string& json, std::string_view name);

}  // namespace stadt::testing
