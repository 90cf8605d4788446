#include "access/password.hpp"

#include <sodium.h>

#include <atomic>
#include <semaphore>

#include "text/unicode.hpp"

namespace stadt::access {

namespace {

constexpr unsigned long long passes = 1;
constexpr std::size_t memory_bytes = std::size_t{46} << 20;
constexpr int at_once = 2;
constexpr int most_waiting = 32;

std::counting_semaphore<at_once> places(at_once);
std::atomic<int> waiting = 0;
std::atomic<std::int64_t> hashed = 0;

// A place at the mill, given back at the end.
class Place {
 public:
  static Result<Place> take() {
    if (++waiting > most_waiting) {
      --waiting;
      return fail(ErrorKind::too_many, "access.busy",
                  "Very many people are signing in right now. Try again in a moment.");
    }
    places.acquire();
    ++hashed;
    return Place();
  }
  Place(Place&& other) noexcept : held_(std::exchange(other.held_, false)) {}
  Place& operator=(Place&&) = delete;
  ~Place() {
    if (!held_) return;
    places.release();
    --waiting;
  }

 private:
  Place() = default;
  bool held_ = true;
};

// What an unknown person's password is compared with.
const std::string& nobodys_hash() {
  static const std::string hash = [] {
    char text[crypto_pwhash_STRBYTES];
    [[maybe_unused]] const int failed =
        crypto_pwhash_str_alg(text, "nobody", 6, passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    return std::string(text);
  }();
  return hash;
}

}  // namespace

Result<> check_password(std::string_view password) {
  Error error{ErrorKind::unprocessable, "access.password", "A password has 12 to 256 characters."};
  if (std::ssize(password) > longest_password) {
    error.details.push_back({"password", "ERR_TOO_LONG", error.message});
  } else if (text::count_characters(password) < shortest_password) {
    error.details.push_back({"password", password.empty() ? "ERR_BLANK" : "ERR_TOO_SHORT", error.message});
  }
  if (!error.details.empty()) return fail(std::move(error));
  return {};
}

Result<std::string> hash_password(std::string_view password) {
  const Place place = TRY(Place::take());
  char text[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(text, password.data(), password.size(), passes, memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(ErrorKind::unavailable, "access.memory", "Memory is short right now. Try again in a moment.");
  }
  return std::string(text);
}

Result<bool> verify_password(std::string_view hash, std::string_view password) {
  const Place place = TRY(Place::take());
  const std::string compared = hash.empty() ? nobodys_hash() : std::string(hash);
  const bool same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

std::int64_t passwords_hashed() { return hashed; }

}  // namespace stadt::access
