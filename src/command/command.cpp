#include "command/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace stadt::command {

namespace {

constexpr Option shared_options[] = {
    {"--config", "FILE", "Settings file; `stadt config` prints one."},
    {"--data", "DIR", "Folder of the database and of pictures (default: data)."},
    {"--set", "KEY=VALUE", "One setting; may be repeated."},
};

// Exit codes: the words of the command line were wrong; what was asked failed.
constexpr int exit_usage = 2;
constexpr int exit_failed = 1;

std::vector<Command> all_commands() {
  return {serve_command(),  account_create_command(), account_role_command(), account_reset_password_command(),
          demo_command(),   load_command(),           backup_command(),       doctor_command(),
          config_command(), media_worker_command()};
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options = command.options;
  options.insert(options.end(), std::begin(shared_options), std::end(shared_options));
  return options;
}

void print_overview() {
  fmt::print("Stadt: a self-hosted city where people talk.\n\n  stadt COMMAND [options]\n\nCommands:\n");
  for (const auto& command : all_commands()) {
    if (!command.hidden) fmt::print("  {:<24}{}\n", command.name, command.summary);
  }
  fmt::print("  {:<24}{}\n", "help COMMAND", "What a command does, with an example.");
  fmt::print(
      "\nTo begin: `stadt serve`, then open the address it prints. The first person of a city becomes its operator\n"
      "with `stadt account role HANDLE operator`.\n");
}

void print_help(const Command& command) {
  fmt::print("stadt {} {}\n\n{}\n\n{}\n\nOptions:\n", command.name, command.positional, command.summary,
             command.teaching);
  for (const auto& option : options_of(command)) {
    fmt::print("  {:<24}{}\n", fmt::format("{} {}", option.name, option.value), option.help);
  }
}

// The command with the longest name that the words begin with, and how many words its name has.
const Command* find_command(std::span<const Command> commands, std::span<const std::string_view> words,
                            std::size_t& name_words) {
  const Command* found = nullptr;
  for (const auto& command : commands) {
    const std::size_t count = 1 + static_cast<std::size_t>(std::ranges::count(command.name, ' '));
    if (words.size() < count) continue;
    if (fmt::format("{}", fmt::join(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count), " ")) !=
        command.name) {
      continue;
    }
    found = &command;
    name_words = count;
  }
  return found;
}

int complain(const Error& error, int code) {
  fmt::print(stderr, "stadt: {}\n", error.message);
  return code;
}

int run_command(const Command& command, std::span<const std::string_view> words) {
  const auto options = options_of(command);
  const auto arguments = Arguments::parse(words, options);
  if (!arguments) return complain(arguments.error(), exit_usage);
  const auto wanted = command.positional.empty() ? 0 : 1 + std::ranges::count(command.positional, ' ');
  if (std::ssize(arguments->positional()) != wanted) {
    fmt::print(stderr, "stadt: Write `stadt {} {}`. `stadt help {}` explains it.\n", command.name, command.positional,
               command.name);
    return exit_usage;
  }
  const auto settings = settings_from(*arguments);
  if (!settings) return complain(settings.error(), exit_usage);
  const auto done = command.run(*arguments, *settings);
  if (!done) return complain(done.error(), exit_failed);
  return 0;
}

}  // namespace

std::span<const Option> common_options() { return shared_options; }

Result<config::Settings> settings_from(const Arguments& arguments) {
  config::Settings settings;
  if (const auto path = arguments.value("--config")) {
    std::ifstream file(*path);
    if (!file) return fail(ErrorKind::invalid, "command.config", fmt::format("The file {} cannot be read.", *path));
    const std::string text(std::istreambuf_iterator<char>(file), {});
    CHECKED(config::read(settings, text));
  }
  if (const auto data = arguments.value("--data")) settings.data = *data;
  if (const auto listen = arguments.value("--listen")) settings.server.listen = *listen;
  if (const auto origin = arguments.value("--origin")) settings.server.origin = *origin;
  for (const auto& pair : arguments.values("--set")) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) {
      return fail(ErrorKind::invalid, "command.set", fmt::format("Write --set key=value, not \"{}\".", pair));
    }
    CHECKED(config::set(settings, pair.substr(0, equals), std::string_view(pair).substr(equals + 1)));
  }
  return settings;
}

int run(std::span<const std::string_view> words) {
  const auto commands = all_commands();
  const bool asks_help = words.empty() || words[0] == "help" || words[0] == "--help" || words[0] == "-h";
  const auto topic = asks_help && !words.empty() ? words.subspan(1) : words;
  std::size_t name_words = 0;
  const Command* command = find_command(commands, topic, name_words);
  if (asks_help) {
    if (command)
      print_help(*command);
    else
      print_overview();
    return 0;
  }
  if (words[0] == "--version") {
    fmt::print("stadt {}\n", STADT_VERSION);
    return 0;
  }
  if (!command) {
    fmt::print(stderr, "stadt: There is no command \"{}\". `stadt help` lists them.\n", words[0]);
    return exit_usage;
  }
  const auto rest = words.subspan(name_words);
  if (std::ranges::find(rest, "--help") != rest.end()) {
    print_help(*command);
    return 0;
  }
  return run_command(*command, rest);
}

}  // namespace stadt::command
