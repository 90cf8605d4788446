#include "media/worker.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstring>
#include <optional>

#include "base/log.hpp"
#include "media/blurhash.hpp"
#include "media/child.hpp"
#include "media/wire.hpp"

namespace stadt::media {

namespace {

std::unexpected<Error> refused(std::string code, std::string message) {
  return fail(ErrorKind::unprocessable, std::move(code), std::move(message));
}

std::unexpected<Error> unavailable() {
  return fail(ErrorKind::unavailable, "media.unavailable", "The city cannot read pictures right now. Try again later.");
}

std::unexpected<Error> refusal_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::other_format:
      return refused("media.format", "This is no picture that the city reads. Send JPEG, PNG, WebP or GIF.");
    case Outcome::too_many_points:
      return refused("media.too_many_points",
                     fmt::format("The picture is too large: {} million points, and {} in a row, are the most.",
                                 most_points / 1'000'000, longest_side));
    case Outcome::no_sandbox:
      log::error("media.no_sandbox");
      return unavailable();
    case Outcome::done:
    case Outcome::unreadable:
      break;
  }
  return refused("media.unreadable", "The picture cannot be read: it is damaged or incomplete. Try another one.");
}

// Gives its place back at the end.
class Place {
 public:
  explicit Place(std::counting_semaphore<>& places) : places_(places) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { places_.release(); }

 private:
  std::counting_semaphore<>& places_;
};

// Nothing if the child ended before it had said everything.
std::optional<WorkerAnswer> answer_of(std::string_view output) {
  WorkerAnswer answer;
  if (output.size() < sizeof answer) return std::nullopt;
  std::memcpy(&answer, output.data(), sizeof answer);
  if (answer.mark != wire_mark || answer.size != output.size() - sizeof answer) return std::nullopt;
  return answer;
}

// A child that could not even begin is ours to repair; one that was stopped met a picture that it could not bear.
std::unexpected<Error> failure_of(int status) {
  if (WIFEXITED(status)) {
    log::error("media.worker_failed", {{"exit", std::int64_t{WEXITSTATUS(status)}}});
    return unavailable();
  }
  log::warning("media.worker_stopped", {{"signal", std::int64_t{WTERMSIG(status)}}});
  return refusal_of(Outcome::unreadable);
}

// What the child says of a hash is a text of that alphabet, or nothing.
std::string hash_in(const WorkerAnswer& answer) {
  const std::string_view room(answer.hash.data(), answer.hash.size());
  const auto hash = room.substr(0, room.find('\0'));
  return is_blurhash(hash) ? std::string(hash) : std::string();
}

Result<Scaled> run(const WorkerSettings& settings, std::string_view bytes, Frame frame, Shape shape) {
  const Order order{.size = static_cast<std::uint32_t>(bytes.size()), .frame = frame, .shape = shape};
  const Descriptor input = memory_file({{reinterpret_cast<const char*>(&order), sizeof order}, bytes});
  if (!input) return unavailable();
  auto child = Child::start(settings.program, "media-worker", input);
  if (!child) {
    log::error("media.worker_missing", {{"program", settings.program}});
    return unavailable();
  }
  const auto deadline = std::chrono::steady_clock::now() + settings.limit;
  const std::string output = child->read_output(most_answer_bytes, deadline);
  const auto answer = answer_of(output);
  const int status = child->wait(answer ? Child::Deadline() : deadline);
  if (!answer) return failure_of(status);
  if (answer->outcome != Outcome::done) return refusal_of(answer->outcome);
  auto webp = bare_webp(std::string_view(output).substr(sizeof(WorkerAnswer)), frame);
  if (!webp) return refusal_of(Outcome::unreadable);
  const Frame size = webp_size(*webp);
  return Scaled{*std::move(webp), size, hash_in(*answer)};
}

}  // namespace

Worker::Worker(WorkerSettings settings) : settings_(std::move(settings)), places_(settings_.at_once) {}

Result<std::string> Worker::fit(std::string_view bytes, Frame frame) {
  return TRY(ask(bytes, frame, Shape::fill)).webp;
}

Result<Scaled> Worker::within(std::string_view bytes, Frame frame) { return ask(bytes, frame, Shape::within); }

Result<Scaled> Worker::ask(std::string_view bytes, Frame frame, Shape shape) {
  if (bytes.size() > most_picture_bytes) {
    return refused("media.too_large",
                   fmt::format("The picture is too large: {} MiB are the most.", most_picture_bytes >> 20));
  }
  if (!format_of(bytes)) return refusal_of(Outcome::other_format);
  if (!places_.try_acquire_for(settings_.patience)) {
    return fail(ErrorKind::too_many, "media.busy", "Other pictures are being read right now. Try again in a moment.");
  }
  const Place place(places_);
  return run(settings_, bytes, frame, shape);
}

}  // namespace stadt::media
