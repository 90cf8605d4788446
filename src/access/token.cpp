#include "access/token.hpp"

#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <sodium.h>

namespace stadt::access {

namespace {

std::string sha256(std::string_view text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

}  // namespace

std::string hash_of(std::string_view secret) {
  const std::string digest = sha256(secret);
  std::string hex(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(digest.data()), digest.size());
  hex.pop_back();
  return hex;
}

std::string pkce_challenge(std::string_view verifier) {
  const std::string digest = sha256(verifier);
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(digest.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(digest.data()), digest.size(),
                    variant);
  text.resize(text.find('\0'));
  return text;
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace stadt::access
