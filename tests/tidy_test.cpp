// The rules of the house (design: HOUSE) that a machine can check, on the source as it stands. Each rule is also tried
// on samples that break it: a rule that cannot fail is no rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tidy/rules.hpp"

namespace stadt::tidy {
namespace {

// The city from the ground up. A folder may include what stands on floors below its own.
const std::vector<Floor> floors = {
    {{"base"}},  // the ground
    {{"calendar", "text", "json", "sql", "config"}},
    {{"http"}},
    {{"dialogue"}},
    {{"sight", "media"}},
    {{"people"}},
    {{"attachments"}},
    {{"access", "places"}},
    {{"posts"}},
    {{"tables"}},
    {{"feed"}},
    {{"articles", "ground"}},
    {{"contacts"}},
    {{"galleries", "letters", "occasions", "pebbles", "pillars"}},
    {{"appointments"}},
    {{"notifications"}},
    {{"live"}},
    {{"instance", "health", "pages", "today"}},
    {{"load", "demo"}},
    {{"app"}},
    {{"command"}},
};

const std::vector<Library> libraries = {
    {"sqlite3.h", {"src/sql/"}},
    {"libpq-fe.h", {"src/sql/"}},
    {"libpq/", {"src/sql/"}},
    {"boost/asio",
     {"src/http/connection.hpp", "src/http/connection.cpp", "src/http/server.cpp", "src/http/stream_connection.hpp",
      "src/http/stream_connection.cpp", "src/http/streams.cpp", "src/http/transport_libraries.cpp", "tests/fuzz/"}},
    {"boost/beast", {"src/http/connection.hpp", "src/http/wire.hpp", "src/http/transport_libraries.cpp"}},
    {"simdjson.h", {"src/json/"}},
    {"emmintrin.h", {"src/dialogue/common.cpp"}},
    {"gumbo.h", {"src/text/", "tests/fuzz/"}},
    {"cmark-gfm", {"src/text/"}},
    {"unicode/", {"src/calendar/", "src/text/"}},
    {"vips/", {"src/media/", "tests/support/pictures.cpp"}},
    {"seccomp.h", {"src/media/"}},
    {"sodium.h", {"src/access/", "src/base/env.cpp", "src/http/rate_limit.cpp"}},
    {"openssl/", {"src/access/token.cpp", "src/http/web_socket.cpp"}},
    {"zlib.h", {"src/load/", "tests/support/pictures.cpp"}},
    {"curl/", {"src/demo/"}},
    {"benchmark/", {"bench/"}},
    {"gtest/", {"tests/", "*_test.cpp"}},
    {"gmock/", {"tests/", "*_test.cpp"}},
};

struct Exception {
  std::string_view rule;
  std::string_view path;  // a file, or a folder with a slash at its end
  std::string_view part;  // of what the breach says
  std::string_view reason;
};

const std::vector<Exception> exceptions = {
    {"SqlStandsInStores", "src/app.cpp", "SELECT 1", "whether the store answers is asked of no table"},
    {"SqlStandsInStores", "src/command/doctor.cpp", "", "the doctor looks at every table and at the server's settings"},
    {"SqlStandsInStores", "src/load/", "", "loading writes whole tables in a form of its own"},

    {"OnlyRoutesSpeakHttp", "src/access/gate.hpp", "", "the gate stands in the transport, before every route"},
    {"OnlyRoutesSpeakHttp", "src/access/credentials.hpp", "", "finds the secret in the head of a request"},
    {"OnlyRoutesSpeakHttp", "src/access/credentials.cpp", "", "finds the secret in the head of a request"},
    {"OnlyRoutesSpeakHttp", "src/live/", "http/", "speaks to connections that stay open"},
    {"OnlyRoutesSpeakHttp", "src/access/consent_page.hpp", "", "the pages of a route, in a file of their own"},
    {"OnlyRoutesSpeakHttp", "src/feed/", "http/page.hpp", "a page is asked for by the bounds that page.hpp reads"},
    {"OnlyRoutesSpeakHttp", "src/health/", "http/route.hpp", "answers watchers and does nothing else"},
    {"OnlyRoutesSpeakHttp", "src/media/default_picture.hpp", "", "one route and its drawing"},
    {"OnlyRoutesSpeakHttp", "src/media/files.hpp", "http/route.hpp", "files and the one route that reads them"},
    {"OnlyRoutesSpeakHttp", "src/pages/", "", "pages for browsers without JavaScript are answers of HTTP"},
    {"RulesArePure", "src/access/oauth_rules.hpp", "access/store.hpp", "judges a code as it is kept"},

    {"OthersAreAskedByUseCases", "src/access/", "people/rules.hpp", "refuses a name before it hashes the password"},
    {"OthersAreAskedByUseCases", "src/command/account.cpp", "people/rules.hpp", "refuses a name before it hashes"},
    {"OthersAreAskedByUseCases", "src/places/places.cpp", "people/rules.hpp",
     "one kind of handle for people and places"},
    {"OthersAreAskedByUseCases", "src/places/", "people/store.hpp",
     "locks the person whose places are counted, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/access/consent_routes.cpp", "people/store.hpp", "greets the person who agrees"},
    {"OthersAreAskedByUseCases", "src/posts/posts.cpp", "people/store.hpp",
     "locks and asks how people stand to each other in its own transaction"},
    {"OthersAreAskedByUseCases", "src/posts/reactions.cpp", "people/store.hpp",
     "locks the person whose pins are counted, and names the booster"},
    {"OthersAreAskedByUseCases", "src/contacts/contacts.cpp", "/store.hpp",
     "locks both people and names the answered post in its own transaction"},
    {"OthersAreAskedByUseCases", "src/contacts/anchors.cpp", "posts/store.hpp", "offers a page of posts in one round"},
    {"OthersAreAskedByUseCases", "src/letters/letters.cpp", "/store.hpp",
     "locks those who write to each other, and reads a stranger's words, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/appointments/", "people/store.hpp",
     "locks the two people whose meet-up it is, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/articles/", "posts/store.hpp",
     "holds the article in its own transaction, and reads a page of them in one round"},
    {"OthersAreAskedByUseCases", "src/articles/articles.cpp", "people/store.hpp",
     "locks the author whose offers are counted, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/pebbles/routes.cpp", "posts/store.hpp", "reads the page's posts in one round"},
    {"OthersAreAskedByUseCases", "src/pebbles/pebbles.cpp", "/store.hpp",
     "locks the person, and asks whether the post is still kept, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/pillars/pillars.cpp", "people/store.hpp",
     "locks the person whose one place it is, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/occasions/occasions.cpp", "people/store.hpp",
     "locks the person who tells, in its own transaction"},
    {"OthersAreAskedByUseCases", "src/notifications/rules.cpp", "posts/rules.hpp", "one rule says who may read a post"},
    {"OthersAreAskedByUseCases", "src/instance/instance.hpp", "posts/rules.hpp",
     "tells applications the bounds of posts"},
    {"OthersAreAskedByUseCases", "src/tables/", "/store.hpp", "a page of tables is hydrated in one round of each kind"},
    {"OthersAreAskedByUseCases", "src/feed/routes.cpp", "posts/store.hpp", "reads the page's posts in one round"},
    {"OthersAreAskedByUseCases", "src/feed/table_routes.cpp", "posts/store.hpp", "reads the page's hosts in one round"},
    {"OthersAreAskedByUseCases", "src/command/doctor.cpp", "sight/check_store.hpp",
     "asks running programs through the store"},
    {"OthersAreAskedByUseCases", "src/load/frozen_facts.cpp", "posts/repeat_rules.hpp",
     "a loaded post repeats another one by the same rule"},
    {"OthersAreAskedByUseCases", "src/ground/titles.cpp", "posts/store.hpp", "names a page of tables in one round"},
    {"OthersAreAskedByUseCases", "src/attachments/attachments.cpp", "people/store.hpp",
     "locks the person whose pictures are counted in its own transaction"},
    {"OthersAreAskedByUseCases", "src/galleries/galleries.cpp", "people/store.hpp",
     "locks the person whose walls are counted in its own transaction"},
    {"OthersAreAskedByUseCases", "src/galleries/present.cpp", "posts/store.hpp", "reads a wall's tables in one round"},
    {"OthersAreAskedByUseCases", "src/galleries/work_routes.cpp", "posts/routes.hpp",
     "answers with the post that opens a table"},
    {"OthersAreAskedByUseCases", "src/galleries/", "attachments/rules.hpp",
     "one rule says how a picture is described, wherever it stands"},
    {"OthersAreAskedByUseCases", "src/posts/", "attachments/rules.hpp",
     "one rule says how a picture is described, wherever it stands"},
    {"OthersAreAskedByUseCases", "src/instance/instance.hpp", "attachments/rules.hpp",
     "tells applications the bounds of pictures"},
    {"OthersAreAskedByUseCases", "src/today/today.cpp", "posts/store.hpp", "reads the day's tables in one round"},

};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = rules_of_the_house({floors, libraries});
  return all;
}

std::string text_of(const Rule& rule, const Breach& breach) {
  return breach.path + ":" + std::to_string(breach.line) + ": " + rule.name + ": " + breach.what +
         ". To do: " + breach.advice + ".";
}

const Exception* exception_for(const Rule& rule, const Breach& breach) {
  const auto found = std::ranges::find_if(exceptions, [&](const auto& one) {
    const bool here = one.path.ends_with('/') ? breach.path.starts_with(one.path) : breach.path == one.path;
    return one.rule == rule.name && here && breach.what.find(one.part) != std::string::npos;
  });
  return found == exceptions.end() ? nullptr : &*found;
}

Breaches breaches_of(const Rule& rule, const Sample& sample) {
  Tree tree;
  tree.paths.insert(sample.path);
  tree.files.push_back(source_file(sample.path, sample.text));
  return rule.check(tree);
}

class Tidy : public ::testing::TestWithParam<Rule> {
 protected:
  static const Tree& tree() {
    static const Tree tree = read_tree(STADT_SOURCE_DIR);
    return tree;
  }
};

TEST_P(Tidy, HoldsInTheSource) {
  std::set<const Exception*> needed;
  for (const auto& breach : GetParam().check(tree())) {
    const auto* exception = exception_for(GetParam(), breach);
    if (exception) needed.insert(exception);
    if (!exception) ADD_FAILURE() << text_of(GetParam(), breach);
  }
  for (const auto& exception : exceptions) {
    if (exception.rule == GetParam().name && !needed.contains(&exception)) {
      ADD_FAILURE() << exception.path << " keeps " << exception.rule << " now: take it from the exceptions.";
    }
  }
}

TEST_P(Tidy, FindsWhatBreaksIt) {
  for (const auto& sample : GetParam().bad) {
    const auto breaches = breaches_of(GetParam(), sample);
    ASSERT_FALSE(breaches.empty()) << ::testing::PrintToString(sample);
    EXPECT_EQ(breaches.front().line, sample.line) << ::testing::PrintToString(sample);
    EXPECT_EQ(breaches.front().path, sample.path);
    EXPECT_FALSE(breaches.front().advice.empty());
  }
}

TEST_P(Tidy, LeavesWhatKeepsItInPeace) {
  for (const auto& sample : GetParam().good) {
    for (const auto& breach : breaches_of(GetParam(), sample)) {
      ADD_FAILURE() << ::testing::PrintToString(sample) << "\n" << text_of(GetParam(), breach);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(House, Tidy, ::testing::ValuesIn(rules()), [](const auto& test) { return test.param.name; });

TEST(TidyExceptions, HaveReasonsAndRules) {
  for (const auto& exception : exceptions) {
    EXPECT_GT(std::ranges::count(exception.reason, ' '), 2) << exception.path;
    EXPECT_TRUE(std::ranges::any_of(rules(), [&](const auto& rule) { return rule.name == exception.rule; }))
        << exception.rule;
  }
}

TEST(TidySource, IsReadWithoutCommentsAndLiterals) {
  const auto file = source_file("a.cpp", "#include <map>  // why\n"
                                         "int a = 50'000;  // \"no\"\n"
                                         "auto b = \"x\\\"{\" + R\"q(\n}\")q\" + '\\'';\n"
                                         "#define C \\\n  {\n"
                                         "/* { */ int d;\n");
  ASSERT_EQ(file.includes.size(), 1U);
  EXPECT_EQ(file.includes[0].name, "map");
  ASSERT_EQ(file.literals.size(), 3U);
  EXPECT_EQ(file.literals[1].text, "\n}\"");
  EXPECT_EQ(file.code.size(), file.text.size());
  EXPECT_EQ(file.code.find_first_of("{}"), std::string::npos);
  EXPECT_NE(file.code.find("int d;"), std::string::npos);
}

TEST(TidySource, HasManyFiles) {
  const auto tree = read_tree(STADT_SOURCE_DIR);
  EXPECT_GT(tree.files.size(), 200U);
  int functions = 0;
  for (const auto& file : tree.files) functions += static_cast<int>(functions_of(file).size());
  EXPECT_GT(functions, 1000);
}

}  // namespace
}  // namespace stadt::tidy
