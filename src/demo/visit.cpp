#include "demo/visit.hpp"

#include <fmt/format.h>

#include <charconv>

#include "json/write.hpp"

namespace stadt::demo {

namespace {

constexpr std::uint64_t hash_begin = 0xCBF29CE484222325ull;  // FNV-1a
constexpr std::uint64_t hash_prime = 0x100000001B3ull;

const json::Value* follow(const json::Value& value, std::string_view path) {
  const json::Value* here = &value;
  while (here && !path.empty()) {
    const auto name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    const auto* items = here->as<json::Array>();
    if (!items) {
      here = here->find(name);
      continue;
    }
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
    here = error == std::errc() && index < items->size() ? &(*items)[index] : nullptr;
  }
  return here;
}

// The same words of the same person have the same key, so that a second walk repeats nothing.
std::string key_of(std::string_view who, std::string_view text) {
  std::uint64_t hash = hash_begin;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * hash_prime;
  return fmt::format("walk-{}-{:016x}", who, hash);
}

std::unexpected<Error> missing(std::string what) { return fail(ErrorKind::not_found, "demo.walk", std::move(what)); }

}  // namespace

std::string text_at(const json::Value& value, std::string_view path) {
  const auto* found = follow(value, path);
  if (!found) return {};
  if (const auto* text = found->as<std::string>()) return *text;
  if (const auto* number = found->as<std::int64_t>()) return std::to_string(*number);
  if (const auto* truth = found->as<bool>()) return *truth ? "true" : "false";
  return {};
}

std::size_t size_at(const json::Value& value, std::string_view path) {
  const auto* found = follow(value, path);
  const auto* items = found ? found->as<json::Array>() : nullptr;
  return items ? items->size() : 0;
}

Result<json::Value> Visit::call(std::string_view who, Sent sent) {
  if (!who.empty()) sent.cookie = TRY(cookie_of(who));
  const auto received = TRY(send_(sent));
  auto answer = json::parse(received.body);
  if (received.status >= 200 && received.status < 300 && answer) return answer;
  const auto sentence = answer ? text_at(*answer, "error") : received.body.substr(0, 200);
  return fail(ErrorKind::unavailable, answer ? text_at(*answer, "code") : "demo.walk",
              fmt::format("{} (status {} of {})", sentence, received.status, sent.path));
}

Result<std::string> Visit::cookie_of(std::string_view who) {
  if (const auto known = cookies_.find(who); known != cookies_.end()) return known->second;
  const auto body = fmt::format(R"({{"handle":{}}})", json::write(who));
  const auto received = TRY(send_({.verb = Verb::post, .path = "/api/stadt/v1/demo/enter", .body = body}));
  const auto account = json::parse(received.body);
  if (received.status != 200 || received.cookie.empty() || !account) {
    return missing(fmt::format("Nobody can be entered as {}.", who));
  }
  ids_.insert_or_assign(std::string(who), text_at(*account, "id"));
  return cookies_.insert_or_assign(std::string(who), received.cookie).first->second;
}

Result<json::Value> Visit::get(std::string_view who, std::string path) { return call(who, {.path = std::move(path)}); }
Result<std::string> Visit::read(std::string path) {
  auto received = TRY(send_({.path = path}));
  if (received.status != 200) return missing(fmt::format("Status {} of {}.", received.status, path));
  return std::move(received.body);
}
Result<json::Value> Visit::post(std::string_view who, std::string path, std::string body) {
  return call(who, {.verb = Verb::post, .path = std::move(path), .body = std::move(body)});
}
Result<json::Value> Visit::put(std::string_view who, std::string path, std::string body) {
  return call(who, {.verb = Verb::put, .path = std::move(path), .body = std::move(body)});
}

Result<std::string> Visit::file(std::string_view who, std::string path) {
  const auto received = TRY(send_({.path = path, .cookie = TRY(cookie_of(who))}));
  if (received.status == 200) return received.body;
  return missing(fmt::format("There is no file at {} (status {}).", path, received.status));
}

Result<std::string> Visit::id_of(std::string_view who) {
  TRY(cookie_of(who));
  return ids_.find(who)->second;
}

Result<json::Value> Visit::first_titled(const json::Value& tables, std::string_view title) {
  for (std::size_t i = 0; i < size_at(tables, ""); ++i) {
    if (!text_at(tables, fmt::format("{}.title", i)).starts_with(title)) continue;
    return get("", "/api/stadt/v1/tables/" + text_at(tables, fmt::format("{}.id", i)));
  }
  return missing(fmt::format("There is no table \"{}\" any more.", title));
}

Result<json::Value> Visit::table_at(std::string_view place, std::string_view title) {
  return first_titled(TRY(get("", fmt::format("/api/stadt/v1/tables?limit=40&place={}", place))), title);
}

Result<json::Value> Visit::table_of(std::string_view host, std::string_view title) {
  const auto own = TRY(get("", fmt::format("/api/v1/accounts/{}/statuses?exclude_replies=true", TRY(id_of(host)))));
  for (std::size_t i = 0; i < size_at(own, ""); ++i) {
    if (text_at(own, fmt::format("{}.content", i)).find(title) == std::string::npos) continue;
    return get("", "/api/stadt/v1/tables/" + text_at(own, fmt::format("{}.id", i)));
  }
  return missing(fmt::format("There is no table \"{}\" of {} any more.", title, host));
}

Result<std::string> Visit::post_with(const json::Value& table, std::string_view words) {
  for (std::size_t i = 0; i < size_at(table, "posts"); ++i) {
    if (text_at(table, fmt::format("posts.{}.content", i)).find(words) == std::string::npos) continue;
    return text_at(table, fmt::format("posts.{}.id", i));
  }
  return missing(fmt::format("Nobody says \"{}\" any more.", words));
}

Result<std::string> Visit::write(std::string_view who, std::string body, const std::string& text) {
  const auto written = TRY(
      call(who, {.verb = Verb::post, .path = "/api/v1/statuses", .body = std::move(body), .key = key_of(who, text)}));
  return text_at(written, "id");
}

Result<std::string> Visit::reply(std::string_view who, const std::string& post, const std::string& text) {
  return write(who, fmt::format(R"({{"status":{},"in_reply_to_id":"{}"}})", json::write(text), post), text);
}

Result<std::string> Visit::thank(std::string_view who, const std::string& post, const std::string& text) {
  return write(
      who, fmt::format(R"({{"status":{},"in_reply_to_id":"{}","stadt":{{"thanks":true}}}})", json::write(text), post),
      text);
}

Result<std::string> Visit::write_at(std::string_view who, std::string_view place, const std::string& text) {
  const auto page = TRY(get("", fmt::format("/api/stadt/v1/places/{}", place)));
  return write(
      who, fmt::format(R"({{"status":{},"stadt":{{"place_id":"{}"}}}})", json::write(text), text_at(page, "place.id")),
      text);
}

Result<std::string> Visit::write_to_contacts(std::string_view who, const std::string& text) {
  return write(who, fmt::format(R"({{"status":{},"stadt":{{"audience":"contacts"}}}})", json::write(text)), text);
}

Result<std::string> Visit::message(std::string_view who, std::string_view whom, const std::string& text,
                                   const std::string& answers) {
  const auto parent = answers.empty() ? std::string() : fmt::format(R"(,"in_reply_to_id":"{}")", answers);
  return write(who,
               fmt::format(R"({{"status":{},"visibility":"direct","stadt":{{"to":["{}"]}}{}}})", json::write(text),
                           TRY(id_of(whom)), parent),
               text);
}

Result<std::string> Visit::thank_by_message(std::string_view who, std::string_view whom, const std::string& text,
                                            const std::string& answers) {
  return write(who,
               fmt::format(R"({{"status":{},"visibility":"direct","in_reply_to_id":"{}","stadt":{{"to":["{}"],)"
                           R"("thanks":true}}}})",
                           json::write(text), answers, TRY(id_of(whom))),
               text);
}

Result<json::Value> Visit::mirror(const Wish& wish) {
  return post(wish.from, "/api/stadt/v1/requests/mirror",
              fmt::format(R"({{"account_id":"{}","anchor":{},"reason":{}}})", TRY(id_of(wish.to)), wish.anchor,
                          json::write(wish.reason)));
}

Result<std::string> Visit::waiting_request(std::string_view from, std::string_view to) {
  const auto inbox = TRY(get(to, "/api/stadt/v1/requests?box=in"));
  for (std::size_t i = 0; i < size_at(inbox, ""); ++i) {
    if (text_at(inbox, fmt::format("{}.account.username", i)) == from) return text_at(inbox, fmt::format("{}.id", i));
  }
  return missing(fmt::format("The request of {} should lie in the inbox of {}.", from, to));
}

Result<> Visit::ask_and_accept(const Wish& wish, const std::string& sentence) {
  if (TRY(are_contacts(wish.from, wish.to))) return {};
  const auto asked = post(wish.from, "/api/stadt/v1/requests",
                          fmt::format(R"({{"account_id":"{}","anchor":{},"reason":{}}})", TRY(id_of(wish.to)),
                                      wish.anchor, json::write(wish.reason)));
  if (!asked && asked.error().code != "contact.already") return std::unexpected(asked.error());
  TRY(post(wish.to, fmt::format("/api/stadt/v1/requests/{}/accept", TRY(waiting_request(wish.from, wish.to))),
           fmt::format(R"({{"reason":{}}})", json::write(sentence))));
  if (!TRY(are_contacts(wish.to, wish.from))) return missing("The two should be contacts now.");
  return {};
}

Result<bool> Visit::are_contacts(std::string_view one, std::string_view other) {
  const auto card = TRY(get(one, fmt::format("/api/stadt/v1/people/{}/card", TRY(id_of(other)))));
  return text_at(card, "contact") == "true";
}

}  // namespace stadt::demo
