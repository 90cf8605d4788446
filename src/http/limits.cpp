#include "http/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "http/address.hpp"
#include "http/text.hpp"

namespace stadt::http {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Limit address_limit{"address", 7'500, minutes(5)};  // everything, pages and refused requests too
constexpr Limit visitor_limit{"visitor", 300, minutes(5)};    // of an address, without a valid token
constexpr Limit token_limit{"token", 300, minutes(5)};
constexpr Limit person_limit{"person", 1'500, minutes(5)};
constexpr Limit paging_limit{"paging", 300, minutes(15)};
constexpr Limit known_device{"device", std::numeric_limits<int>::max(), hours(24 * 30)};

constexpr std::size_t most_counted = 1 << 18;
constexpr std::size_t most_devices = 1 << 16;

bool is_api(std::string_view path) { return path.starts_with("/api/") || path.starts_with("/oauth/"); }

bool is_paging(const Request& request) {
  if (request.method != Method::get) return false;
  std::string_view rest = request.query;
  while (!rest.empty()) {
    const auto pair = take_item(rest, '&');
    const auto name = pair.substr(0, pair.find('='));
    if (name == "max_id" || name == "min_id" || name == "since_id" || name == "offset") return true;
  }
  return false;
}

std::string whom(const Request& request, const Viewer& viewer) {
  if (viewer.person) return "person " + std::to_string(viewer.person.value);
  if (viewer.token != 0) return "token " + std::to_string(viewer.token);
  return network_of(request.remote_address);
}

std::string wait_text(std::chrono::seconds wait) {
  if (wait >= minutes(2)) return fmt::format("{} minutes", (wait.count() + 59) / 60);
  return wait.count() == 1 ? "a second" : fmt::format("{} seconds", wait.count());
}

Response refusal(const Limit& limit, const Route* route, Time resets_at, Time now) {
  const auto wait = std::chrono::ceil<std::chrono::seconds>(resets_at - now);
  auto response = error_response({ErrorKind::too_many, fmt::format("limit.{}", limit.name),
                                  fmt::format("That was too often. Try again in {}.", wait_text(wait))});
  if (route && route->access.who == Who::browser) {
    response.body = fmt::format("That was too often. Try again in {}.\n", wait_text(wait));
    response.content_type = "text/plain; charset=utf-8";
  }
  response.headers.push_back({"Retry-After", std::to_string(wait.count())});
  return response;
}

// "@Anna" and "anna" are one account.
std::string account_name(Request& request, std::string_view field) {
  const auto input = request.input();
  const auto* value = input ? (*input)->find(field) : nullptr;
  std::string name;
  if (!value || !json::read_into(name, *value, json::Path())) return {};
  if (name.starts_with('@')) name.erase(0, 1);
  std::ranges::transform(name, name.begin(), lower);
  return name;
}

}  // namespace

Limits::Limits(Env& env, bool enabled)
    : env_(env),
      enabled_(enabled),
      limiter_(env, enabled ? most_counted : 0),
      devices_(env, enabled ? most_devices : 0) {}

std::optional<Response> Limits::count(RateLimiter::Key key, const Limit& limit, const Route* route, Tally& tally) {
  const Allowance allowance = limiter_.take(key, limit);
  if (tally.nearest.limit == 0 || allowance.remaining < tally.nearest.remaining) tally.nearest = allowance;
  if (allowance.allowed) return std::nullopt;
  tally.nearest = allowance;
  return refusal(limit, route, allowance.resets_at, env_.now());
}

std::optional<Response> Limits::count(const Limit& limit, std::string_view whom, const Route* route, Tally& tally) {
  return count(limiter_.key(limit.name, whom), limit, route, tally);
}

std::optional<Response> Limits::at_the_door(const Request& request, Tally& tally) {
  if (!enabled_) return std::nullopt;
  return count(address_limit, network_of(request.remote_address), nullptr, tally);
}

std::optional<Response> Limits::at_the_route(const Request& request, const Route& route, const Viewer& viewer,
                                             Tally& tally) {
  if (!enabled_) return std::nullopt;
  const std::string who = whom(request, viewer);
  if (is_api(request.path)) {
    const std::string token = std::to_string(viewer.token);
    if (auto over =
            viewer.token != 0 ? count(token_limit, token, &route, tally) : count(visitor_limit, who, &route, tally)) {
      return over;
    }
    if (viewer.person) {
      if (auto over = count(person_limit, who, &route, tally)) return over;
    }
    if (is_paging(request)) {
      if (auto over = count(paging_limit, who, &route, tally)) return over;
    }
  }
  const Bucket& bucket = route.bucket;
  if (bucket.limit == 0 || !bucket.account_field.empty()) return std::nullopt;
  const bool by_address = bucket.counts == Counts::address;
  return count({bucket.name, bucket.limit, bucket.window}, by_address ? network_of(request.remote_address) : who,
               &route, tally);
}

std::optional<Response> Limits::at_the_input(Request& request, const Route& route, Tally& tally) {
  const Bucket& bucket = route.bucket;
  if (!enabled_ || bucket.limit == 0 || bucket.account_field.empty()) return std::nullopt;
  const std::string name = account_name(request, bucket.account_field);
  if (name.empty()) return std::nullopt;
  const std::string network = network_of(request.remote_address);
  tally.device = devices_.key(bucket.name, name + " at " + network);
  // Whoever has signed in from here before is not locked out by those who try it from elsewhere.
  const bool known = devices_.counts(tally.device);
  const auto account = limiter_.key(bucket.name, known ? "device " + name + " at " + network : "account " + name);
  tally.tries = {limiter_.key(bucket.name, "address " + network), account};
  for (const auto key : tally.tries) {
    if (auto over = count(key, {bucket.name, bucket.limit, bucket.window}, &route, tally)) {
      tally.tries.clear();
      return over;
    }
  }
  return std::nullopt;
}

void Limits::at_the_end(const Request& request, const Tally& tally, Response& response) {
  if (!enabled_) return;
  const bool guessed_right = !tally.tries.empty() && response.status < 400;
  if (guessed_right) {
    for (const auto key : tally.tries) limiter_.give_back(key);
    devices_.take(tally.device, known_device);
  }
  if (tally.nearest.limit == 0 || (!is_api(request.path) && response.status != 429)) return;
  response.headers.push_back({"X-RateLimit-Limit", std::to_string(tally.nearest.limit)});
  response.headers.push_back({"X-RateLimit-Remaining", std::to_string(tally.nearest.remaining)});
  response.headers.push_back({"X-RateLimit-Reset", to_iso(tally.nearest.resets_at)});
}

}  // namespace stadt::http
