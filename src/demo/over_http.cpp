#include "demo/over_http.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace stadt::demo {

namespace {

constexpr long patience_s = 20;
constexpr std::size_t most_bytes = 8 * 1024 * 1024;

struct HandleEnd {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListEnd {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleEnd>;
using List = std::unique_ptr<curl_slist, ListEnd>;

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* received) {
  auto& body = static_cast<Received*>(received)->body;
  if (body.size() + size * count > most_bytes) return 0;
  body.append(bytes, size * count);
  return size * count;
}

// "Set-Cookie: stadt=…; Path=/" → "stadt=…"
std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* received) {
  const std::string_view line(bytes, size * count);
  constexpr std::string_view name = "set-cookie:";
  const bool is_cookie = line.size() > name.size() &&
                         std::ranges::equal(line.substr(0, name.size()), name,
                                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  if (is_cookie) {
    auto value = line.substr(name.size());
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    static_cast<Received*>(received)->cookie = value.substr(0, value.find_first_of(";\r\n"));
  }
  return size * count;
}

List headers_of(const Sent& sent, const std::string& origin) {
  List list;
  const auto add = [&](const std::string& line) { list.reset(curl_slist_append(list.release(), line.c_str())); };
  add("Accept: application/json");
  // The session is used as by a page of the city itself.
  add("Origin: " + origin);
  if (!sent.body.empty()) add("Content-Type: application/json");
  if (!sent.cookie.empty()) add("Cookie: " + sent.cookie);
  if (!sent.key.empty()) add("Idempotency-Key: " + sent.key);
  return list;
}

Result<Received> perform(CURL* handle, const std::string& origin, const Sent& sent) {
  static constexpr const char* verbs[] = {"GET", "POST", "PUT"};
  Received received;
  const auto headers = headers_of(sent, origin);
  const std::string address = origin + sent.path;
  curl_easy_reset(handle);
  curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, verbs[static_cast<int>(sent.verb)]);
  if (sent.verb != Verb::get) {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, sent.body.c_str());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(sent.body.size()));
  }
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, patience_s);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &received);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &received);
  const auto done = curl_easy_perform(handle);
  if (done != CURLE_OK) {
    return fail(ErrorKind::unavailable, "demo.unreachable",
                fmt::format("{} does not answer: {}. Is the city open there?", origin, curl_easy_strerror(done)));
  }
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  received.status = static_cast<int>(status);
  return received;
}

}  // namespace

Send send_over_http(std::string origin) {
  const auto handle = std::make_shared<Handle>(curl_easy_init());
  return [handle, origin = std::move(origin)](const Sent& sent) { return perform(handle->get(), origin, sent); };
}

}  // namespace stadt::demo
