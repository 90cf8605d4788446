#include "media/sandbox.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <memory>

namespace stadt::media {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

constexpr rlim_t work_memory = rlim_t{256} << 20;  // beside what the program and its libraries take
constexpr rlim_t cpu_seconds = 5;

// What computing with several threads of one process takes.
constexpr int harmless[] = {SCMP_SYS(brk),
                            SCMP_SYS(clock_gettime),
                            SCMP_SYS(close),
                            SCMP_SYS(exit),
                            SCMP_SYS(exit_group),
                            SCMP_SYS(futex),
                            SCMP_SYS(getpid),
                            SCMP_SYS(getrandom),
                            SCMP_SYS(gettid),
                            SCMP_SYS(gettimeofday),
                            SCMP_SYS(madvise),
                            SCMP_SYS(mremap),
                            SCMP_SYS(munmap),
                            SCMP_SYS(rseq),
                            SCMP_SYS(rt_sigaction),
                            SCMP_SYS(rt_sigreturn),
                            SCMP_SYS(sched_yield),
                            SCMP_SYS(rt_sigprocmask),
                            SCMP_SYS(sched_getaffinity),
                            SCMP_SYS(set_robust_list)};

// What a library tries on the side and can do without (the allocator asks /proc about memory, a log asks for a
// terminal).
constexpr int denied[] = {SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(fstat),
                          SCMP_SYS(ioctl),  SCMP_SYS(lstat),     SCMP_SYS(newfstatat), SCMP_SYS(open),
                          SCMP_SYS(openat), SCMP_SYS(readlink),  SCMP_SYS(readlinkat), SCMP_SYS(sched_getattr),
                          SCMP_SYS(stat),   SCMP_SYS(statx)};

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

bool answer_if(const Filter& filter, std::uint32_t answer, int call, scmp_arg_cmp condition) {
  return seccomp_rule_add_array(filter.get(), answer, call, 1, &condition) == 0;
}

bool filter_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter) return false;
  bool done = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) == 0;
  for (const int call : harmless) done = done && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
  for (const int call : denied) done = done && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
  // Threads yes, processes no; clone3 hides its flags from the filter, and the C library falls back to clone.
  done = done && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
  done =
      done && answer_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD});
  done = done && answer_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0});
  done = done && answer_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0});
  done = done && answer_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), {0, SCMP_CMP_EQ, PR_SET_NAME, 0});
  done = done && answer_if(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), {0, SCMP_CMP_EQ, STDOUT_FILENO, 0});
  done = done && answer_if(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(write), {0, SCMP_CMP_NE, STDOUT_FILENO, 0});
  return done && seccomp_load(filter.get()) == 0;
}

bool limit(__rlimit_resource which, rlim_t most) {
  const rlimit bound{most, most};
  return ::setrlimit(which, &bound) == 0;
}

// Address space that is taken already, in bytes.
rlim_t taken_memory() {
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

bool has_sandbox() { return !sanitized; }

bool enter_sandbox() {
  if (sanitized) return true;
  ::mallopt(M_ARENA_MAX, 1);  // each arena would reserve 64 MiB of the bound
  return limit(RLIMIT_AS, taken_memory() + work_memory) && limit(RLIMIT_CPU, cpu_seconds) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_FSIZE, 0) && ::prctl(PR_SET_DUMPABLE, 0) == 0 && filter_calls();
}

}  // namespace stadt::media
