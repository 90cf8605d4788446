#include "load/load.hpp"

#include <fmt/format.h>

#include "command/bar.hpp"
#include "command/command.hpp"
#include "open_city.hpp"

namespace stadt::command {

namespace {

constexpr Option trees_option = {"--trees", "FILE", "Conversations: gzip-compressed, tab-separated (required)."};
constexpr Option follows_option = {"--follows", "FILE", "Who follows whom: gzip-compressed, tab-separated."};
constexpr Option login_option = {"--login", "HANDLE:PASSWORD", "Somebody to sign in as; follows those who talk most."};
constexpr std::int64_t rows_per_thousand = 1000;

std::int64_t rate(std::int64_t rows, const Bar& bar) {
  return static_cast<std::int64_t>(static_cast<double>(rows) / bar.seconds());
}

Result<load::Wish> wish_of(const Arguments& arguments, const config::Settings& settings) {
  load::Wish wish{.trees = arguments.value("--trees").value_or(""),
                  .follows = arguments.value("--follows").value_or(""),
                  .handle = {},
                  .password = {},
                  .origin = settings.server.origin};
  if (wish.trees.empty()) {
    return fail(ErrorKind::invalid, "load.trees", "Name the file of conversations: stadt load --trees FILE.");
  }
  if (const auto login = arguments.value("--login")) {
    const auto colon = login->find(':');
    if (colon == std::string::npos) {
      return fail(ErrorKind::invalid, "load.login", "Write --login HANDLE:PASSWORD.");
    }
    wish.handle = login->substr(0, colon);
    wish.password = login->substr(colon + 1);
  }
  return wish;
}

Result<> run_load(const Arguments& arguments, const config::Settings& settings) {
  const auto wish = TRY(wish_of(arguments, settings));
  auto city = TRY(open_city(settings));
  Bar bar;
  const auto loaded = TRY(load::fill(*city.database, *city.env, wish, [&](const load::Progress& progress) {
    bar.show(progress.part, progress.done, progress.total,
             fmt::format("{:>7} k rows/s", rate(progress.rows, bar) / rows_per_thousand));
  }));
  fmt::print("{} people, {} tables, {} posts, {} follows: {} rows in {:.1f} s, {} rows/s\n", loaded.people,
             loaded.conversations, loaded.posts, loaded.follows, loaded.rows, bar.seconds(), rate(loaded.rows, bar));
  return {};
}

}  // namespace

Command load_command() {
  return {.name = "load",
          .positional = "",
          .summary = "Fill an empty city from a file of conversations, for benchmarks and tuning.",
          .teaching =
              "  stadt load --data /tmp/loaded --trees conversations-trees.tsv.gz --follows follows.tsv.gz \\\n"
              "    --login guest:a-long-sentence\n  stadt serve --data /tmp/loaded\n\nTexts are invented to the "
              "lengths that the file gives; times end an hour ago. Columns of --trees: message,\nparent, time, "
              "author, conversation, topic, words, question, score; of --follows: follower, followed.",
          .options = {trees_option, follows_option, login_option},
          .run = run_load};
}

}  // namespace stadt::command
