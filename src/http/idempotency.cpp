#include "http/idempotency.hpp"

#include <algorithm>

namespace stadt::http {

Result<std::string> idempotency_key(const Request& request) {
  const auto key = request.header("Idempotency-Key").value_or("");
  const bool plain = std::ranges::all_of(key, [](char c) { return c >= ' ' && c <= '~'; });
  if (plain && key.size() <= most_idempotency_key) return std::string(key);
  return fail(ErrorKind::unprocessable, "post.idempotency_key", "An Idempotency-Key has at most 200 plain characters.");
}

}  // namespace stadt::http
