#include "command/command.hpp"
#include "media/worker_process.hpp"

namespace stadt::command {

Command media_worker_command() {
  return {.name = "media-worker",
          .positional = "",
          .summary = "Read one picture from standard input, locked in; the city calls this itself.",
          .teaching = "Not for people: src/media/wire.hpp says what it reads and writes.",
          .options = {},
          .run = [](const Arguments&, const config::Settings&) -> Result<> { media::serve_one_picture(); },
          .hidden = true};
}

}  // namespace stadt::command
