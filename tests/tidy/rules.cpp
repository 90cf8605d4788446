#include "tidy/rules.hpp"

#include <ostream>

namespace stadt::tidy {

namespace {

std::string lines(int count, const std::string& line) {
  std::string text;
  for (int i = 0; i < count; ++i) text += line + "\n";
  return text;
}

std::vector<Rule> role_rules() {
  return {
      {"RulesArePure",
       rules_are_pure,
       {{"src/people/rules.cpp", "#include <string>\n#include \"sql/session.hpp\"\n", 2},
        {"src/people/rules.hpp", "#include \"json/write.hpp\"\n"},
        {"src/access/oauth_rules.hpp", "#include \"access/store.hpp\"\n"},
        {"src/people/rules.cpp", "\nbool due(Env& env) { return env.now() > last; }\n", 2},
        {"src/people/rules.cpp", "void f() { log::info(\"decided\"); }\n"},
        {"src/people/rules.cpp", "auto now() { return std::chrono::system_clock::now(); }\n"}},
       {{"src/people/rules.cpp", "#include <algorithm>\n#include \"base/result.hpp\"\n// The Env is no part of it.\n"},
        {"src/people/people.cpp", "#include \"base/env.hpp\"\n"},
        {"src/people/rules_test.cpp", "#include \"base/env.hpp\"\n"}}},
      {"SqlStandsInStores",
       sql_stands_in_stores,
       {{"src/feed/routes.cpp", "void f() {\n  db.find<int>(R\"sql(\n    SELECT 1)sql\");\n}\n", 2},
        {"src/feed/timelines.cpp", "auto text = \"DELETE FROM post WHERE id = $1\";\n"},
        {"src/app.cpp", "auto text = \"UPDATE post SET id = 1\";\n"}},
       {{"src/feed/store.cpp", "db.find<int>(R\"sql(SELECT 1)sql\");\n"},
        {"src/sql/backup.cpp", "db.find<int>(R\"sql(SELECT 1)sql\");\n"},
        {"src/feed/routes.cpp", "// SELECT 1\nauto methods = \"DELETE, GET\";\nauto all = \"Select all posts\";\n"}}},
      {"OnlyRoutesSpeakHttp",
       only_routes_speak_http,
       {{"src/feed/timelines.hpp", "#include \"http/page.hpp\"\n"},
        {"src/feed/store.cpp", "\n#include \"http/route.hpp\"\n", 2}},
       {{"src/feed/routes.cpp", "#include \"http/page.hpp\"\n"},
        {"src/people/account_routes.cpp", "#include \"http/page.hpp\"\n"},
        {"src/http/page.cpp", "#include \"http/page.hpp\"\n"},
        {"src/app.cpp", "#include \"http/server.hpp\"\n"}}},
      {"RolesLookDownwards",
       roles_look_downwards,
       {{"src/tables/present.cpp", "#include \"tables/routes.hpp\"\n"},
        {"src/places/store.cpp", "#include \"people/rules.hpp\"\n"},
        {"src/posts/store.cpp", "#include \"json/read.hpp\"\n"}},
       {{"src/tables/listening_routes.cpp", "#include \"tables/routes.hpp\"\n"},
        {"src/posts/posts.cpp", "#include \"posts/rules.hpp\"\n#include \"posts/store.hpp\"\n"}}},
  };
}

std::vector<Rule> direction_rules(const Order& order) {
  return {
      {"FoldersLookDownwards",
       [order](const Tree& tree) { return folders_look_downwards(tree, order.floors); },
       {{"src/posts/posts.cpp", "#include <map>\n#include \"tables/table.hpp\"\n", 2},
        {"src/places/place.hpp", "#include \"posts/post.hpp\"\n"},
        {"src/json/read.cpp", "#include \"sql/row.hpp\"\n"},
        {"src/people/people.cpp", "#include \"app.hpp\"\n"},
        {"src/elsewhere/somebody.cpp", ""}},
       {{"src/tables/table.hpp", "#include \"posts/post.hpp\"\n#include \"tables/store.hpp\"\n"},
        {"src/command/serve.cpp", "#include \"app.hpp\"\n"},
        {"src/people/store_test.cpp", "#include \"feed/timelines.hpp\"\n"}}},
      {"OthersAreAskedByUseCases",
       others_are_asked_by_use_cases,
       {{"src/tables/present.cpp", "#include \"posts/store.hpp\"\n"},
        {"src/places/routes.cpp", "#include \"people/routes.hpp\"\n"},
        {"src/access/sessions.cpp", "#include \"people/rules.hpp\"\n"}},
       {{"src/tables/present.cpp", "#include \"posts/statuses.hpp\"\n#include \"tables/store.hpp\"\n"},
        {"src/sight/city_uses.cpp", "#include \"dialogue/quality_rules.hpp\"\n"},
        {"src/app.cpp", "#include \"people/routes.hpp\"\n"},
        {"src/people/routes.hpp", "#include \"http/route.hpp\"\n"}}},
      {"IncludesMakeNoCircle",
       includes_make_no_circle,
       {{"src/people/person.hpp", "#include <map>\n#include \"people/person.hpp\"\n", 2}},
       {{"src/people/person.hpp", "#include \"base/ids.hpp\"\n"}}},
      {"LibrariesHaveOwners",
       [order](const Tree& tree) { return libraries_have_owners(tree, order.libraries); },
       {{"src/people/store.cpp", "#include <sqlite3.h>\n"},
        {"src/http/message.hpp", "#include <boost/beast/http.hpp>\n"},
        {"tests/first_test.cpp", "#include <simdjson.h>\n"},
        {"src/people/people.cpp", "#include <gtest/gtest.h>\n"},
        {"src/people/people.cpp", "#include <boost/json.hpp>\n"}},
       {{"src/sql/session.cpp", "#include <sqlite3.h>\n#include <sys/stat.h>\n#include <vector>\n"},
        {"src/people/rules_test.cpp", "#include <gtest/gtest.h>\n"}}},
  };
}

std::vector<Rule> size_rules() {
  return {
      {"FilesAreShort",
       files_are_short,
       {{"src/people/people.cpp", lines(most_lines + 1, "int a;"), most_lines + 1},
        {"web/src/parts/Post.svelte", lines(most_lines + 1, "<br />"), most_lines + 1}},
       {{"src/people/people.cpp", lines(most_lines, "int a;")}, {"docs/long.md", lines(most_lines + 1, "text")}}},
      {"FunctionsAreShort",
       functions_are_short,
       {{"src/a/a.cpp", "namespace a {\n\nint f(int a) {\n" + lines(most_function_lines - 1, "  ++a;") + "}\n}\n", 3},
        {"src/a/a.cpp", "struct A {\n  int f() const {\n" + lines(70, "    g({});") + "  }\n};\n", 2},
        {"src/a/a.cpp", "MACRO(A, (), (a))\n\nA::A(int a) : a_{a} {\n" + lines(70, "  if (a) {\n  }") + "}\n", 3},
        {"src/a/a.cpp", "const auto f = [](int a) {\n" + lines(70, "  ++a;") + "};\n"}},
       {{"src/a/a.cpp", "int f(int a) {\n" + lines(most_function_lines - 2, "  ++a;") + "}\n"},
        {"src/a/a.cpp", "struct A {\n" + lines(70, "  int f() { return 1; }") + "};\n"},
        {"src/a/a.cpp", "const char* a[] = {\n" + lines(70, "  \"{\",") + "};\n"}}},
      {"AwaitingMakesNoTemporaries",
       awaiting_makes_no_temporaries,
       {{"src/a/a.cpp", "task f() {\n  co_await run([&] { g(); });\n}\n", 2},
        {"src/a/a.cpp", "task f() {\n  auto a = co_await run(Options{.a = 1});\n}\n", 2},
        {"src/a/a.cpp", "task f() {\n  if (co_await run({1, 2})) {\n  }\n}\n", 2},
        {"src/a/a.cpp", "task f() {\n  g(A{1},\n    co_await run());\n}\n", 3}},
       {{"src/a/a.cpp",
         "task f() {\n  const auto a = [&] { g(); };\n  co_await run(a);\n  if (co_await b()) {\n  }\n}\n"}}},
  };
}

std::vector<Rule> text_rules() {
  // Written in two parts, so that this file keeps the rules that it tries.
  const std::string to_do = "TO" + std::string("DO");
  const std::string work = "/wo" + std::string("rk/main");
  return {
      {"NamesSaySomething",
       names_say_something,
       {{"src/people/people.hpp", "\nclass PeopleManager {};\n", 2},
        {"src/people/people.hpp", "struct TextHelpers {};\n"},
        {"src/people/people_utils.hpp", ""},
        {"src/people/impl.cpp", ""},
        {"web/src/city/router.ts", "export type RouterImpl = string;\n"}},
       {{"src/people/people.hpp", "// The PeopleManager of others.\nclass Implication {};\nstruct Utilised {};\n"}}},
      {"NothingIsLeftToDo",
       nothing_is_left_to_do,
       {{"src/a/a.cpp", "int a;  // " + to_do + ": b\n"}, {"script/setup", "\n# " + to_do + "\n", 2}},
       {{"src/a/a.cpp", "int to_do;\n"}}},
      {"HeadersSayTheirPurpose",
       headers_say_their_purpose,
       {{"src/a/a.hpp", "#pragma once\n"}, {"src/a/a.hpp", "// What stands here.\n\nint a;\n", 2}},
       {{"src/a/a.hpp", "// What stands here,\n// and here.\n#pragma once\n"}, {"src/a/a.cpp", "int a;\n"}}},
      {"PathsAreOfNoMachine",
       paths_are_of_no_machine,
       {{"script/setup", "\ncd " + work + "\n", 2}, {"docs/a.md", "See `" + work + "`.\n"}},
       {{"src/a/a.cpp", "auto path = \"/api/v1/work\";\nauto page = \"/home\";\n"}}},
  };
}

std::vector<Rule> reader_rules() {
  return {
      {"StylesStandInSheets",
       styles_stand_in_sheets,
       {{"web/src/parts/A.svelte", "<p>\n<b style=\"color: red\">a</b></p>\n", 2},
        {"src/pages/view.cpp", "auto a = R\"(<p class=\"a\" style=\"b\">)\";\n"}},
       {{"web/src/parts/A.svelte", "<b style:color={red}>a</b>\n<style>b { color: red; }</style>\n"}}},
      {"WordsAreUsedByName",
       words_are_used_by_name,
       {{"web/src/parts/A.svelte", "<script>\nimport { de } from \"../words/de\";\n", 2},
        {"web/src/parts/B.svelte", "import { table } from \"../words/en/table\";\n"},
        {"web/src/words/de/table.ts", "// A table.\nexport const table = {\n", 2},
        {"web/src/words/en/table.ts", "// A table.\nexport const table: Words[\"table\"] = {\n", 2},
        {"web/src/words/en.ts", "export const en = {\n  city: {\n", 1}},
       {{"web/src/parts/A.svelte", "import { speech } from \"../words/words.svelte\";\n{speech.words.city.skip}\n"},
        {"web/src/words/words.svelte.ts", "import { en } from \"./en\";\n"}}},
      {"DocumentsNameWhatIsThere",
       documents_name_what_is_there,
       {{"README.md", "# Stadt\n\nRead [how](docs/how.md).\n", 3},
        {"README.md", "Run `script/nothing`.\n"},
        {"README.md", "See CONTRIBUTING.md.\n"},
        {"docs/a.md", "[up](../NOTHERE.md)\n"}},
       {{"README.md", "[this](README.md#top), [that](https://example.org/x) and README.md\n"}}},
  };
}

}  // namespace

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.path << ": " << sample.text; }

void PrintTo(const Rule& rule, std::ostream* out) { *out << rule.name; }

std::vector<Rule> rules_of_the_house(const Order& order) {
  std::vector<Rule> all;
  for (auto& some : {role_rules(), direction_rules(order), size_rules(), text_rules(), reader_rules()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace stadt::tidy
