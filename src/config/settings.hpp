// Everything an operator can set, with its default. One described struct: the file, `--set key=value`, the example that
// `stadt config` prints and the check for unknown keys all come from it.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace stadt::config {

struct City {
  std::string name = "Stadt";
  std::string line = "Eine Stadt, in der man miteinander redet.";
  std::string contact;
  std::string language = "de";
  bool registration_open = true;

  bool operator==(const City&) const = default;
};
BOOST_DESCRIBE_STRUCT(City, (), (name, line, contact, language, registration_open))

struct Server {
  std::string listen = "127.0.0.1:8080";
  std::string origin;
  int threads = 0;
  std::vector<std::string> trusted_proxies;
  int header_limit_kib = 16;
  int body_limit_kib = 1024;
  int upload_limit_mib = 16;
  int idle_timeout_s = 60;
  int request_timeout_s = 20;
  int stop_grace_s = 10;
  int connections = 20'000;
  int streams = 20'000;

  bool operator==(const Server&) const = default;
};
BOOST_DESCRIBE_STRUCT(Server, (),
                      (listen, origin, threads, trusted_proxies, header_limit_kib, body_limit_kib, upload_limit_mib,
                       idle_timeout_s, request_timeout_s, stop_grace_s, connections, streams))

struct Store {
  int sqlite_mmap_mib = 1024;
  int writes_per_commit = 256;

  bool operator==(const Store&) const = default;
};
BOOST_DESCRIBE_STRUCT(Store, (), (sqlite_mmap_mib, writes_per_commit))

struct Feed {
  bool foresight = true;

  bool operator==(const Feed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Feed, (), (foresight))

struct Sight {
  int memory_mib = 4096;

  bool operator==(const Sight&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sight, (), (memory_mib))

struct Limits {
  bool enabled = true;

  bool operator==(const Limits&) const = default;
};
BOOST_DESCRIBE_STRUCT(Limits, (), (enabled))

struct Media {
  std::string worker = "/proc/self/exe";
  bool alt_text_required = true;

  bool operator==(const Media&) const = default;
};
BOOST_DESCRIBE_STRUCT(Media, (), (worker, alt_text_required))

enum class LogLevel { debug, info, warning, error };
BOOST_DESCRIBE_ENUM(LogLevel, debug, info, warning, error)

struct Log {
  LogLevel level = LogLevel::info;

  bool operator==(const Log&) const = default;
};
BOOST_DESCRIBE_STRUCT(Log, (), (level))

struct Settings {
  std::string data = "data";
  std::string database;
  City city;
  Server server;
  Store store;
  Feed feed;
  Sight sight;
  Limits limits;
  Media media;
  Log log;

  bool operator==(const Settings&) const = default;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (data, database, city, server, store, feed, sight, limits, media, log))

// Sets one key ("server.listen") from its text; an unknown key names the nearest known one.
Result<> set(Settings& settings, std::string_view key, std::string_view value);

// Reads a file's text: `key = value` lines, `[section]` lines, `#` comments, texts in double quotes or bare, lists in
// brackets. The error names the line.
Result<> read(Settings& settings, std::string_view text);

// The complete example: every key with its default and a sentence of what it does.
std::string example();

// Every key in the order of the struct, "server.listen" and so on.
std::vector<std::string> keys();

}  // namespace stadt::config
