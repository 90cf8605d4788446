// The commands of the one binary: `stadt serve`, `stadt account create …`. Each stands in a file of its own; the table
// in command.cpp joins them, and `stadt help` is made from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "command/arguments.hpp"
#include "config/settings.hpp"

namespace stadt::command {

struct Command {
  std::string_view name;        // "account create"
  std::string_view positional;  // "HANDLE", for the help; as many words as it names
  std::string_view summary;     // one line
  std::string_view teaching;    // what a newcomer wants to know, with an example
  std::vector<Option> options;
  // What the command prints goes to standard output; an error is printed with its sentence and ends with 1.
  Result<> (*run)(const Arguments& arguments, const config::Settings& settings) = nullptr;
  bool hidden = false;  // from the overview
};

Command serve_command();
Command account_create_command();
Command account_role_command();
Command account_reset_password_command();
Command backup_command();
Command doctor_command();
Command load_command();
Command demo_command();
Command config_command();
Command media_worker_command();

// The options that every command takes: --config, --data, --set.
std::span<const Option> common_options();

// The settings of a command line: defaults, then the file, then the options.
Result<config::Settings> settings_from(const Arguments& arguments);

// Runs the words of a command line; the exit code of the program.
int run(std::span<const std::string_view> words);

}  // namespace stadt::command
