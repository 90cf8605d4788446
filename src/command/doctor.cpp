#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/env.hpp"
#include "command/command.hpp"
#include "media/worker.hpp"
#include "open_city.hpp"
#include "sight/check_store.hpp"
#include "sql/backup.hpp"
#include "sql/node_lease.hpp"

namespace stadt::command {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t scarce_disk_mib = 1024;
// No city began before this program was written: an earlier clock is wrong.
constexpr std::string_view earliest_now = "2026-01-01T00:00:00Z";
constexpr std::chrono::hours tolerated_skew{12};

// Threads that read, writers, and what follows the log; some more for the operator.
constexpr int connections_of_a_program = 60;

constexpr auto patience = std::chrono::seconds(60);
constexpr auto between_looks = std::chrono::milliseconds(200);

enum class Verdict { good, advice, bad };

struct Finding {
  Verdict verdict = Verdict::good;
  std::string what;
  std::string advice;
};

Finding check_origin(const config::Settings& settings) {
  const std::string& origin = settings.server.origin;
  if (origin.empty() || origin.starts_with("http://")) {
    return {Verdict::advice, "origin is not https",
            "For a public city set server.origin to \"https://your.domain\" and let a proxy speak TLS."};
  }
  if (!origin.starts_with("https://") || origin.ends_with("/")) {
    return {Verdict::bad, fmt::format("origin \"{}\" is no origin", origin),
            "Write scheme and host only: \"https://stadt.example\"."};
  }
  return {Verdict::good, "origin " + origin, ""};
}

Finding check_folder(const config::Settings& settings) {
  std::error_code error;
  fs::create_directories(settings.data, error);
  const fs::path probe = fs::path(settings.data) / ".doctor";
  std::ofstream(probe) << "x";
  const bool writable = fs::file_size(probe, error) == 1;
  fs::remove(probe, error);
  if (!writable) {
    return {Verdict::bad, fmt::format("the folder {} cannot be written", settings.data),
            "Create it and give it to the user that runs the city."};
  }
  return {Verdict::good, "data folder " + settings.data, ""};
}

Finding check_disk(const config::Settings& settings) {
  std::error_code error;
  const auto space = fs::space(settings.data, error);
  const auto free_mib = space.available >> 20;
  if (error || free_mib < scarce_disk_mib) {
    return {Verdict::advice, fmt::format("{} MiB of disk are free", error ? 0 : free_mib),
            "Make room: a full disk stops writing (reading goes on)."};
  }
  return {Verdict::good, fmt::format("{} MiB of disk are free", free_mib), ""};
}

Finding check_clock(Time now, Time last_event) {
  if (now < *from_iso(earliest_now)) {
    return {Verdict::bad, "the clock says " + to_iso(now), "Set the clock, best by NTP."};
  }
  if (last_event > now + tolerated_skew) {
    return {Verdict::bad,
            fmt::format("the clock says {}, but something happened at {}", to_iso(now), to_iso(last_event)),
            "Set the clock, best by NTP: times of new posts would be wrong."};
  }
  return {Verdict::good, "clock " + to_iso(now), ""};
}

// One point of white is enough to see whether the sandbox of the media worker can be built here.
Finding check_pictures(const config::Settings& settings) {
  static constexpr char point[] = "GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";
  media::Worker worker({.program = settings.media.worker});
  const auto made = worker.fit({point, sizeof point - 1}, media::avatar_frame);
  if (!made) {
    return {Verdict::bad, "pictures cannot be read: " + made.error().message,
            "The media worker needs seccomp, memfd_create, pidfd_open and setrlimit: allow them to this service."};
  }
  return {Verdict::good, "pictures are read in a sandbox", ""};
}

Finding check_file(const std::string& database) {
  const auto damage = sql::check_integrity(database);
  if (damage && damage->empty()) return {Verdict::good, "the database file is sound", ""};
  return {Verdict::bad, "the database file is damaged", "Stop the city and restore the newest backup."};
}

// Whether PostgreSQL keeps what it says it has kept, and takes as many connections as one program opens.
Finding check_server(sql::Session& session) {
  const auto setting = [&](std::string_view name) {
    return session.find<std::string>(R"sql(SELECT current_setting($1))sql", name).value_or("");
  };
  for (const std::string_view name : {"fsync", "full_page_writes"}) {
    if (setting(name) == "on") continue;
    return {Verdict::bad, fmt::format("PostgreSQL runs with {} = off", name),
            "Set it to on in postgresql.conf: without it a power failure destroys the city."};
  }
  const int connections =
      session.find<int>(R"sql(SELECT CAST(current_setting('max_connections') AS INTEGER))sql").value_or(0);
  if (connections < connections_of_a_program) {
    return {
        Verdict::advice, fmt::format("PostgreSQL takes {} connections", connections),
        fmt::format("Set max_connections to at least {} for every program of this city.", connections_of_a_program)};
  }
  return {Verdict::good, fmt::format("PostgreSQL {}, {} connections", setting("server_version"), connections), ""};
}

std::vector<Finding> check_store(const config::Settings& settings, Time now) {
  auto opened = sql::Database::open(store_settings(settings));
  if (!opened) {
    return {{Verdict::bad, "the database does not open: " + opened.error().message,
             "Check the setting `database`, the server behind it and the rights of this user."}};
  }
  std::vector<Finding> findings;
  auto& session = (*opened)->session();
  const auto people = session.find<std::int64_t>(R"sql(SELECT count(*) FROM person)sql");
  const auto posts = session.find<std::int64_t>(R"sql(SELECT count(*) FROM post)sql");
  const auto last = session.find<std::int64_t>(R"sql(SELECT coalesce(max(at), 0) FROM event)sql");
  findings.push_back({Verdict::good,
                      fmt::format("database {}: {} people, {} posts", sql::shown(database_of(settings)),
                                  people.value_or(0), posts.value_or(0)),
                      ""});
  findings.push_back(check_clock(now, Time{last.value_or(0)}));
  findings.push_back((*opened)->engine() == sql::Engine::sqlite ? check_file(database_of(settings))
                                                                : check_server(session));
  (*opened)->stop();
  return findings;
}

// What every running program said of its memory, and who said nothing.
struct Answers {
  std::vector<check_store::CheckAnswer> given;
  std::vector<std::int64_t> missing;  // nodes
};

Answers answers_so_far(sql::Session& session, Time asked, Time now) {
  Answers answers{.given = check_store::answers(session, asked), .missing = sql::leased_nodes(session, now)};
  std::erase_if(answers.missing, [&](std::int64_t node) {
    return std::ranges::find(answers.given, node, &check_store::CheckAnswer::node) != answers.given.end();
  });
  return answers;
}

// Asks every running program of the city to compare its memory with what is written, and waits for all of them.
Answers ask_programs(sql::Database& database, Env& env) {
  const Time asked = env.now();
  const auto written = database.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    check_store::ask(transaction, asked);
    return {};
  });
  auto answers = answers_so_far(database.session(), asked, env.now());
  const auto end = std::chrono::steady_clock::now() + patience;
  while (written && !answers.missing.empty() && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(between_looks);
    answers = answers_so_far(database.session(), asked, env.now());
  }
  return answers;
}

std::vector<Finding> check_sight(const config::Settings& settings, Env& env) {
  auto opened = sql::Database::open(store_settings(settings));
  if (!opened) return {};  // said already
  const auto [given, missing] = ask_programs(**opened, env);
  (*opened)->stop();
  if (given.empty()) {
    return {{Verdict::advice, "no running city has compared its memory with the store",
             "Start the city and ask again: only the program that serves it knows its memory."}};
  }
  std::vector<Finding> findings;
  for (const auto& [node, same, told] : given) {
    findings.push_back(
        same ? Finding{Verdict::good, fmt::format("memory of program {} equals the store: {}", node, told), ""}
             : Finding{Verdict::bad, fmt::format("memory of program {} differed: {}", node, told),
                       "It was read anew at once. Please report the numbers above."});
  }
  for (const auto node : missing) {
    findings.push_back({Verdict::advice, fmt::format("program {} has not compared its memory with the store", node),
                        "Ask again when it has read the city. A command that runs beside the city has no memory."});
  }
  return findings;
}

Result<> run_doctor(const Arguments& arguments, const config::Settings& settings) {
  SystemEnv env;
  std::vector<Finding> findings = {check_origin(settings), check_folder(settings), check_disk(settings),
                                   check_pictures(settings)};
  const auto store = check_store(settings, env.now());
  findings.insert(findings.end(), store.begin(), store.end());
  if (arguments.has("--sight")) {
    const auto sight = check_sight(settings, env);
    findings.insert(findings.end(), sight.begin(), sight.end());
  }
  int bad = 0;
  for (const auto& finding : findings) {
    static constexpr std::string_view signs[] = {"good  ", "advice", "BAD   "};
    fmt::print("{}  {}\n", signs[static_cast<std::size_t>(finding.verdict)], finding.what);
    if (!finding.advice.empty()) fmt::print("        {}\n", finding.advice);
    bad += finding.verdict == Verdict::bad;
  }
  if (bad > 0) return fail(ErrorKind::unavailable, "doctor.bad", fmt::format("{} things need you.", bad));
  return {};
}

}  // namespace

Command doctor_command() {
  return {
      .name = "doctor",
      .positional = "",
      .summary = "Check configuration, database, disk and clock, and say what to do.",
      .teaching = "  stadt doctor --config stadt.conf\n\nEnds with 1 if something is bad, so that a timer can call it.",
      .options = {{"--sight", "", "Let the running city compare its memory with what is written."}},
      .run = run_doctor};
}

}  // namespace stadt::command
