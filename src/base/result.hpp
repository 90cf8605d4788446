// What people and peers can cause is a Result; what only a broken machine can cause is an exception.
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace stadt {

// What went wrong, in the words of HTTP's neighbours; http/status.cpp maps each kind to one status.
enum class ErrorKind {
  invalid,        // the request cannot be understood: 400
  unauthorized,   // nobody, or nobody we know: 401
  forbidden,      // known, but not allowed: 403
  not_found,      // not there, or not to be seen by this viewer: 404
  not_allowed,    // no such method here: 405
  conflict,       // somebody else was faster: 409
  gone,           // was there once: 410
  too_large,      // over a named bound: 413
  unsupported,    // a kind of content we do not take: 415
  unprocessable,  // understood, and against a rule: 422
  too_many,       // over a rate: 429
  unavailable,    // try again: 503
  no_space,       // the disk is full: 507
};

// One field of an input that breaks a rule; `code` as client applications know it ("ERR_TAKEN").
struct FieldError {
  std::string field;
  std::string code;
  std::string description;

  bool operator==(const FieldError&) const = default;
};

struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string code;     // stable: "contact.reason_required"
  std::string message;  // one sentence for a human: what is wrong, what to do
  std::vector<FieldError> details = {};

  bool operator==(const Error&) const = default;
};

template <typename T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string code, std::string message) {
  return std::unexpected(Error{kind, std::move(code), std::move(message)});
}

inline std::unexpected<Error> fail(Error error) { return std::unexpected(std::move(error)); }

}  // namespace stadt

// `auto post = TRY(find(id));` takes the value or returns the error to the caller. Each use has a name of its own, so
// that one may stand inside another.
#define STADT_JOIN_NAME(one, other) one##other
#define STADT_UNIQUE_NAME(name, number) STADT_JOIN_NAME(name, number)
#define STADT_TRY(result, ...)                                      \
  ({                                                                \
    auto&& result = (__VA_ARGS__);                                  \
    if (!result) return std::unexpected(std::move(result).error()); \
    *std::move(result);                                             \
  })
#define TRY(...) STADT_TRY(STADT_UNIQUE_NAME(try_result_, __COUNTER__), __VA_ARGS__)

// The same for Result<void>, as a statement.
#define CHECKED(...)                                              \
  do {                                                            \
    if (auto checked_result_ = (__VA_ARGS__); !checked_result_)   \
      return std::unexpected(std::move(checked_result_).error()); \
  } while (false)
