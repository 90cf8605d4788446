// The pictures on disk, under data/media, and how they are read from outside. A key ("3f/3f…e1.webp") is 128 random
// bits: nobody guesses one, and nothing that is no key reaches the file system.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/env.hpp"
#include "base/result.hpp"
#include "http/route.hpp"

namespace stadt::media {

class Files;

// A file that SQL may not name yet: it is deleted with this object unless that has been said.
class NewFile {
 public:
  NewFile(Files& files, std::string key) : files_(files), key_(std::move(key)) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  const std::string& key() const { return key_; }
  void is_named() { named_ = true; }

 private:
  Files& files_;
  std::string key_;
  bool named_ = false;
};

class Files {
 public:
  // The folder is made when the first file is kept.
  Files(std::string folder, Env& env) : folder_(std::move(folder)), env_(env) {}

  // Writes a WebP that stays through a power cut before its key is known to anybody.
  Result<std::shared_ptr<NewFile>> keep(std::string_view webp);
  std::optional<std::string> read(std::string_view key) const;
  // Nothing happens if it is gone already, or no key.
  void remove(std::string_view key);
  // The keys on one of the shelves whose files have lain there for so long, for whoever looks which are needed; what
  // was never finished within that time is removed.
  std::vector<std::string> lying(int shelf, std::chrono::seconds age);

 private:
  std::string path_of(std::string_view key) const { return folder_ + "/" + std::string(key); }

  std::string folder_;
  Env& env_;
  std::mutex folders_;  // a folder that somebody else has just made is not there for good yet
};

constexpr int shelves = 256;

// GET of a pattern that ends with the key: "/media/{path...}".
http::Routes file_routes(const Files& files, std::string_view pattern);

}  // namespace stadt::media
