#include <fmt/format.h>

#include <array>

#include "demo/stories.hpp"
#include "json/write.hpp"

namespace stadt::demo {

namespace {

std::unexpected<Error> not_as_told(std::string what) {
  return fail(ErrorKind::unavailable, "demo.walk", std::move(what));
}

Result<> play_poem(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("lesebuehne", "Zauber, Träume"));
  const auto poem = text_at(table, "id");
  narrator.tell("poem.story", {text_at(table, "posts.0.favourites_count")});
  const auto thanks = TRY(visit.thank("mira", poem, narrator.said("poem.thanks")));
  const auto written = TRY(visit.get("", "/api/v1/statuses/" + thanks));
  if (text_at(written, "stadt.thanks") != "true") return not_as_told("Thanks should be marked as such.");
  narrator.quote("Mira", narrator.said("poem.thanks"));

  const auto article = TRY(visit.table_at("morgenzeile", "Warum wir eine zweite Halle"));
  narrator.tell("poem.workshop", {text_at(article, "title")});
  const auto question = TRY(visit.message("mira", "jonas", narrator.said("poem.message")));
  TRY(visit.message("jonas", "mira", narrator.said("poem.answer"), question));
  narrator.quote("Mira", narrator.said("poem.message"));
  narrator.quote("Jonas", narrator.said("poem.answer"));
  return {};
}

// The article stands in the newspaper because its host took it, and whoever lives elsewhere reads it as Atom.
Result<> read_newspaper(Visit& visit, Narrator& narrator, const json::Value& table) {
  const auto article = TRY(visit.get("henrike", "/api/stadt/v1/articles/" + text_at(table, "id")));
  if (text_at(article, "paper.handle") != "morgenzeile" || text_at(article, "offer.state") != "taken") {
    return not_as_told("The newspaper should have taken the article.");
  }
  narrator.tell("article.paper", {text_at(article, "paper.name")});
  narrator.quote("Marlene", text_at(article, "offer.line"));
  const std::string feed = "/places/morgenzeile.atom";
  if (TRY(visit.read(feed)).find(text_at(table, "title")) == std::string::npos) {
    return not_as_told("The article should leave the city as Atom.");
  }
  narrator.tell("article.atom", {feed});
  return {};
}

Result<> play_article(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("morgenzeile", "Zum zweiten Mal scheitern"));
  const auto guests = text_at(table, "guests");
  narrator.tell("article.story", {guests});
  CHECKED(read_newspaper(visit, narrator, table));
  narrator.tell("article.comment");
  const auto comment = TRY(visit.post_with(table, "elf Tage von Ihrem Artikel entfernt"));
  narrator.quote("Konrad", "„… dass wir 2009 elf Tage von Ihrem Artikel entfernt waren. Elf Tage.“");
  // A stranger opens the link of the comment and is led to its table.
  const auto place = TRY(visit.get("", fmt::format("/api/stadt/v1/posts/{}/table", comment)));
  if (text_at(place, "table_id") != text_at(table, "id")) return not_as_told("The comment should stand at its table.");
  narrator.tell("article.address", {fmt::format("/posts/{}", comment)});
  TRY(visit.post("mira", fmt::format("/api/v1/statuses/{}/favourite", comment)));
  TRY(visit.post("mira", fmt::format("/api/v1/statuses/{}/reblog", text_at(table, "id"))));
  TRY(visit.reply("mira", text_at(table, "id"), narrator.said("article.reply")));
  narrator.quote("Mira", narrator.said("article.reply"));
  return {};
}

// What one of Mira's people told, if it is there for her.
Result<json::Value> heard_from(Visit& visit, std::string_view who, std::string_view teller) {
  const auto heard = TRY(visit.get(who, "/api/stadt/v1/occasions?all=true"));
  for (const auto& occasion : *heard.find("occasions")->as<json::Array>()) {
    if (text_at(occasion, "account.username") == teller) return occasion;
  }
  return json::Value();
}

// Told by Tomasz to his contacts: Mira has three ways to get in touch, a stranger hears nothing.
Result<> tell_of_occasion(Visit& visit, Narrator& narrator) {
  auto occasion = TRY(heard_from(visit, "mira", "tomasz"));
  if (occasion.is_null()) {  // after fourteen days it has left by itself
    const auto told = fmt::format(R"({{"kind":"new_role","audience":"contacts","words":{}}})",
                                  json::write(narrator.said("role.words")));
    TRY(visit.post("tomasz", "/api/stadt/v1/occasions", told));
    occasion = TRY(heard_from(visit, "mira", "tomasz"));
  }
  const bool has_ways = text_at(occasion, "ways.write") == "true" && text_at(occasion, "ways.arrange") == "true" &&
                        text_at(occasion, "ways.call").starts_with("tel:");
  if (!has_ways) return not_as_told("Mira should be able to write, to call and to arrange.");
  const auto of_house = fmt::format("/api/stadt/v1/people/{}/occasions", TRY(visit.id_of("tomasz")));
  const bool is_kept = TRY(heard_from(visit, "nour", "tomasz")).is_null() &&
                       size_at(TRY(visit.get("nour", of_house)), "") == 0 &&
                       size_at(TRY(visit.get("", of_house)), "") == 0;
  if (!is_kept) return not_as_told("Whoever is no contact should hear nothing.");
  narrator.tell("role.occasion");
  narrator.quote("Tomasz", text_at(occasion, "words"));
  narrator.tell("role.ways", {text_at(occasion, "ways.call").substr(4)});
  return {};
}

Result<> play_role(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("personal", "Ab Montag Minden"));
  narrator.tell("role.story");
  TRY(visit.reply("mira", text_at(table, "id"), narrator.said("role.congratulation")));
  narrator.quote("Mira", narrator.said("role.congratulation"));
  const auto question = TRY(visit.message("mira", "tomasz", narrator.said("role.message")));
  TRY(visit.message("tomasz", "mira", narrator.said("role.answer"), question));
  narrator.quote("Tomasz", narrator.said("role.answer"));
  const auto card = fmt::format("/api/stadt/v1/people/{}/card", TRY(visit.id_of("tomasz")));
  TRY(visit.put("mira", card, fmt::format(R"({{"note":{}}})", json::write(narrator.said("role.note")))));
  if (text_at(TRY(visit.get("mira", card)), "note") != narrator.said("role.note")) {
    return not_as_told("The card should hold the note.");
  }
  narrator.tell("role.card", {narrator.said("role.note")});
  return tell_of_occasion(visit, narrator);
}

// Both have the walk in their calendars, at the same moment and at the weir.
Result<> check_calendars(Visit& visit, const std::string& meetup) {
  for (const std::string_view who : {"mira", "leyla"}) {
    const auto file = TRY(visit.file(who, fmt::format("/api/stadt/v1/appointments/{}.ics", meetup)));
    for (const std::string_view part : {"BEGIN:VCALENDAR", "T113000", "am Wehr", "STATUS:CONFIRMED", "Europe/Berlin"}) {
      if (file.find(part) == std::string::npos) return not_as_told("The walk should stand in both calendars.");
    }
  }
  return {};
}

// Mira proposed three times this morning; Leyla takes Monday at half past eleven, unless she has already.
Result<> meet_at_the_weir(Visit& visit, Narrator& narrator) {
  const auto found =
      TRY(visit.get("leyla", fmt::format("/api/stadt/v1/appointments?with={}&limit=40", TRY(visit.id_of("mira")))));
  for (const auto& meetup : *found.as<json::Array>()) {
    const auto id = text_at(meetup, "id");
    if (text_at(meetup, "kind") != "walk" || size_at(meetup, "times") != 3) continue;
    narrator.tell("walk.times");
    narrator.quote("Mira", text_at(meetup, "words"));
    for (std::size_t i = 0; i < size_at(meetup, "times"); ++i) {
      const bool is_it = text_at(meetup, fmt::format("times.{}.local", i)).ends_with("T11:30");
      if (!is_it || text_at(meetup, "my_turn") != "true") continue;
      TRY(visit.post("leyla", fmt::format("/api/stadt/v1/appointments/{}/accept", id),
                     fmt::format(R"({{"time":"{}"}})", text_at(meetup, fmt::format("times.{}.time", i)))));
    }
    const auto agreed = TRY(visit.get("mira", "/api/stadt/v1/appointments/" + id));
    if (!text_at(agreed, "starts.local").ends_with("T11:30")) return not_as_told("Leyla should take half past eleven.");
    CHECKED(check_calendars(visit, id));
    narrator.tell("walk.agreed", {text_at(agreed, "place")});
    return {};
  }
  return not_as_told("Mira should have proposed three times.");
}

Result<> play_walk(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_of("leyla", "Letzte Woche habe ich gekündigt"));
  narrator.tell("walk.story");
  const auto yes = TRY(visit.reply("mira", text_at(table, "id"), narrator.said("walk.yes")));
  TRY(visit.thank("leyla", yes, narrator.said("walk.thanks")));
  narrator.quote("Mira", narrator.said("walk.yes"));
  narrator.quote("Leyla", narrator.said("walk.thanks"));
  return meet_at_the_weir(visit, narrator);
}

// A line of somebody's house, as an anchor.
Result<json::Value> offered(Visit& visit, std::string_view who, std::string_view whom, std::string_view beginning) {
  const auto anchors =
      TRY(visit.get(who, fmt::format("/api/stadt/v1/requests/anchors?account_id={}", TRY(visit.id_of(whom)))));
  for (const auto& anchor : *anchors.as<json::Array>()) {
    if (text_at(anchor, "text").starts_with(beginning)) return anchor;
  }
  return not_as_told(fmt::format("\"{}\" should stand in a house.", beginning));
}

// Adaeze's own request, which has been lying in Mira's inbox.
Result<> answer_crossing_request(Visit& visit, Narrator& narrator) {
  const auto inbox = TRY(visit.get("mira", "/api/stadt/v1/requests?box=in"));
  for (const auto& request : *inbox.as<json::Array>()) {
    if (text_at(request, "account.username") != "adaeze_okonkwo-brandt") continue;
    TRY(visit.post("mira", fmt::format("/api/stadt/v1/requests/{}/accept", text_at(request, "id")),
                   fmt::format(R"({{"reason":{}}})", json::write(narrator.said("contact.gladly")))));
    narrator.tell("contact.crossing");
    narrator.quote("Adaeze", text_at(request, "reason"));
    narrator.quote("Mira", narrator.said("contact.gladly"));
  }
  return {};
}

Result<> play_contact(Visit& visit, Narrator& narrator) {
  constexpr std::string_view adaeze = "adaeze_okonkwo-brandt";
  const auto comments =
      TRY(visit.get("mira", fmt::format("/api/stadt/v1/people/{}/comments", TRY(visit.id_of(adaeze)))));
  const auto anchor = TRY(offered(visit, "mira", adaeze, "Mädchen, die Brücken bauen"));
  narrator.tell("contact.story", {std::to_string(size_at(comments, "")), text_at(anchor, "text")});
  const Visit::Wish wish{.from = "mira",
                         .to = adaeze,
                         .anchor = fmt::format(R"({{"kind":"house","id":"{}"}})", text_at(anchor, "id")),
                         .reason = narrator.said("contact.reason")};
  if (TRY(visit.are_contacts("mira", adaeze))) {
    narrator.tell("already");
    return {};
  }
  const auto mirror = TRY(visit.mirror(wish));
  const bool is_welcome = text_at(mirror, "resembles") == "0" && text_at(mirror, "reads_like_offer") == "false" &&
                          text_at(mirror, "delivered") == "inbox";
  if (!is_welcome) return not_as_told("An honest request should be mirrored as one.");
  narrator.tell("contact.mirror");
  CHECKED(visit.ask_and_accept(wish, narrator.said("contact.accept")));
  narrator.quote("Mira", wish.reason);
  narrator.quote("Adaeze", narrator.said("contact.accept"));
  CHECKED(answer_crossing_request(visit, narrator));
  TRY(visit.message("mira", adaeze, narrator.said("contact.offer")));
  narrator.quote("Mira", narrator.said("contact.offer"));
  return {};
}

// One line from the next table, and Mira listens there, too.
Result<> overhear(Visit& visit, Narrator& narrator, const std::string& table) {
  const auto neighbours = TRY(visit.get("mira", fmt::format("/api/stadt/v1/tables/{}/neighbours", table)));
  for (const auto& neighbour : *neighbours.as<json::Array>()) {
    const auto line = text_at(neighbour, "overheard.text");
    if (line.empty()) continue;
    narrator.tell("tube.beside", {text_at(neighbour, "table.title")});
    narrator.quote(text_at(neighbour, "overheard.account.display_name"), line);
    const auto path = fmt::format("/api/stadt/v1/tables/{}/listen", text_at(neighbour, "table.id"));
    if (text_at(TRY(visit.post("mira", path)), "listening") != "true") return not_as_told("Mira should listen there.");
    narrator.tell("tube.listens");
    return {};
  }
  return not_as_told("Something should be overheard beside the tube.");
}

Result<> play_tube(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("hoersaal", "Röhre, 700 km/h"));
  const auto id = text_at(table, "id");
  TRY(visit.post("mira", fmt::format("/api/stadt/v1/tables/{}/listen", id)));
  const auto news = TRY(visit.get("mira", fmt::format("/api/stadt/v1/tables/{}/catchup", id)));
  const auto now = TRY(visit.get("", "/api/stadt/v1/tables/" + id));
  narrator.tell("tube.story", {text_at(now, "listeners"), text_at(news, "posts")});
  const auto question = TRY(visit.reply("mira", id, narrator.said("tube.question")));
  TRY(visit.reply("sunniva", question, narrator.said("tube.answer")));
  narrator.quote("Mira", narrator.said("tube.question"));
  narrator.quote("Sunniva", narrator.said("tube.answer"));
  return overhear(visit, narrator, id);
}

constexpr std::array stories = {Story{"poem", play_poem}, Story{"article", play_article}, Story{"role", play_role},
                                Story{"walk", play_walk}, Story{"contact", play_contact}, Story{"tube", play_tube}};

}  // namespace

std::span<const Story> morning_stories() { return stories; }

}  // namespace stadt::demo
