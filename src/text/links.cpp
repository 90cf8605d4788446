#include "text/links.hpp"

#include <algorithm>
#include <array>

#include "base/ids.hpp"
#include "text/unicode.hpp"

namespace stadt::text {

namespace {

constexpr std::string_view scheme = "https://";

// Names of parameters that tell where a reader came from, and nothing of what they read.
constexpr std::array tracking = {"fbclid",  "gclid",   "dclid", "gbraid", "wbraid", "msclkid",   "yclid",
                                 "igshid",  "igsh",    "si",    "mc_cid", "mc_eid", "_ga",       "_gl",
                                 "ref_src", "ref_url", "s_cid", "wt_mc",  "wtmc",   "oly_enc_id"};

bool tracks(std::string_view parameter) {
  const std::string name = folded(parameter.substr(0, parameter.find('=')));
  return name.empty() || name.starts_with("utm_") || std::ranges::find(tracking, name) != tracking.end();
}

// The host as it is compared; nothing if there is none.
std::string canonical_host(std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  for (const std::string_view usual_port : {":443", ":80", ":"}) {
    if (authority.ends_with(usual_port)) authority.remove_suffix(usual_port.size());
  }
  if (authority.ends_with('.')) authority.remove_suffix(1);
  std::string host = folded(authority);
  constexpr std::string_view www = "www.";
  const bool more_follows = host.find('.', www.size()) != std::string::npos;
  if (host.starts_with(www) && more_follows) host.erase(0, www.size());
  return host;
}

std::string canonical_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (tracks(parameter)) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

// What stands behind the origin, from its slash on; nothing if the address leads elsewhere.
std::optional<std::string_view> own_path(std::string_view canonical, std::string_view origin) {
  const std::string own = canonical_link(origin);
  if (own.empty() || !canonical.starts_with(own)) return std::nullopt;
  const auto rest = canonical.substr(own.size());
  if (rest.empty() || rest.starts_with('/') || rest.starts_with('?')) return rest;
  return std::nullopt;
}

}  // namespace

std::string canonical_link(std::string_view url) {
  const auto begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  const std::string given = folded(url.substr(0, begin));
  if (given != "http" && given != "https") return {};
  url.remove_prefix(begin + 3);
  url = url.substr(0, url.find('#'));
  const auto authority = url.substr(0, url.find_first_of("/?"));
  url.remove_prefix(authority.size());
  auto path = url.substr(0, url.find('?'));
  const auto query = url.substr(std::min(path.size() + 1, url.size()));
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string host = canonical_host(authority);
  if (host.empty()) return {};
  std::string link = std::string(scheme) + host + std::string(path) + canonical_query(query);
  return link.size() <= longest_canonical_link ? link : std::string();
}

std::optional<std::int64_t> own_page(std::string_view canonical, std::string_view origin) {
  const auto behind = own_path(canonical, origin);
  if (!behind) return std::nullopt;
  const auto path = behind->substr(0, behind->find('?'));
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  const auto room = path.substr(0, slash);
  const bool of_person = room.starts_with("/@") && room.find('/', 1) == std::string_view::npos;
  if (room != "/tables" && room != "/posts" && !of_person) return std::nullopt;
  return parse_id(path.substr(slash + 1));
}

bool is_own(std::string_view canonical, std::string_view origin) { return own_path(canonical, origin).has_value(); }

}  // namespace stadt::text
