#include "support/questions.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "articles/routes.hpp"
#include "pages/pages.hpp"

namespace stadt::testing {

namespace {

constexpr int pages_followed = 40;
constexpr std::size_t differences_told = 6;
constexpr std::size_t words_around = 160;

using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

// Which of the things a parameter stands for, by what is written before it. The first that fits holds.
struct Naming {
  std::string_view pattern;  // a part of it
  std::string_view named;
};
constexpr Naming namings[] = {{"/people/{handle}", "/people/{handle}"},
                              {"/people/{id}", "/people/{person}"},
                              {"/accounts/{id}", "/accounts/{person}"},
                              {"/letters/with/{id}", "/letters/with/{person}"},
                              {"/statuses/{id}", "/statuses/{post}"},
                              {"/posts/{id}", "/posts/{post}"},
                              {"/articles/{id}", "/articles/{post}"},
                              {"/pebbles/{id}", "/pebbles/{post}"},
                              {"/tables/{id}", "/tables/{table}"},
                              {"/exhibitions/{id}", "/exhibitions/{wall}"},
                              {"/notices/{id}", "/notices/{notice}"},
                              {"/places/{handle}", "/places/{place}"},
                              {"/tag/{tag}", "/tag/{tag}"},
                              {"/tags/{tag}", "/tags/{tag}"},
                              {"/avatar/{handle}", "/avatar/{handle}"},
                              {"/header/{handle}", "/header/{handle}"},
                              {"/letters/{id}", "/letters/{letters}"},
                              {"/messages/{id}", "/messages/{letters}"},
                              {"/requests/{id}", "/requests/{request}"},
                              {"/appointments/{id}", "/appointments/{meetup}"},
                              {"/meetups/{id}", "/meetups/{meetup}"},
                              {"/notifications/{id}", "/notifications/{notification}"},
                              {"/notifications/{group_key}", "/notifications/{group}"},
                              {"/media/{id}", "/media/{post}"},
                              {"/{handle}/texts.atom", "/@{handle}/texts.atom"},
                              {"/{handle}/{id}", "/@anybody/{post}"},
                              {"/{handle}", "/@{handle}"}};

// With what a route is asked beside its bare address.
struct Variants {
  std::string_view pattern;
  std::vector<std::string_view> queries;
};
const std::vector<Variants> variants = {
    {"/.well-known/webfinger", {"?resource=acct:{handle}@stadt.example"}},
    {"/api/stadt/v1/appointments", {"?list=open", "?list=past", "?with={person}"}},
    {"/api/stadt/v1/notices", {"?limit=1"}},
    {"/api/stadt/v1/occasions", {"?all=true"}},
    {"/api/stadt/v1/people", {"?burns_for={tag}", "?can={tag}"}},
    {"/api/stadt/v1/people/{id}/comments", {"?limit=3"}},
    {"/api/stadt/v1/people/{id}/exhibitions", {"?limit=1"}},
    {"/api/stadt/v1/people/{id}/texts", {"?limit=1"}},
    {"/api/stadt/v1/places", {"?limit=1"}},
    {"/api/stadt/v1/places/{handle}/articles", {"?limit=1", "?state=offered"}},
    {"/api/stadt/v1/places/{handle}/door", {"?state=out"}},
    {"/api/stadt/v1/places/{handle}/exhibitions", {"?limit=1"}},
    {"/api/stadt/v1/places/{handle}/members", {"?limit=2"}},
    {"/api/stadt/v1/requests", {"?box=in", "?box=pile", "?box=aside", "?box=out"}},
    {"/api/stadt/v1/requests/anchors", {"?account_id={person}"}},
    {"/api/stadt/v1/tables",
     {"?mode=dialogue", "?mode=newest", "?mode=listening", "?mode=newest&limit=3", "?mode=dialogue&limit=3",
      "?tag={tag}", "?tag={tag}&limit=2", "?place={place}", "?place={place}&limit=2", "?mode=dialogue&place={place}"}},
    {"/api/v1/accounts", {"?id[]={person}"}},
    {"/api/v1/accounts/lookup", {"?acct={handle}"}},
    {"/api/v1/accounts/relationships", {"?id[]={person}"}},
    {"/api/v1/accounts/search", {"?q={handle}", "?q=@{handle}"}},
    {"/api/v1/accounts/{id}/followers", {"?limit=2"}},
    {"/api/v1/accounts/{id}/following", {"?limit=2"}},
    {"/api/v1/accounts/{id}/statuses",
     {"?limit=3", "?exclude_replies=true&limit=3", "?exclude_reblogs=true", "?only_media=true", "?pinned=true"}},
    {"/api/v1/notifications", {"?limit=3"}},
    {"/api/v2/notifications", {"?limit=3"}},
    {"/api/v1/statuses", {"?id[]={post}"}},
    {"/api/v1/timelines/home", {"?limit=3"}},
    {"/api/v1/timelines/public", {"?limit=3", "?only_media=true"}},
    {"/api/v1/timelines/tag/{tag}", {"?limit=3", "?only_media=true"}},
    {"/", {"?mode=newest"}},
};

struct NotAsked {
  std::string_view pattern;
  std::string_view reason;
};
constexpr NotAsked not_asked[] = {
    {"/api/v1/streaming", "stays open: what streams tell is held by the tests of streams"},
    {"/api/v1/streaming/direct", "stays open"},
    {"/api/v1/streaming/hashtag", "stays open"},
    {"/api/v1/streaming/hashtag/local", "stays open"},
    {"/api/v1/streaming/public", "stays open"},
    {"/api/v1/streaming/public/local", "stays open"},
    {"/api/v1/streaming/user", "stays open"},
    {"/api/v1/streaming/user/notification", "stays open"},
    {"/health", "tells for how long the program has been running"},
    {"/metrics", "tells of the machine: each request counts"},
    {"/media/pictures/{path...}", "bytes under a name that nobody guesses; who may see them is told it"},
    {"/media/{path...}", "bytes under a name that nobody guesses; who may see them is told it"},
    {"/api/stadt/v1/sessions", "one's own doors, and when they were last gone through: to the millisecond of asking"},
    {"/oauth/authorize", "a form, with a token of its own each time"},
};

bool is_asked(std::string_view pattern) {
  return std::ranges::find(not_asked, pattern, &NotAsked::pattern) == std::end(not_asked);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

std::string named(const std::string& pattern) {
  if (pattern.find('{') == std::string::npos) return pattern;
  for (const auto& naming : namings) {
    // What begins with a parameter is written out from its beginning.
    const bool from_beginning = naming.pattern.starts_with("/{");
    if (from_beginning ? pattern == naming.pattern : pattern.find(naming.pattern) != std::string::npos) {
      return replaced(pattern, naming.pattern, naming.named);
    }
  }
  ADD_FAILURE() << pattern
                << " is asked by nobody: say in tests/support/questions.cpp for what its parameter stands, "
                   "or why it is not asked.";
  return {};
}

// Everything that a target with names in braces stands for.
void fill(const std::string& target, const Lists& lists, std::vector<std::string>& targets) {
  const auto open = target.find('{');
  if (open == std::string::npos) return targets.push_back(target);
  const auto name = target.substr(open + 1, target.find('}', open) - open - 1);
  const auto list = lists.find(name);
  ASSERT_NE(list, lists.end()) << target << " names what no list holds.";
  for (const auto& one : list->second) fill(replaced(target, "{" + name + "}", one), lists, targets);
}

void add_all(std::vector<std::string>& ids, const Reply& page, std::string_view member) {
  for (std::size_t i = 0; i < page.size(); ++i) ids.push_back(page.text(fmt::format("{}.{}", i, member)));
}

// What the viewer has of their own to ask about.
Lists lists_of(City& city, const Resident& viewer, const Things& things) {
  Lists lists = {{"post", things.posts}, {"table", things.tables},   {"place", things.places},
                 {"wall", things.walls}, {"notice", things.notices}, {"tag", things.tags}};
  for (const auto& one : things.people) {
    lists["person"].push_back(one.id);
    lists["handle"].push_back(one.handle);
  }
  for (const auto* own : {"letters", "request", "meetup", "notification", "group"}) lists[own] = {"1"};
  if (viewer.token.empty()) return lists;
  add_all(lists["letters"], city.get("/api/v1/conversations", viewer), "id");
  for (const auto* box : {"in", "pile", "out"}) {
    add_all(lists["request"], city.get(fmt::format("/api/stadt/v1/requests?box={}", box), viewer), "id");
  }
  add_all(lists["meetup"], city.get("/api/stadt/v1/appointments", viewer), "id");
  add_all(lists["notification"], city.get("/api/v1/notifications", viewer), "id");
  const auto groups = city.get("/api/v2/notifications", viewer);
  for (std::size_t i = 0; i < groups.size("notification_groups"); ++i) {
    lists["group"].push_back(groups.text(fmt::format("notification_groups.{}.group_key", i)));
  }
  return lists;
}

// The target of "next" in a Link header; empty if it leads nowhere.
std::string next_of(const std::string& link) {
  const auto at = link.find(">; rel=\"next\"");
  if (at == std::string::npos) return {};
  const auto begin = link.rfind("https://stadt.example", at) + std::string_view("https://stadt.example").size();
  return link.substr(begin, at - begin);
}

void ask(City& city, const Resident& viewer, std::string target, std::vector<Answered>& told) {
  const bool to_the_end = target.find("limit=") != std::string::npos;
  for (int page = 0; page < pages_followed && !target.empty(); ++page) {
    const auto reply = city.get(target, viewer);
    std::string answer = std::to_string(reply.status);
    for (const auto* header : {"Link", "Location"}) {
      if (!reply.header(header).empty()) answer += fmt::format(" {}: {}", header, reply.header(header));
    }
    told.push_back({target, answer + "\n" + reply.raw.body});
    target = to_the_end ? next_of(reply.header("Link")) : "";
  }
}

// One name for each word that is made anew in every life.
class Names {
 public:
  std::string name_all(std::string_view text) {
    std::string named;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end]))) ++end;
      const auto word = text.substr(at, end - at);
      const bool is_fraction = at > 0 && text[at - 1] == '.';
      named += is_id(word) && !is_fraction ? name(word) : std::string(word);
      if (end < text.size()) named += text[end++];
      at = end;
    }
    return named;
  }

 private:
  static constexpr std::size_t id_digits = 17;
  static constexpr std::size_t file_digits = 24;

  static bool is_id(std::string_view word) {
    if (word.starts_with('p')) word.remove_prefix(1);  // the place of a post on a page
    const bool is_number = std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool is_hex = std::ranges::all_of(word, [](unsigned char c) { return std::isxdigit(c) != 0; });
    return word.size() >= (is_number ? id_digits : file_digits) && is_hex;
  }
  std::string name(std::string_view word) {
    const auto found = names_.try_emplace(std::string(word), names_.size() + 1).first;
    return fmt::format("#{}", found->second);
  }

  std::map<std::string, std::size_t> names_;
};

std::string around(const std::string& text, std::size_t at) {
  const auto begin = at > words_around ? at - words_around : 0;
  return text.substr(begin, 2 * words_around);
}

}  // namespace

std::vector<std::string> reading_patterns(City& city) {
  std::vector<std::string> patterns;
  const auto document = city.get("/api/stadt/v1/openapi.json");
  for (const auto& [pattern, operations] : *document.body.find("paths")->as<json::Object>()) {
    if (operations.find("get")) patterns.push_back(pattern);
  }
  // These stand in no document; their handlers are not called here.
  Accounts accounts("");
  Sight sight;
  auto outside = pages::page_routes({}, pages::Shell(""), {});
  for (auto& route : article_feed_routes({city.env(), accounts, sight, ""})) outside.push_back(std::move(route));
  for (const auto& route : outside) {
    if (route.method == http::Method::get) patterns.emplace_back(route.pattern);
  }
  return patterns;
}

std::vector<Answered> everything_told(City& city, const Resident& viewer, const Things& things) {
  const auto patterns = reading_patterns(city);
  for (const auto& one : not_asked) EXPECT_TRUE(std::ranges::count(patterns, one.pattern)) << one.pattern;
  for (const auto& one : variants) EXPECT_TRUE(std::ranges::count(patterns, one.pattern)) << one.pattern;
  const auto lists = lists_of(city, viewer, things);
  std::vector<std::string> targets;
  for (const auto& pattern : patterns) {
    if (!is_asked(pattern)) continue;
    const auto target = named(pattern);
    fill(target, lists, targets);
    const auto more = std::ranges::find(variants, pattern, &Variants::pattern);
    if (more == variants.end()) continue;
    for (const auto query : more->queries) fill(target + std::string(query), lists, targets);
  }
  std::vector<Answered> told;
  for (const auto& target : targets) ask(city, viewer, target, told);
  return told;
}

std::vector<std::string> doors_to(const std::string& id) {
  std::vector<std::string> doors;
  for (const auto* door : {"/api/v1/statuses/{}",
                           "/api/v1/statuses/{}/context",
                           "/api/v1/statuses/{}/history",
                           "/api/v1/statuses/{}/source",
                           "/api/v1/statuses/{}/favourited_by",
                           "/api/v1/statuses/{}/reblogged_by",
                           "/api/v1/statuses?id[]={}",
                           "/api/stadt/v1/posts/{}/table",
                           "/api/stadt/v1/articles/{}",
                           "/api/stadt/v1/tables/{}",
                           "/api/stadt/v1/tables/{}/people",
                           "/api/stadt/v1/tables/{}/why",
                           "/api/stadt/v1/tables/{}/met",
                           "/api/stadt/v1/tables/{}/neighbours",
                           "/api/stadt/v1/tables/{}/catchup",
                           "/api/stadt/v1/exhibitions/{}",
                           "/api/stadt/v1/exhibitions/{}/guest-book",
                           "/api/stadt/v1/notices/{}",
                           "/api/stadt/v1/notices/{}/calendar.ics",
                           "/api/stadt/v1/requests/{}",
                           "/api/stadt/v1/appointments/{}",
                           "/api/stadt/v1/letters/{}/posts",
                           "/api/v1/media/{}",
                           "/api/stadt/v1/pebbles/{}",
                           "/tables/{}",
                           "/posts/{}",
                           "/exhibitions/{}"}) {
    doors.push_back(fmt::format(fmt::runtime(door), id));
  }
  return doors;
}

std::vector<Answered> with_names(const std::vector<Answered>& told) {
  Names names;
  std::vector<Answered> named;
  named.reserve(told.size());
  for (const auto& [target, answer] : told) named.push_back({names.name_all(target), names.name_all(answer)});
  return named;
}

std::string difference(const std::vector<Answered>& one, const std::vector<Answered>& other) {
  std::string all;
  std::size_t found = 0;
  for (std::size_t i = 0; i < std::min(one.size(), other.size()) && found < differences_told; ++i) {
    if (one[i].target != other[i].target) {
      return all + fmt::format("\nasked: {}\n  but: {}", one[i].target, other[i].target);
    }
    if (one[i].answer == other[i].answer) continue;
    ++found;
    const auto at =
        static_cast<std::size_t>(std::ranges::mismatch(one[i].answer, other[i].answer).in1 - one[i].answer.begin());
    all += fmt::format("\n{}\n  told: {}\n   and: {}", one[i].target, around(one[i].answer, at),
                       around(other[i].answer, at));
  }
  if (one.size() != other.size()) all += fmt::format("\n{} answers and {}", one.size(), other.size());
  return all;
}

}  // namespace stadt::testing
