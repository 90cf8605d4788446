#include "pages/words.hpp"

#include <algorithm>
#include <array>

namespace stadt::pages {

namespace {

constexpr Words german = {
    .code = "de",
    .tables = "Tische",
    .no_tables = "Noch ist es still. Komm herein und eröffne den ersten Tisch.",
    .places = "Orte",
    .hosts = "Es laden ein:",
    .house_rule = "Hausregel",
    .articles = "Artikel",
    .posts = "Beiträge",
    .comments = "Antworten, jede an ihrem Tisch",
    .replies = "Antworten",
    .listening = "hören zu",
    .opened_by = "eröffnet von",
    .answer = "Antwort von",
    .more = "Ältere",
    .back = "Zur Stadt",
    .join = "Mitreden",
    .arrive = "Ankommen",
    .enter = "Eintreten",
    .about = "Über diese Stadt",
    .deleted = "Dieser Beitrag wurde zurückgenommen.",
    .not_found = "Hier ist nichts. Vielleicht wurde es zurückgenommen, oder der Link ist unvollständig.",
    .needs_script = "Zum Mitreden braucht diese Seite JavaScript; lesen lässt sich alles auch ohne.",
    .talk_to_me_about = "Sprich mich an auf",
    .burns_for = "Dafür brenne ich",
    .can = "Das kann ich",
    .roles = "Stationen",
    .invented = "Alle Menschen in dieser Stadt sind erfunden. Sieh sie Dir an:",
    .eyes = "Mit {}s Augen",
    .empty_city = "Hier wohnt noch niemand. Wer erst einmal eine belebte Stadt sehen möchte, öffnet eine erfundene: "
                  "script/server --demo",
    .today = "Heute",
    .memorial = "{2} Menschen erinnern sich: „{1}“",
    .answered_you = "{0} hat Dir geantwortet, am Tisch „{1}“.",
    .free_chair = "Am Tisch „{1}“ ist ein Stuhl frei.",
    .newcomer = "{0} ist neu hier und hat eine erste Frage: „{1}“",
    .thanks = "{0} bedankt sich am Tisch „{1}“.",
    .request = "Möchten Dich kennenlernen: {2}",
    .talk = "{2} reden bei {0}: „{1}“",
    .new_role = "{0} hat eine neue Aufgabe und erzählt davon.",
    .self_employed = "{0} hat sich selbständig gemacht und erzählt davon.",
    .life_event = "{0} hat etwas zu erzählen.",
    .column = "Litfaßsäulen",
    .no_posters = "Gerade hängt nichts an den Litfaßsäulen.",
    .thumbs = "Daumen",
    .into_calendar = "In den Kalender",
};

constexpr Words english = {
    .code = "en",
    .tables = "Tables",
    .no_tables = "It is still quiet. Come in and open the first table.",
    .places = "Places",
    .hosts = "Your hosts:",
    .house_rule = "House rule",
    .articles = "Articles",
    .posts = "Posts",
    .comments = "Replies, each at its table",
    .replies = "replies",
    .listening = "listening",
    .opened_by = "opened by",
    .answer = "Reply by",
    .more = "Older",
    .back = "To the city",
    .join = "Join in",
    .arrive = "Arrive",
    .enter = "Enter",
    .about = "About this city",
    .deleted = "This post was taken back.",
    .not_found = "There is nothing here. It may have been taken back, or the link is incomplete.",
    .needs_script = "To join in, this page needs JavaScript; everything can be read without.",
    .talk_to_me_about = "Talk to me about",
    .burns_for = "What I burn for",
    .can = "What I can",
    .roles = "Stations",
    .invented = "Everybody in this city is invented. Look at it:",
    .eyes = "Through {}'s eyes",
    .empty_city = "Nobody lives here yet. Whoever would like to see a lively city first opens an invented one: "
                  "script/server --demo",
    .today = "Today",
    .memorial = "{2} people remember: “{1}”",
    .answered_you = "{0} answered you at the table “{1}”.",
    .free_chair = "A chair is free at the table “{1}”.",
    .newcomer = "{0} is new here, with a first question: “{1}”",
    .thanks = "{0} says thank you at the table “{1}”.",
    .request = "Would like to get to know you: {2}",
    .talk = "{2} are talking with {0}: “{1}”",
    .new_role = "{0} has a new role and tells of it.",
    .self_employed = "{0} has gone self-employed and tells of it.",
    .life_event = "{0} has something to tell.",
    .column = "Poster columns",
    .no_posters = "Nothing hangs on the columns right now.",
    .thumbs = "thumbs",
    .into_calendar = "Into the calendar",
};

Language named(std::string_view code, Language otherwise) {
  if (code.starts_with("de")) return Language::de;
  if (code.starts_with("en")) return Language::en;
  return otherwise;
}

}  // namespace

const Words& words(Language language) { return language == Language::de ? german : english; }

Language language_of(const http::Request& request, Language city_language) {
  const std::string_view query = request.query;
  if (const auto at = query.find("lang="); at != std::string_view::npos) {
    return named(query.substr(at + 5), city_language);
  }
  const auto accepted = request.header("Accept-Language");
  if (!accepted) return city_language;
  // The browser's list stands in its order of preference; the first of ours wins.
  const auto german_at = std::min(accepted->find("de"), accepted->size());
  const auto english_at = std::min(accepted->find("en"), accepted->size());
  if (german_at == english_at) return city_language;
  return german_at < english_at ? Language::de : Language::en;
}

}  // namespace stadt::pages
