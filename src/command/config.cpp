#include <fmt/format.h>

#include "command/command.hpp"

namespace stadt::command {

Command config_command() {
  return {.name = "config",
          .positional = "",
          .summary = "Print the complete settings file with every default.",
          .teaching = "  stadt config > stadt.conf\n  stadt serve --config stadt.conf",
          .options = {},
          .run = [](const Arguments&, const config::Settings&) -> Result<> {
            fmt::print("{}", config::example());
            return {};
          }};
}

}  // namespace stadt::command
