#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "access/password.hpp"
#include "attachments/taking.hpp"
#include "command/bar.hpp"
#include "command/command.hpp"
#include "demo/clock.hpp"
#include "demo/filling.hpp"
#include "demo/living.hpp"
#include "demo/motifs.hpp"
#include "demo/over_http.hpp"
#include "demo/walk.hpp"
#include "derivers.hpp"
#include "open_city.hpp"

namespace stadt::command {

namespace {

constexpr int password_bytes = 32;
constexpr std::chrono::seconds usual_pause{20};
constexpr std::chrono::seconds looks_up_every{1};
constexpr std::chrono::seconds lease_renewal{30};
constexpr int text_shown = 80;

// Draws a motif and lets the city take it as it takes the pictures of everybody.
class Easel {
 public:
  Easel(const config::Settings& settings, Env& env)
      : worker_(std::make_shared<media::Worker>(media::WorkerSettings{.program = settings.media.worker})),
        files_(std::make_shared<media::Files>(attachments::folder_in(settings.data), env)) {}

  Result<Picture> operator()(std::string_view motif) const {
    const auto png = demo::drawn(motif);
    if (!png) return fail(ErrorKind::not_found, "demo.motif", fmt::format("Nobody can draw {}.", motif));
    const auto taken = TRY(attachments::take(*worker_, *files_, *png));
    taken.are_named();
    return taken.picture;
  }

 private:
  std::shared_ptr<media::Worker> worker_;
  std::shared_ptr<media::Files> files_;
};

Result<> fill(const config::Settings& settings, bool only_if_empty) {
  SystemEnv outside;
  const Campaigns campaigns;
  const auto database = TRY(sql::Database::open(store_settings(settings)));
  if (only_if_empty && !demo::is_empty(database->session())) return {};
  const auto lease = TRY(sql::NodeLease::take(*database, outside));
  demo::Clock clock(outside, lease->node());
  add_derivers(*database, clock, campaigns);
  const auto content = TRY(demo::own_content());
  const demo::Wish wish{.opening = outside.now(),
                        .set_clock = [&](Time time) { clock.set(time); },
                        .origin = origin_of(settings),
                        .password_hash = TRY(access::hash_password(outside.random_hex(password_bytes))),
                        .picture = Easel(settings, outside)};
  Bar bar;
  const auto filled = TRY(demo::fill(*database, clock, content, wish,
                                     [&](std::int64_t done, std::int64_t total) { bar.show("demo", done, total); }));
  fmt::print("{} invented people, {} tables, {} posts and messages, {} requests in {:.1f} s.\n", filled.people,
             filled.tables, filled.posts, filled.requests, bar.seconds());
  return {};
}

// Waits in small steps, keeps the node, and stops when the program that started this one has ended.
class Pause {
 public:
  Pause(sql::NodeLease& lease, std::chrono::seconds length, bool with_parent)
      : lease_(lease), length_(length), parent_(with_parent ? getppid() : 0) {}

  bool operator()() {
    for (auto waited = std::chrono::seconds(0); waited < length_; waited += looks_up_every) {
      std::this_thread::sleep_for(looks_up_every);
      since_renewal_ += looks_up_every;
      if (since_renewal_ >= lease_renewal) {
        lease_.renew();
        since_renewal_ = {};
      }
      if (parent_ != 0 && getppid() != parent_) return false;
    }
    return true;
  }

 private:
  sql::NodeLease& lease_;
  std::chrono::seconds length_;
  pid_t parent_;
  std::chrono::seconds since_renewal_{};
};

std::string shortened(std::string text) {
  for (char& c : text) c = c == '\n' ? ' ' : c;
  if (text.size() <= text_shown) return text;
  std::size_t end = text_shown;
  while ((text[end] & 0xC0) == 0x80) --end;  // never inside a character
  return text.substr(0, end) + "…";
}

void tell(const demo::Happening& happening) {
  if (happening.where.empty()) {
    fmt::print("{} writes a message.\n", happening.who);
  } else {
    fmt::print("{} at {}: {}\n", happening.who, happening.where, shortened(happening.text));
  }
  std::fflush(stdout);
}

Result<std::chrono::seconds> pause_of(const Arguments& arguments) {
  const auto text = arguments.value("--every");
  if (!text) return usual_pause;
  const auto seconds = parse_id(*text);
  if (!seconds || *seconds > 3600) {
    return fail(ErrorKind::invalid, "demo.every", "Write --every with 1 to 3600 seconds.");
  }
  return std::chrono::seconds(*seconds);
}

Result<> live(const Arguments& arguments, const config::Settings& settings) {
  const auto pause = TRY(pause_of(arguments));
  const auto city = TRY(open_city(settings));
  const auto content = TRY(demo::own_content());
  return demo::live(*city.database, *city.env, content,
                    {.origin = origin_of(settings),
                     .pause = Pause(*city.lease, pause, arguments.has("--with-parent")),
                     .tell = tell,
                     .skip = [](const Error& error) { fmt::print(stderr, "left out: {}\n", error.message); }});
}

Result<> walk(const Arguments& arguments, const config::Settings& settings) {
  const auto language = arguments.value("--language").value_or(settings.city.language);
  if (language != "de" && language != "en") {
    return fail(ErrorKind::invalid, "demo.language",
                "The walk is told in German or English: write --language de or en.");
  }
  auto narrator = TRY(demo::Narrator::create(language == "de" ? demo::Tongue::de : demo::Tongue::en,
                                             [](std::string_view line) { fmt::print("{}\n", line); }));
  return demo::walk(demo::send_over_http(origin_of(settings)), narrator);
}

Result<> run_demo(const Arguments& arguments, const config::Settings& settings) {
  if (arguments.has("--live")) return live(arguments, settings);
  if (arguments.has("--walk")) return walk(arguments, settings);
  return fill(settings, arguments.has("--if-empty"));
}

}  // namespace

Command demo_command() {
  return {.name = "demo",
          .positional = "",
          .summary = "Fill an empty city with invented people, and let their day happen.",
          .teaching =
              "  stadt demo --data /tmp/demo\n  stadt serve --data /tmp/demo\n  stadt demo --data /tmp/demo --live\n"
              "  stadt demo --walk --language en --origin http://localhost:8080\n\n"
              "Some forty people, sixty tables, days of talk; every page says that all of it is invented. Anybody may "
              "enter\nas one of them, with one click. `script/server --demo` does all three steps.",
          .options = {{"--live", "", "Let the rest of the day happen, beside a running city."},
                      {"--every", "SECONDS", "With --live: how long until somebody speaks again (20)."},
                      {"--with-parent", "", "With --live: end when the program that started this one ends."},
                      {"--walk", "", "Play the essay's stories in a running city, and tell them."},
                      {"--language", "de|en", "With --walk: the language of the story."},
                      {"--if-empty", "", "Leave an inhabited city as it is, without an error."},
                      {"--listen", "HOST:PORT", "Where the city listens, as `stadt serve` is told."},
                      {"--origin", "URL", "How people reach the city."}},
          .run = run_demo};
}

}  // namespace stadt::command
