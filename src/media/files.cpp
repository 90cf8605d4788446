#include "media/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/descriptor.hpp"
#include "base/log.hpp"

namespace stadt::media {

namespace {

constexpr int random_bytes = 16;
constexpr std::size_t name_digits = 2 * random_bytes;
constexpr std::size_t shelf_digits = 2;  // files stand on 256 shelves
constexpr std::string_view ending = ".webp";
constexpr std::string_view unfinished = ".part";
constexpr std::string_view content_type = "image/webp";
constexpr std::string_view policy = "default-src 'none'; sandbox";
constexpr mode_t own_only = 0600;

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

// "3f/3f…e1.webp" and nothing else.
bool is_key(std::string_view key) {
  if (key.size() != shelf_digits + 1 + name_digits + ending.size() || key[shelf_digits] != '/') return false;
  const auto name = key.substr(shelf_digits + 1, name_digits);
  return is_hex(name) && name.starts_with(key.substr(0, shelf_digits)) && key.ends_with(ending);
}

std::unexpected<Error> broken(std::string_view what) {
  const int reason = errno;
  log::warning("media.store_failed", {{"step", std::string(what)}, {"reason", std::string(std::strerror(reason))}});
  if (reason == ENOSPC || reason == EDQUOT) {
    return fail(ErrorKind::no_space, "store.full", "The city has no room for pictures right now. Try again later.");
  }
  return fail(ErrorKind::unavailable, "store.unavailable", "The picture could not be kept. Try again in a moment.");
}

Result<> sync_folder(const std::string& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor || ::fsync(descriptor.get()) != 0) return broken("sync_folder");
  return {};
}

// Each new folder is named in the one above it for good before anything stands in it.
Result<> make_folder(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::exists(folder)) return {};
  CHECKED(make_folder(folder.parent_path()));
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return broken("make_folder");
  return sync_folder(folder.has_parent_path() ? folder.parent_path().string() : ".");
}

Result<> write_file(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, own_only));
  if (!file) return broken("create");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return broken("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) return broken("sync");
  return {};
}

http::Response picture(std::string_view key, std::string bytes) {
  http::Response response{.content_type = std::string(content_type), .body = std::move(bytes)};
  const auto name = key.substr(shelf_digits + 1, name_digits);
  response.headers.push_back({"ETag", "\"" + std::string(name) + "\""});
  response.headers.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
  response.headers.push_back({"Content-Security-Policy", std::string(policy)});
  return response;
}

}  // namespace

NewFile::~NewFile() {
  if (!named_) files_.remove(key_);
}

Result<std::shared_ptr<NewFile>> Files::keep(std::string_view webp) {
  const std::string name = env_.random_hex(random_bytes);
  const std::string key = name.substr(0, shelf_digits) + "/" + name + std::string(ending);
  const std::string shelf = path_of(key.substr(0, shelf_digits));
  const std::string part = shelf + "/" + name + std::string(unfinished);
  {
    std::scoped_lock lock(folders_);
    CHECKED(make_folder(shelf));
  }
  const auto written = write_file(part, webp);
  if (!written) {
    ::unlink(part.c_str());
    return fail(written.error());
  }
  if (::rename(part.c_str(), path_of(key).c_str()) != 0) {
    const auto error = broken("rename");
    ::unlink(part.c_str());
    return error;
  }
  auto file = std::make_shared<NewFile>(*this, key);
  CHECKED(sync_folder(shelf));
  return file;
}

std::optional<std::string> Files::read(std::string_view key) const {
  if (!is_key(key)) return std::nullopt;
  const Descriptor file(::open(path_of(key).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat about{};
  if (!file || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  const ssize_t got = ::read(file.get(), bytes.data(), bytes.size());
  if (got != about.st_size) return std::nullopt;
  return bytes;
}

void Files::remove(std::string_view key) {
  if (!is_key(key) || ::unlink(path_of(key).c_str()) == 0 || errno == ENOENT) return;
  log::warning("media.remove_failed", {{"reason", std::string(std::strerror(errno))}});
}

std::vector<std::string> Files::lying(int shelf, std::chrono::seconds age) {
  const std::string digits = fmt::format("{:02x}", shelf);
  const auto before = std::filesystem::file_time_type::clock::now() - age;
  std::vector<std::string> keys;
  std::error_code failed;
  for (std::filesystem::directory_iterator at(path_of(digits), failed), end; !failed && at != end;
       at.increment(failed)) {
    std::error_code gone;  // somebody else may remove it meanwhile
    const auto written = at->last_write_time(gone);
    if (gone || written > before) continue;
    const std::string key = digits + "/" + at->path().filename().string();
    if (is_key(key)) {
      keys.push_back(key);
    } else if (key.ends_with(unfinished)) {
      ::unlink(at->path().c_str());
    }
  }
  return keys;
}

http::Routes file_routes(const Files& files, std::string_view pattern) {
  http::Route route;
  route.pattern = pattern;
  route.summary = "A picture.";
  route.handler = [&files](http::Call& call) -> Result<http::Answer> {
    const std::string& key = call.request.path_params[0];
    auto bytes = files.read(key);
    if (!bytes) return fail(ErrorKind::not_found, "not_found", "There is no picture at this address.");
    return picture(key, std::move(*bytes));
  };
  return {route};
}

}  // namespace stadt::media
