#include "media/worker_process.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "media/decode.hpp"
#include "media/sandbox.hpp"
#include "media/wire.hpp"

namespace stadt::media {

namespace {

// All of `size` bytes, or nothing worth having.
bool read_fully(void* into, std::size_t size) {
  auto* at = static_cast<char*>(into);
  while (size > 0) {
    const ssize_t got = ::read(STDIN_FILENO, at, size);
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

void write_fully(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (sent <= 0) std::_Exit(EXIT_FAILURE);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string bytes_of(const WorkerAnswer& answer) {
  std::string bytes(sizeof answer, '\0');
  std::memcpy(bytes.data(), &answer, sizeof answer);
  return bytes;
}

Decoded decode_in_sandbox(const std::string& bytes, const Order& order) {
  if (!format_of(bytes)) return {Outcome::other_format};
  if (!start_decoder() || !enter_sandbox()) return {Outcome::no_sandbox};
  return decode(bytes, order.frame, order.shape);
}

WorkerAnswer answer_of(const Decoded& decoded) {
  WorkerAnswer answer{.outcome = decoded.outcome, .size = static_cast<std::uint32_t>(decoded.webp.size())};
  std::ranges::copy_n(decoded.hash.begin(), std::ssize(decoded.hash.substr(0, hash_room)), answer.hash.begin());
  return answer;
}

}  // namespace

void serve_one_picture() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::close_range(STDERR_FILENO + 1, ~0u, 0);
  Order order;
  if (!read_fully(&order, sizeof order)) std::_Exit(EXIT_FAILURE);
  if (order.mark != wire_mark || order.size > most_picture_bytes) std::_Exit(EXIT_FAILURE);
  std::string bytes(order.size, '\0');
  if (!read_fully(bytes.data(), bytes.size())) std::_Exit(EXIT_FAILURE);
  const Decoded decoded = decode_in_sandbox(bytes, order);
  write_fully(bytes_of(answer_of(decoded)));
  write_fully(decoded.webp);
  std::_Exit(EXIT_SUCCESS);
}

}  // namespace stadt::media
