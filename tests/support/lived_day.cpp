#include "support/lived_day.hpp"

#include "support/told.hpp"

namespace stadt::testing {

namespace {

constexpr auto between_moments = std::chrono::minutes(7);
constexpr const char* handles[] = {"anna", "benno", "clara", "dora", "emil"};
constexpr const char* tags[] = {"Hospiz", "Steuern", "Flut"};
constexpr const char* organisations[] = {"Hafenklinik", "Werft Nord"};
constexpr const char* narrow[] = {"self", "close", "contacts", "followers", "mentioned"};
constexpr const char* reason = "Dein Satz über die Nachtschichten geht mir nach. Wie hast Du damit angefangen?";

}  // namespace

// Every number that an act may need: drawn whether it is used or not.
struct LivedDay::Drawn {
  bool is_hidden = false;
  int what = 0;
  const Resident* who = nullptr;
  const Resident* other = nullptr;
  std::size_t pick = 0;
  std::string text;
  std::string tag;
  std::string audience;
  std::string organisation;
  std::string place;
  int year = 0;
  bool coin = false;
};

LivedDay::LivedDay(std::unique_ptr<sql::Database> database, unsigned seed)
    : city_(std::move(database)), random_(seed), moment_(*from_iso("2026-01-05T12:00:00Z")) {
  stranger_ = city_.arrive("stranger");
  for (const auto* handle : handles) people_.push_back(city_.arrive(handle));
  secretive_ = city_.arrive("frida");
  settle();
}

// Who follows whom, who knows whom, and the places, walls and posters that stand from the morning on.
void LivedDay::settle() {
  next_moment();
  for (const auto& one : people_) {
    for (const auto& other : people_) {
      if (one.id != other.id && below(2) == 0) city_.follow(one, other);
    }
  }
  acquaint(city_, people_[0], people_[1]);
  acquaint(city_, people_[2], people_[3]);
  city_.patch("/api/v1/accounts/update_credentials", R"({"hide_collections": true})", secretive_);
  city_.follow(stranger_, secretive_);
  open_place(city_, people_[0], "fluss", "cafe");
  open_place(city_, people_[1], "zeile", "newspaper");
  at_place(city_, stranger_, "fluss", "join");
  things_ = {.people = people_,
             .posts = {},
             .tables = {},
             .places = {"fluss", "zeile"},
             .walls = {living_.make_wall(people_[2], "Blau")},
             .notices = {living_.hang_poster(people_[3], "Offener Abend")},
             .tags = {std::begin(tags), std::end(tags)}};
  things_.people.push_back(stranger_);
  things_.people.push_back(secretive_);
  living_.hang_picture(people_[2], things_.walls[0], "Farn", "Ein Farn, weiß auf Blau.");
  things_.tables = things_.posts = {city_.write(people_[0], "Womit fangen wir an? #Hospiz")};
  living_.letter(stranger_, people_[4], "Guten Tag, darf ich Dich etwas fragen?");
}

void LivedDay::next_moment() {
  moment_ = moment_ + between_moments;
  city_.env().set_time(moment_);
}

LivedDay::Drawn LivedDay::draw() {
  Drawn drawn;
  drawn.is_hidden = below(2) == 0;
  drawn.what = below(24);
  drawn.who = &people_[static_cast<std::size_t>(below(5))];
  drawn.other = &people_[static_cast<std::size_t>(below(5))];
  if (below(6) == 0 && !drawn.is_hidden) drawn.who = &stranger_;
  drawn.pick = random_();
  drawn.tag = tags[below(3)];
  // Few enough to be said again, by others and by oneself.
  drawn.text = fmt::format("{} Worte, die etwas sagen und noch mehr fragen #{}", below(30), drawn.tag);
  if (below(3) == 0) drawn.text += " https://beispiel.example/seite";
  drawn.audience = narrow[below(5)];
  drawn.organisation = organisations[below(2)];
  drawn.place = below(2) ? "fluss" : "zeile";
  drawn.year = 2000 + below(15);
  drawn.coin = below(2) == 0;
  return drawn;
}

void LivedDay::act(Hidden hidden) {
  next_moment();
  const auto drawn = draw();
  if (drawn.is_hidden) {
    if (hidden == Hidden::done) act_hidden(drawn);
    return;
  }
  if (drawn.what < 12) return speak(drawn);
  drawn.what < 19 ? react(drawn) : furnish(drawn);
}

void LivedDay::speak(const Drawn& drawn) {
  const auto& who = *drawn.who;
  const auto& parent = things_.posts[drawn.pick % things_.posts.size()];
  switch (drawn.what) {
    case 0:
    case 1:
      things_.posts.push_back(city_.write(who, drawn.text + "?"));
      return things_.tables.push_back(things_.posts.back());
    case 2:
      return open_table_at_place(who, drawn.text);
    case 3:
      things_.posts.push_back(living_.article(who, "Ein Artikel über " + drawn.tag, drawn.text));
      things_.tables.push_back(things_.posts.back());
      if (drawn.coin && who.id != people_[1].id) living_.publish(who, people_[1], things_.posts.back(), "zeile");
      return;
    case 4:
      return things_.posts.push_back(city_.write(who, drawn.text, for_whom("unlisted")));
    case 5:  // Nobody thanks themselves: that is refused, in every life.
      city_.post(
          "/api/v1/statuses",
          fmt::format(R"({{"status": "{}", "in_reply_to_id": "{}", "stadt": {{"thanks": true}}}})", drawn.text, parent),
          who);
      return;
    default:
      things_.posts.push_back(city_.reply(who, parent, drawn.text));
  }
}

// Whoever does not belong there is refused, in every life.
void LivedDay::open_table_at_place(const Resident& who, const std::string& text) {
  const auto said = try_to_write(city_, who, text, standing_at(city_.get(place_path("fluss")).text("place.id")));
  if (said.status != 200) return;
  things_.posts.push_back(said.text("id"));
  things_.tables.push_back(said.text("id"));
}

void LivedDay::react(const Drawn& drawn) {
  const auto& who = *drawn.who;
  const auto& post = things_.posts[drawn.pick % things_.posts.size()];
  const auto& table = things_.tables[drawn.pick % things_.tables.size()];
  switch (drawn.what) {
    case 12:
    case 13:
      living_.act("/api/v1/statuses/{}/favourite", post, who);
      return;
    case 14:
      living_.act("/api/v1/statuses/{}/reblog", post, who);
      return;
    case 15:
      living_.act("/api/stadt/v1/tables/{}/listen", table, who);
      return;
    case 16:
      if (who.id != drawn.other->id && who.id != stranger_.id) city_.follow(who, *drawn.other);
      return;
    case 17:
      at_place(city_, who, drawn.place, "join");
      return;
    default:
      city_.put("/api/v1/statuses/" + post, R"({"status": "Anders gesagt, und länger als vorher #Flut"})", who);
  }
}

void LivedDay::furnish(const Drawn& drawn) {
  if (drawn.what == 23) {
    city_.post("/api/stadt/v1/exhibitions/" + things_.walls[0] + "/guest-book", R"({"text": "Danke."})", *drawn.who);
    return;
  }
  const auto kind = drawn.what % 2 ? "role" : "can";
  living_.furnish(*drawn.who, item(kind, "public", drawn.tag, drawn.organisation, drawn.what % 2 ? drawn.year : 0));
}

void LivedDay::act_hidden(const Drawn& drawn) {
  if (drawn.what < 8) return say_hidden(drawn);
  drawn.what < 17 ? do_unseen(drawn) : live_with_others(drawn);
}

void LivedDay::say_hidden(const Drawn& drawn) {
  const auto& who = *drawn.who;
  const auto& parent = things_.posts[drawn.pick % things_.posts.size()];
  const auto text = drawn.audience == "mentioned" ? "@" + drawn.other->handle + " " + drawn.text
                    : drawn.audience == "self"    ? "@stranger " + drawn.text
                                                  : drawn.text;
  const auto more = for_whom(drawn.audience);
  switch (drawn.what) {
    case 0:
      return hidden_.push_back(living_.article(who, "Nur für wenige", text, drawn.audience));
    case 1: {
      const auto place = city_.get(place_path("fluss")).text("place.id");
      const auto said = city_.post("/api/v1/statuses",
                                   fmt::format(R"({{"status": "{}", "stadt": {{"audience": "{}", "place_id": "{}"}}}})",
                                               text, drawn.audience, place),
                                   who);
      if (said.status == 200) hidden_.push_back(said.text("id"));
      return;
    }
    case 2:
    case 3:
      return hidden_.push_back(city_.write(who, text, more));
    default:
      return hidden_.push_back(city_.reply(who, parent, text, more));
  }
}

void LivedDay::do_unseen(const Drawn& drawn) {
  const auto& who = *drawn.who;
  const auto& post = things_.posts[drawn.pick % things_.posts.size()];
  const auto& table = things_.tables[drawn.pick % things_.tables.size()];
  switch (drawn.what) {
    case 8:
      return living_.furnish(who, item("role", narrow[drawn.pick % 4], drawn.tag, drawn.organisation, drawn.year));
    case 9:
      living_.act("/api/v1/statuses/{}/bookmark", post, who);
      return;
    case 10:
      if (who.id != drawn.other->id) living_.act("/api/v1/accounts/{}/mute", drawn.other->id, who);
      return;
    case 11:
      living_.act("/api/v1/statuses/{}/mute", post, who);
      return;
    case 12:
      living_.act("/api/stadt/v1/tables/{}/seen", table, who, R"({"post_id": ")" + table + R"("})");
      return;
    case 13:
    case 14:
      at_place(city_, secretive_, drawn.place, "join", R"({"shown": false})");
      return;
    case 15:
      if (!hidden_.empty()) city_.remove("/api/v1/statuses/" + hidden_[drawn.pick % hidden_.size()], who);
      return;
    default:
      if (hidden_.empty()) return;
      for (const auto* act : {"favourite", "reblog", "pin"}) {
        city_.post(fmt::format("/api/v1/statuses/{}/{}", hidden_[drawn.pick % hidden_.size()], act), "{}", who);
      }
  }
}

void LivedDay::live_with_others(const Drawn& drawn) {
  const auto& who = *drawn.who;
  const auto& other = *drawn.other;
  if (who.id == other.id) return;
  switch (drawn.what) {
    case 17:
      city_.put("/api/stadt/v1/people/" + other.id + "/card", R"({"closeness": "close", "note": "Vom Fluss"})", who);
      return;
    case 18:
      city_.post("/api/stadt/v1/occasions",
                 fmt::format(R"({{"kind": "new_role", "words": "{}", "audience": "{}"}})", drawn.text,
                             drawn.coin ? "contacts" : "close"),
                 who);
      return;
    case 19:
      city_.post(
          "/api/v1/statuses",
          fmt::format(R"({{"status": "{}", "visibility": "direct", "stadt": {{"to": ["{}"]}}}})", drawn.text, other.id),
          who);
      return;
    case 20: {
      const auto asked = city_.post("/api/stadt/v1/requests",
                                    fmt::format(R"({{"account_id": "{}", "reason": "{}",)"
                                                R"( "anchor": {{"kind": "known_from", "text": "der Straße"}}}})",
                                                other.id, reason),
                                    who);
      if (asked.status == 200) hidden_.push_back(asked.text("id"));
      return;
    }
    case 21: {
      const auto proposed = city_.post("/api/stadt/v1/appointments",
                                       fmt::format(R"({{"account_id": "{}", "kind": "walk", "what": "Drei Fragen",)"
                                                   R"( "place": "Am Wehr", "times": ["2026-02-12T11:30"],)"
                                                   R"( "time_zone": "UTC"}})",
                                                   other.id),
                                       who);
      if (proposed.status == 200) hidden_.push_back(proposed.text("id"));
      return;
    }
    case 22:
      return hidden_.push_back(living_.make_wall(who, "Nur für Freunde", R"("audience": "contacts")"));
    default:
      city_.post("/api/v1/accounts/" + other.id + "/note", R"({"comment": "Vom Fluss"})", who);
  }
}

std::vector<Answered> LivedDay::told() {
  next_moment();
  auto told = everything_told(city_, stranger_, things_);
  for (auto& one : everything_told(city_, {}, things_)) told.push_back(std::move(one));
  return with_names(told);
}

}  // namespace stadt::testing
