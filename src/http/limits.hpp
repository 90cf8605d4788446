// Which limits a request counts against, and what its answer says about them. Addresses are counted always,
// applications' tokens and people beside them, and some routes have a bucket of their own (route.hpp).
#pragma once

#include <optional>
#include <vector>

#include "http/rate_limit.hpp"
#include "http/route.hpp"

namespace stadt::http {

// What the limits know of one request on its way.
struct Tally {
  Allowance nearest = {};                    // of the limit that is nearest to its end
  std::vector<RateLimiter::Key> tries = {};  // guesses of a secret: given back if the answer says they were right
  RateLimiter::Key device = 0;               // the account as tried from this network
};

class Limits {
 public:
  Limits(Env& env, bool enabled);

  // The moments of a request, in order; an answer is the refusal. First only its address is known,
  std::optional<Response> at_the_door(const Request& request, Tally& tally);
  // then its route and who is asking (nobody, if the gate has refused them),
  std::optional<Response> at_the_route(const Request& request, const Route& route, const Viewer& viewer, Tally& tally);
  // then its input, which may name an account whose secret is being guessed.
  std::optional<Response> at_the_input(Request& request, const Route& route, Tally& tally);
  // X-RateLimit headers; a guess that was right costs nothing.
  void at_the_end(const Request& request, const Tally& tally, Response& response);

 private:
  std::optional<Response> count(RateLimiter::Key key, const Limit& limit, const Route* route, Tally& tally);
  std::optional<Response> count(const Limit& limit, std::string_view whom, const Route* route, Tally& tally);

  Env& env_;
  const bool enabled_;
  RateLimiter limiter_;
  RateLimiter devices_;
};

}  // namespace stadt::http
