#include "config/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/mp11.hpp>
#include <charconv>
#include <functional>
#include <map>

namespace stadt::config {

namespace {

// What each key does; the test holds that every key has its sentence.
const std::map<std::string_view, std::string_view> sentences = {
    {"data", "Folder of the embedded database and of pictures."},
    {"database", "Empty: SQLite in the data folder. Or a PostgreSQL address: \"postgresql://stadt@localhost/stadt\"."},
    {"city.name", "The town's name, as people read it."},
    {"city.line", "One line about the town."},
    {"city.contact", "E-mail address that people may write to."},
    {"city.language", "Language of the pages for visitors without a preference: de or en."},
    {"city.registration_open", "Whether newcomers may sign up."},
    {"server.listen", "HOST:PORT to listen on."},
    {"server.origin",
     "How people reach the town: \"https://stadt.example\". Empty: http:// and the listening address."},
    {"server.threads", "Threads that serve requests. 0: one per core on SQLite, 32 on PostgreSQL."},
    {"server.trusted_proxies", "Addresses of proxies whose X-Forwarded-For is believed."},
    {"server.header_limit_kib", "Largest head of a request."},
    {"server.body_limit_kib", "Largest body of a request without files."},
    {"server.upload_limit_mib", "Largest body of a request with files."},
    {"server.idle_timeout_s", "How long a connection may wait between two requests."},
    {"server.request_timeout_s", "How long a request may take to arrive."},
    {"server.stop_grace_s", "How long running requests may take to finish when the program is told to stop."},
    {"server.connections", "Connections at the same time."},
    {"server.streams", "Open streams (WebSocket, server-sent events) at the same time."},
    {"store.sqlite_mmap_mib", "How much of the database file is mapped into memory."},
    {"store.writes_per_commit", "How many waiting writes share one commit at the most."},
    {"feed.foresight",
     "Whether what was learnt of where people sit down next moves tables a little on the page of dialogue."},
    {"sight.memory_mib", "How much the city in memory may hold. When it is full, what was said at old tables is read "
                         "from the database when it is needed."},
    {"limits.enabled", "Rate and sign-up limits. Switch them off for load tests only."},
    {"media.worker", "The program that reads pictures. The default is this program itself; leave it."},
    {"media.alt_text_required",
     "Whether every picture has to be described for those who do not see it. False: applications that never ask for it "
     "may send pictures too."},
    {"log.level", "debug, info, warning or error."},
};

Result<> parse_into(std::string& out, std::string_view text) {
  out = text;
  return {};
}

Result<> parse_into(bool& out, std::string_view text) {
  if (text != "true" && text != "false") return fail(ErrorKind::invalid, "config.value", "Write true or false.");
  out = text == "true";
  return {};
}

Result<> parse_into(int& out, std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) {
    return fail(ErrorKind::invalid, "config.value", "Write a whole number, 0 or greater.");
  }
  out = number;
  return {};
}

Result<> parse_into(LogLevel& out, std::string_view text) {
  const std::string name(text);
  if (!boost::describe::enum_from_string(name.c_str(), out)) {
    return fail(ErrorKind::invalid, "config.value", "Write debug, info, warning or error.");
  }
  return {};
}

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view unquote(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

Result<> parse_into(std::vector<std::string>& out, std::string_view text) {
  out.clear();
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  while (!trim(text).empty()) {
    const std::size_t comma = text.find(',');
    out.emplace_back(unquote(text.substr(0, comma)));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return {};
}

std::string quoted(const std::string& value) { return "\"" + value + "\""; }
std::string print(const std::string& value) { return quoted(value); }
std::string print(bool value) { return value ? "true" : "false"; }
std::string print(int value) { return std::to_string(value); }
std::string print(LogLevel value) { return quoted(boost::describe::enum_to_string(value, "info")); }
std::string print(const std::vector<std::string>& values) {
  std::string out = "[";
  for (const auto& value : values) out += (out.size() > 1 ? ", " : "") + quoted(value);
  return out + "]";
}

// Calls `visit(key, member)` for every key of the struct, sections included.
template <typename Struct, typename Visit>
void for_each_key(Struct& part, const std::string& prefix, Visit&& visit) {
  using Members = boost::describe::describe_members<std::remove_const_t<Struct>, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    auto& field = part.*member.pointer;
    if constexpr (boost::describe::has_describe_members<std::remove_cvref_t<decltype(field)>>::value) {
      for_each_key(field, prefix + member.name + ".", visit);
    } else {
      visit(prefix + member.name, field);
    }
  });
}

// Levenshtein 1966, over short words.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (const char letter : one) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t replaced = diagonal + (letter != other[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
    }
  }
  return row.back();
}

std::string nearest_key(std::string_view key) {
  const auto known = keys();
  return *std::ranges::min_element(known, {}, [&](const std::string& candidate) { return distance(key, candidate); });
}

}  // namespace

std::vector<std::string> keys() {
  std::vector<std::string> names;
  const Settings defaults;
  for_each_key(defaults, "", [&](const std::string& key, const auto&) { names.push_back(key); });
  return names;
}

Result<> set(Settings& settings, std::string_view key, std::string_view value) {
  bool known = false;
  Result<> result;
  for_each_key(settings, "", [&](const std::string& name, auto& field) {
    if (name != key) return;
    known = true;
    result = parse_into(field, unquote(value));
  });
  if (!known) {
    return fail(ErrorKind::invalid, "config.unknown_key",
                fmt::format("There is no setting \"{}\". Did you mean \"{}\"?", key, nearest_key(key)));
  }
  if (!result) {
    return fail(ErrorKind::invalid, "config.value",
                fmt::format("\"{}\" cannot be \"{}\". {}", key, value, result.error().message));
  }
  return {};
}

Result<> read(Settings& settings, std::string_view text) {
  std::string section;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = std::string(trim(line.substr(1, line.size() - 2))) + ".";
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
      return fail(ErrorKind::invalid, "config.line", fmt::format("Line {}: write key = value.", number));
    }
    const auto done = set(settings, section + std::string(trim(line.substr(0, equals))), line.substr(equals + 1));
    if (!done)
      return fail(ErrorKind::invalid, done.error().code, fmt::format("Line {}: {}", number, done.error().message));
  }
  return {};
}

std::string example() {
  std::string out = "# Stadt: every setting with its default. Only what differs needs to stand in your file.\n";
  std::string section;
  const Settings defaults;
  for_each_key(defaults, "", [&](const std::string& key, const auto& field) {
    const std::size_t dot = key.find('.');
    const std::string here = dot == std::string::npos ? "" : key.substr(0, dot);
    if (here != section) out += fmt::format("\n[{}]\n", section = here);
    const auto sentence = sentences.find(key);
    out += fmt::format("\n# {}\n", sentence == sentences.end() ? "" : sentence->second);
    out += fmt::format("{} = {}\n", key.substr(dot == std::string::npos ? 0 : dot + 1), print(field));
  });
  return out;
}

}  // namespace stadt::config
