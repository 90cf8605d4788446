#include "support/known_person.hpp"

#include "support/told.hpp"

namespace stadt::testing {

namespace {

constexpr auto page = "https://beispiel.example/seite";

}  // namespace

KnownPerson::KnownPerson(std::unique_ptr<sql::Database> database) : city(std::move(database)) {
  anna = city.arrive("anna");
  benno = city.arrive("benno");
  person = city.arrive("quirin");
  friend_ = city.arrive("vera");
  talker = city.arrive("wilma");
  settle();
  talk();
  show();
  know_each_other();
}

std::vector<std::string> KnownPerson::traces() const {
  return {person.id,  "quirin",   "Knallgold",  "Zeilenwort", "Bleiwort", "Antwortwort", "Ortswort", "Artikelwort",
          "Farnwort", "Gastwort", "Posterwort", "Anlasswort", "Hauswort", "Briefwort",   "Treffwort"};
}

void KnownPerson::settle() {
  living.set_house(person, R"("name": "Xaver Knallgold", "line": "Zeilenwort", "time_zone": "Europe/Berlin")");
  open_place(city, anna, "fluss", "cafe");
  open_place(city, benno, "zeile", "newspaper");
  open_place(city, person, "hof", "cafe");
  for (const auto& one : {person, friend_, talker, benno}) at_place(city, one, "fluss", "join");
  for (const auto& one : {anna, benno}) {
    city.follow(one, person);
    city.follow(person, one);
  }
  for (const auto& one : {person, friend_, talker}) {
    living.furnish(one, item("role", "public", "Lotse", "Hafenklinik", 2001));
  }
  living.furnish(person, item("can", "public", "Hauswort Hospiz"));
}

// They open a table and sit at another's; everybody answers each other there.
void KnownPerson::talk() {
  own_table = city.write(person, fmt::format("Bleiwort: Was bleibt uns am Ende? #Hospiz {}", page));
  other_table = city.write(anna, fmt::format("Was bleibt, wenn alle gegangen sind? #Hospiz {}", page));
  things.posts = things.tables = {own_table, other_table};
  for (int round = 0; round < 3; ++round) {
    for (const auto& guest : {friend_, talker, benno}) {
      const auto said = city.reply(guest, own_table, fmt::format("Das frage ich mich auch, zum {}. Mal.", round));
      things.posts.push_back(city.reply(person, said, fmt::format("Bleiwort und noch ein Gedanke {}.", round)));
      things.posts.push_back(said);
    }
    const auto heard = city.reply(talker, other_table, fmt::format("Die Stühle bleiben, sage ich {} Mal.", round));
    reply = city.reply(person, heard, fmt::format("Antwortwort, und zwar zum {}. Mal, denn es eilt.", round));
    things.posts.push_back(heard);
    things.posts.push_back(reply);
    things.posts.push_back(city.reply(talker, reply, "Ja, so habe ich es gemeint."));
  }
  const auto place = city.get(place_path("fluss")).text("place.id");
  things.tables.push_back(city.write(person, "Ortswort: Wer rudert mit? #Hospiz", standing_at(place)));
  things.posts.push_back(things.tables.back());
}

void KnownPerson::show() {
  article = living.article(person, "Artikelwort am Morgen", "Artikelwort, ein Absatz. #Hospiz");
  living.publish(person, benno, article, "zeile");
  things.posts.push_back(article);
  things.tables.push_back(article);
  wall = living.make_wall(person, "Farnwort");
  living.hang_picture(person, wall, "Farnwort", "Farnwort, weiß auf Blau.");
  things.walls = {wall, living.make_wall(anna, "Grün")};
  living.sign(person, things.walls[1], "Gastwort, danke.");
  living.sign(anna, wall, "Schön.");
  poster = living.hang_poster(person, "Posterwort am Wehr");
  things.notices = {poster, living.hang_poster(anna, "Offener Abend")};
  living.act("/api/stadt/v1/notices/{}/thumb", things.notices[1], person);
  occasion =
      city.post("/api/stadt/v1/occasions",
                R"({"kind": "new_role", "words": "Anlasswort: Ich leite jetzt das Wehr.", "audience": "public"})",
                person)
          .text("id");
  living.act("/api/v1/statuses/{}/pin", own_table, person);
  for (const auto* act : {"reblog", "favourite"}) {
    living.act("/api/v1/statuses/{}/" + std::string(act), other_table, person);
    living.act("/api/v1/statuses/{}/" + std::string(act), own_table, anna);
  }
  living.act("/api/stadt/v1/tables/{}/listen", other_table, person);
  things.people = {anna, benno, person, friend_, talker};
  things.places = {"fluss", "zeile", "hof"};
  things.tags = {"Hospiz"};
}

// What the two who are told have of their own about them.
void KnownPerson::know_each_other() {
  acquaint(city, friend_, person);
  city.follow(friend_, person);
  city.follow(friend_, anna);
  city.follow(talker, anna);
  living.letter(person, friend_, "Briefwort, nur für Dich.");
  for (const auto* act : {"bookmark", "favourite"}) {
    living.act("/api/v1/statuses/{}/" + std::string(act), own_table, friend_);
    living.act("/api/v1/statuses/{}/" + std::string(act), own_table, talker);
  }
  for (const auto& one : {friend_, talker}) living.act("/api/stadt/v1/tables/{}/listen", own_table, one);
  meetup = city.post("/api/stadt/v1/appointments",
                     fmt::format(R"({{"account_id": "{}", "kind": "walk", "what": "Treffwort", "place": "Am Wehr",)"
                                 R"( "times": ["2026-02-12T11:30"]}})",
                                 friend_.id),
                     person)
               .text("id");
  EXPECT_EQ(
      city.post("/api/stadt/v1/requests",
                fmt::format(R"({{"account_id": "{}", "reason": "Deine Sätze gehen mir lange nach, erzähl mir mehr.",)"
                            R"( "anchor": {{"kind": "table", "id": "{}"}}}})",
                            talker.id, other_table),
                person)
          .status,
      200);
}

std::vector<KnownPerson::Trace> KnownPerson::traces_told(const Resident& viewer,
                                                         const std::vector<std::string>& words) {
  std::vector<Trace> found;
  for (auto& [target, answer] : everything_told(city, viewer, things)) {
    // What was asked is said again by some answers, and by what leads on.
    const auto path = target.substr(0, target.find('?'));
    const auto query = path.size() < target.size() ? target.substr(path.size() + 1) : "";
    for (const auto& said : {path, query.substr(0, query.find('&'))}) {
      if (said.size() < 2) continue;
      for (auto at = answer.find(said); at != std::string::npos; at = answer.find(said)) answer.erase(at, said.size());
    }
    Trace trace{target, ""};
    for (const auto& word : words) {
      if (answer.find(word) != std::string::npos) trace.words += (trace.words.empty() ? "" : " ") + word;
    }
    if (!trace.words.empty()) found.push_back(std::move(trace));
  }
  return found;
}

}  // namespace stadt::testing
