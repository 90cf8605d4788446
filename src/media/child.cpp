#include "media/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace stadt::media {

namespace {

constexpr std::size_t read_step = 64 * 1024;

// Whether there is something to read before the deadline.
bool wait_readable(const Descriptor& descriptor, Child::Deadline deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd waited{descriptor.get(), POLLIN, 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready < 0 && errno == EINTR) continue;
    return ready > 0;
  }
}

// Everything of ours stays with us: files, signals that are blocked or ignored, the terminal's signals.
pid_t spawn(const std::string& program, const char* word, int input, int output) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  sigset_t none;
  sigset_t pipe_only;
  sigemptyset(&none);
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &pipe_only);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  std::string first = "stadt";
  std::string second = word;
  char* const words[] = {first.data(), second.data(), nullptr};
  char* const environment[] = {nullptr};
  pid_t process = 0;
  const int failed = ::posix_spawn(&process, program.c_str(), &files, &attributes, words, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failed ? 0 : process;
}

}  // namespace

Child::Child(pid_t process, Descriptor output)
    : process_(process), handle_(static_cast<int>(::syscall(SYS_pidfd_open, process, 0))), output_(std::move(output)) {}

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, 0)),
      handle_(std::move(other.handle_)),
      output_(std::move(other.output_)) {}

Child::~Child() {
  if (process_ != 0) wait(Deadline());
}

std::optional<Child> Child::start(const std::string& program, const char* word, const Descriptor& input) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  Descriptor output(ends[0]);
  const Descriptor written(ends[1]);
  const pid_t process = spawn(program, word, input.get(), written.get());
  if (process == 0) return std::nullopt;
  return Child(process, std::move(output));
}

std::string Child::read_output(std::size_t most, Deadline deadline) {
  std::string output;
  while (output.size() < most && wait_readable(output_, deadline)) {
    const std::size_t before = output.size();
    output.resize(before + std::min(read_step, most - before));
    const ssize_t got = ::read(output_.get(), output.data() + before, output.size() - before);
    output.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got <= 0) break;
  }
  return output;
}

int Child::wait(Deadline deadline) {
  if (!handle_ || !wait_readable(handle_, deadline)) ::kill(process_, SIGKILL);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = 0;
  return status;
}

Descriptor memory_file(std::initializer_list<std::string_view> parts) {
  Descriptor file(::memfd_create("picture", MFD_CLOEXEC));
  for (auto part : parts) {
    while (file && !part.empty()) {
      const ssize_t written = ::write(file.get(), part.data(), part.size());
      if (written <= 0) return {};
      part.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  if (file && ::lseek(file.get(), 0, SEEK_SET) != 0) return {};
  return file;
}

}  // namespace stadt::media
