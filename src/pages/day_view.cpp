#include <fmt/format.h>

#include <array>

#include "pages/document.hpp"
#include "pages/html.hpp"
#include "pages/view.hpp"

namespace stadt::pages {

namespace {

struct LineWords {
  std::string_view kind;
  std::string_view Words::* words;
};
constexpr std::array line_words = {LineWords{"memorial", &Words::memorial},
                                   LineWords{"answered_you", &Words::answered_you},
                                   LineWords{"free_chair", &Words::free_chair},
                                   LineWords{"newcomer", &Words::newcomer},
                                   LineWords{"thanks", &Words::thanks},
                                   LineWords{"request", &Words::request},
                                   LineWords{"talk", &Words::talk},
                                   LineWords{"occasion.new_role", &Words::new_role},
                                   LineWords{"occasion.self_employed", &Words::self_employed},
                                   LineWords{"occasion.other", &Words::life_event}};

// "Adaeze" of "Dr. Adaeze Okonkwo-Brandt".
std::string_view first_name(std::string_view name) {
  while (name.find(". ") != std::string_view::npos && name.find(". ") < name.find(' ')) {
    name.remove_prefix(name.find(' ') + 1);
  }
  return name.substr(0, name.find(' '));
}

std::string kind_of(const json::Value& line) {
  const auto kind = text_of(line, "kind");
  return kind == "occasion" ? fmt::format("{}.{}", kind, text_of(line, "occasion")) : std::string(kind);
}

// Where a line leads: to its table, or to the one page that all lines of its kind are about.
std::string address_of(const json::Value& line) {
  const auto& table = part_of(line, "table");
  if (!table.is_null()) return fmt::format("/tables/{}", text_of(table, "id"));
  return text_of(line, "kind") == "occasion" ? "/contacts" : "/requests";
}

void append_line(std::string& out, const Words& words, const json::Value& line) {
  const auto wanted = kind_of(line);
  for (const auto& [kind, text] : line_words) {
    if (kind != wanted) continue;
    const auto sentence =
        fmt::format(fmt::runtime(words.*text), first_name(text_of(part_of(line, "account"), "display_name")),
                    text_of(part_of(line, "table"), "title"), number_of(line, "count"));
    fmt::format_to(std::back_inserter(out), "<li><a href=\"{}\">{}</a></li>", escaped(address_of(line)),
                   escaped(sentence));
  }
}

}  // namespace

std::string demo_note(const Words& words, const json::Value& state, bool is_first_page) {
  if (is_first_page && truth_of(state, "empty")) return fmt::format("<p>{}</p>", escaped(words.empty_city));
  if (!truth_of(state, "demo")) return {};
  std::string out =
      fmt::format("<form class=\"invented\" method=\"post\" action=\"/api/stadt/v1/demo/enter\"><p>{}</p><p>",
                  escaped(words.invented));
  for (const auto& one : list_of(state, "eyes")) {
    fmt::format_to(std::back_inserter(out), "<button name=\"handle\" value=\"{}\">{}</button> ",
                   escaped(text_of(one, "username")),
                   escaped(fmt::format(fmt::runtime(words.eyes), first_name(text_of(one, "display_name")))));
  }
  return out + "</p></form>";
}

std::string today_section(const Words& words, const json::Value& today) {
  if (list_of(today, "lines").empty()) return {};
  std::string out = fmt::format("<section><h2>{}</h2><ul class=\"today\">", words.today);
  for (const auto& line : list_of(today, "lines")) append_line(out, words, line);
  return out + "</ul></section>";
}

}  // namespace stadt::pages
