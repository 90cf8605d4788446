#include "sql/writer_transaction.hpp"

#include "base/log.hpp"

namespace stadt::sql {

Error error_of(const Failure& failure) {
  if (failure.kind() == FailureKind::full) {
    return {ErrorKind::no_space, "store.full", "The disk is full; reading goes on. Try again later."};
  }
  return {ErrorKind::unavailable, "store.unavailable", "The store cannot be written right now. Try again in a moment."};
}

namespace {

// More from one write would be a circle of derivers.
constexpr std::size_t most_derived = 10'000;

// The list grows while it is walked: what a deriver records is derived from as well.
Result<> derive(std::span<const Database::Deriver> derivers, WriterTransaction& transaction, std::size_t first) {
  for (std::size_t i = first; i < transaction.events().size(); ++i) {
    if (i - first == most_derived) throw std::logic_error("derivers go on for ever");
    const Event event = transaction.events()[i];
    for (const auto& deriver : derivers) CHECKED(deriver(transaction, event));
  }
  return {};
}

}  // namespace

Result<> attempt(const Database::Apply& apply, std::span<const Database::Deriver> derivers,
                 WriterTransaction& transaction) {
  try {
    const std::size_t first = transaction.mark();
    CHECKED(apply(transaction));
    return derive(derivers, transaction, first);
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
