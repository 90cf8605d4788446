#include "sql/writer_transaction.hpp"

#include "base/log.hpp"

namespace stadt::sql {

Error error_of(const Failure& failure) {
  if (failure.kind() == FailureKind::full) {
    return {ErrorKind::no_space, "store.full", "The disk is full; reading goes on. Try again later."};
  }
  return {ErrorKind::unavailable, "store.unavailable", "The store cannot be written right now. Try again in a moment."};
}

Result<> attempt(const Database::Apply& apply, WriterTransaction& transaction) {
  try {
    return apply(transaction);
  } catch (const Failure& failure) {
    if (failure.kind() != FailureKind::constraint && failure.kind() != FailureKind::other) throw;
    log::error("store.write_failed", {{"reason", std::string(failure.what())}});
    return std::unexpected(error_of(failure));
  } catch (const std::exception& problem) {
    log::error("store.write_failed", {{"reason", std::string(problem.what())}});
    return fail(ErrorKind::unavailable, "store.write_failed", "This could not be written. Nothing was changed.");
  }
}

}  // namespace stadt::sql
