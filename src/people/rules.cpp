#include "people/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace stadt {

namespace {

// Addresses that the city itself needs, and names that would pass for its staff.
constexpr std::array<std::string_view, 32> reserved = {
    "about",   "abuse",     "account",   "admin", "administrator", "api",    "arrive", "assets",
    "auth",    "bookmarks", "city",      "enter", "help",          "home",   "house",  "instance",
    "login",   "media",     "moderator", "oauth", "operator",      "people", "places", "posts",
    "rathaus", "root",      "security",  "stadt", "support",       "tables", "tags",   "write"};

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::unexpected<Error> refuse(std::string field, std::string code, std::string message) {
  Error error{ErrorKind::unprocessable, "people." + field, message};
  error.details.push_back({std::move(field), std::move(code), std::move(message)});
  return fail(std::move(error));
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(local, [](char c) {
    return is_lower_or_digit(c) || std::string_view("!#$%&'*+/=?^_{|}~.-").find(c) != std::string_view::npos;
  });
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  int labels = 0;
  std::string_view last;
  while (true) {
    last = domain.substr(0, domain.find('.'));
    if (!is_label(last)) return false;
    ++labels;
    if (last.size() == domain.size()) break;
    domain.remove_prefix(last.size() + 1);
  }
  return labels >= 2 && std::ranges::any_of(last, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Result<std::string> checked_handle(std::string_view handle) {
  std::string claimed = lower(handle);
  if (claimed.empty()) return refuse("username", "ERR_BLANK", "A handle is needed.");
  if (std::ssize(claimed) > max_handle_length) {
    return refuse("username", "ERR_TOO_LONG", "A handle has at most 30 characters.");
  }
  for (std::size_t i = 0; i < claimed.size(); ++i) {
    const bool hyphen_inside = claimed[i] == '-' && i > 0 && i + 1 < claimed.size() && claimed[i - 1] != '-';
    if (!is_lower_or_digit(claimed[i]) && claimed[i] != '_' && !hyphen_inside) {
      return refuse("username", "ERR_INVALID", "A handle has letters a–z, digits, _ and hyphens inside.");
    }
  }
  if (std::ranges::find(reserved, claimed) != reserved.end()) {
    return refuse("username", "ERR_RESERVED", "This handle belongs to the city. Choose another one.");
  }
  return claimed;
}

Result<std::string> checked_email(std::string_view email) {
  std::string address = lower(email);
  const auto at = address.find('@');
  const bool fits = std::ssize(address) <= max_email_length && at != std::string::npos &&
                    is_local_part(std::string_view(address).substr(0, at)) &&
                    is_domain(std::string_view(address).substr(at + 1));
  if (!fits) return refuse("email", address.empty() ? "ERR_BLANK" : "ERR_INVALID", "A plain e-mail address is needed.");
  return address;
}

Result<> check_languages(std::span<const std::string> codes) {
  const auto is_code = [](const std::string& code) {
    return code.size() >= 2 && std::ssize(code) <= longest_language &&
           std::ranges::all_of(lower(code), [](char c) { return is_lower_or_digit(c) || c == '-'; });
  };
  if (std::ssize(codes) <= most_languages && std::ranges::all_of(codes, is_code)) return {};
  return refuse("languages", "ERR_INVALID", "Languages are at most 20 codes like de or en.");
}

}  // namespace stadt
