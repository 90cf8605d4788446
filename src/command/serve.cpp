#include <fmt/format.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <thread>

#include "app.hpp"
#include "base/log.hpp"
#include "command/command.hpp"

namespace stadt::command {

namespace {

constexpr int exit_at_once = 130;

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// The first signal begins the orderly stop; a second one ends the program where it stands.
void wait_for_stop() {
  const sigset_t signals = stop_signals();
  int signal = 0;
  sigwait(&signals, &signal);
  std::thread([signals] {
    int again = 0;
    sigwait(&signals, &again);
    std::_Exit(exit_at_once);
  }).detach();
}

void harden_process() {
  ::umask(077);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::signal(SIGPIPE, SIG_IGN);
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
  }
}

Result<> run_serve(const Arguments&, const config::Settings& settings) {
  harden_process();
  // Before any thread exists, so that all of them inherit the mask and only wait_for_stop sees the signals.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  log::set_level(static_cast<log::Level>(settings.log.level));
  const auto app = TRY(App::open(settings));
  CHECKED(app->start());
  fmt::print("{} is open: {}\n", settings.city.name,
             settings.server.origin.empty() ? fmt::format("http://localhost:{}", app->port()) : settings.server.origin);
  std::fflush(stdout);
  log::info("city.open", {{"port", std::int64_t{app->port()}}});
  wait_for_stop();
  log::info("city.closing");
  app->stop();
  log::info("city.closed");
  return {};
}

}  // namespace

Command serve_command() {
  return {.name = "serve",
          .positional = "",
          .summary = "Open the city.",
          .teaching =
              "  stadt serve\n  stadt serve --data /var/lib/stadt --origin https://stadt.example\n\nWithout any "
              "option: SQLite in ./data, port 8080, registration open. SIGTERM stops in an orderly way, a second "
              "one at once.",
          .options = {{"--listen", "HOST:PORT", "Where to listen (default: 127.0.0.1:8080)."},
                      {"--origin", "URL", "How people reach the city."}},
          .run = run_serve};
}

}  // namespace stadt::command
