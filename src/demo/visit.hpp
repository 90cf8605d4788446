// What the stories of a walk do in a running city, through its own interface: enter as somebody, read, talk, ask. The
// city is reached through one function, so that a test plays the same stories without a socket.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "json/value.hpp"

namespace stadt::demo {

enum class Verb { get, post, put };

struct Sent {
  Verb verb = Verb::get;
  std::string path = {};    // with its query
  std::string body = {};    // JSON
  std::string cookie = {};  // of somebody's session, empty: a visitor
  std::string key = {};     // writing under the same key again writes nothing new
};

struct Received {
  int status = 0;
  std::string body;
  std::string cookie;  // "name=value", if one was set
};

using Send = std::function<Result<Received>(const Sent&)>;

// "a.0.b" of an answer as text; empty if it is not there.
std::string text_at(const json::Value& value, std::string_view path);
std::size_t size_at(const json::Value& value, std::string_view path);

class Visit {
 public:
  explicit Visit(Send send) : send_(std::move(send)) {}

  // `who` is entered at the first use; empty: a visitor. An answer that is no success is an error with its sentence.
  Result<json::Value> get(std::string_view who, std::string path);
  // What a visitor reads there, whatever it is written in.
  Result<std::string> read(std::string path);
  Result<json::Value> post(std::string_view who, std::string path, std::string body = "{}");
  Result<json::Value> put(std::string_view who, std::string path, std::string body);

  // What is no JSON, as it is.
  Result<std::string> file(std::string_view who, std::string path);

  Result<std::string> id_of(std::string_view who);

  // The first table at a place (empty: opened by `host`, anywhere) whose title begins so, with its posts.
  Result<json::Value> table_at(std::string_view place, std::string_view title);
  Result<json::Value> table_of(std::string_view host, std::string_view title);
  // The id of a post at a table that holds these words.
  Result<std::string> post_with(const json::Value& table, std::string_view words);

  // Each answers the id of the post, however often the same is said.
  Result<std::string> reply(std::string_view who, const std::string& post, const std::string& text);
  Result<std::string> thank(std::string_view who, const std::string& post, const std::string& text);
  // A table at a place.
  Result<std::string> write_at(std::string_view who, std::string_view place, const std::string& text);
  Result<std::string> write_to_contacts(std::string_view who, const std::string& text);
  // `answers`: the message before, if there is one.
  Result<std::string> message(std::string_view who, std::string_view whom, const std::string& text,
                              const std::string& answers = {});
  Result<std::string> thank_by_message(std::string_view who, std::string_view whom, const std::string& text,
                                       const std::string& answers);

  struct Wish {
    std::string_view from;
    std::string_view to;
    std::string anchor;  // JSON
    std::string reason;
  };
  Result<json::Value> mirror(const Wish& wish);
  // The addressee accepts with a sentence. Nothing happens between those who are contacts already.
  Result<> ask_and_accept(const Wish& wish, const std::string& sentence);
  Result<bool> are_contacts(std::string_view one, std::string_view other);

 private:
  Result<json::Value> call(std::string_view who, Sent sent);
  Result<std::string> cookie_of(std::string_view who);
  Result<std::string> write(std::string_view who, std::string body, const std::string& text);
  // The request that waits for its addressee, where a walk was interrupted.
  Result<std::string> waiting_request(std::string_view from, std::string_view to);
  Result<json::Value> first_titled(const json::Value& tables, std::string_view title);

  Send send_;
  std::map<std::string, std::string, std::less<>> cookies_;
  std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace stadt::demo
