// A disk on trial, put before the C library by LD_PRELOAD: while the file named by STADT_FAULTY_DISK_FLAG begins with
// 'f' regular files cannot grow (ENOSPC), while it begins with 's' they cannot be synced (EIO).
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace {

char fault() {
  static const char* const flag = std::getenv("STADT_FAULTY_DISK_FLAG");
  if (!flag) return 0;
  const int file = ::open(flag, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char kind = 0;
  if (::read(file, &kind, 1) != 1) kind = 0;
  ::close(file);
  return kind;
}

bool regular(int file) {
  struct stat status{};
  return ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

bool full(int file) {
  if (!regular(file) || fault() != 'f') return false;
  errno = ENOSPC;
  return true;
}

bool broken(int file) {
  if (!regular(file) || fault() != 's') return false;
  errno = EIO;
  return true;
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  return full(file) ? -1 : next(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  static auto* const next = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return full(file) ? -1 : next(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static auto* const next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return full(file) ? -1 : next(file, bytes, size, at);
}

int ftruncate64(int file, off64_t size) noexcept {
  static auto* const next = real<int(int, off64_t)>("ftruncate64");
  return full(file) ? -1 : next(file, size);
}

int posix_fallocate64(int file, off64_t at, off64_t size) {
  static auto* const next = real<int(int, off64_t, off64_t)>("posix_fallocate64");
  return full(file) ? ENOSPC : next(file, at, size);
}

int fsync(int file) {
  static auto* const next = real<int(int)>("fsync");
  return broken(file) ? -1 : next(file);
}

int fdatasync(int file) {
  static auto* const next = real<int(int)>("fdatasync");
  return broken(file) ? -1 : next(file);
}

}  // extern "C"
