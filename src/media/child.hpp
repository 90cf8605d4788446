// A child process with an input file and an output pipe, killed with the object that holds it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

#include "base/descriptor.hpp"

namespace stadt::media {

class Child {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  // Starts the program with one word, an empty environment and no open files but its three; nothing if that fails.
  // `input` is read from its beginning.
  static std::optional<Child> start(const std::string& program, const char* word, const Descriptor& input);
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  ~Child();

  // What it writes until it closes its output; cut at `most` bytes or at the deadline.
  std::string read_output(std::size_t most, Deadline deadline);
  // Its end as waitpid tells it; killed if it has not ended by the deadline.
  int wait(Deadline deadline);

 private:
  Child(pid_t process, Descriptor output);

  pid_t process_ = 0;
  Descriptor handle_;  // readable once the process has ended
  Descriptor output_;
};

// A file in memory alone that holds these bytes and stands at its beginning; none if memory is short.
Descriptor memory_file(std::initializer_list<std::string_view> parts);

}  // namespace stadt::media
