// What was visible and is hidden now is as if it had always been so: a day is lived twice, once with things that
// everybody could see and that are hidden, narrowed or taken back afterwards, and once with the same things hidden from
// the start or never done. Strangers are told the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "support/database.hpp"
#include "support/lived_day.hpp"

namespace stadt::testing {
namespace {

constexpr int acts_before = 60;

// Something that can be hidden. `show` and `hide_from_start` give the id of what they made, if it has one.
struct Flip {
  std::string name;
  std::function<std::string(LivedDay&)> show;
  std::function<void(LivedDay&)> hide_from_start;  // none: it is never done
  std::function<void(LivedDay&, const std::string& id)> hide;
};

const std::string in_cafe = "fluss";

std::vector<Flip> flips_of_posts() {
  const auto remove = [](std::size_t who) {
    return [who](LivedDay& day, const std::string& id) {
      day.living().remove("/api/v1/statuses/{}", id, day.person(who));
    };
  };
  return {{"a post is deleted",
           [](LivedDay& day) { return day.city().write(day.person(0), "Wird zurückgenommen #Flut #Wehr"); },
           {},
           remove(0)},
          {"a post that others kept and nodded to is deleted",
           [](LivedDay& day) {
             const auto id = day.city().write(day.person(1), "Wird auch zurückgenommen #Hospiz");
             for (const auto* act : {"favourite", "bookmark"}) {
               day.living().act("/api/v1/statuses/{}/" + std::string(act), id, day.person(4));
             }
             return id;
           },
           {},
           remove(1)},
          {"a reply is deleted",
           [](LivedDay& day) {
             return day.city().reply(day.person(2), day.things().posts[0], "Eine Antwort, die ich zurücknehme.");
           },
           {},
           remove(2)},
          {"thanks are deleted",
           [](LivedDay& day) {
             return day.city().reply(day.person(3), day.things().posts[0], "Danke Dir sehr dafür.",
                                     R"("stadt": {"thanks": true})");
           },
           {},
           remove(3)},
          {"an article that stood in a newspaper is deleted",
           [](LivedDay& day) {
             const auto id = day.living().article(day.person(3), "Nur kurz zu lesen", "Ein Absatz. #Steuern");
             day.living().publish(day.person(3), day.person(1), id, "zeile");
             return id;
           },
           {},
           remove(3)}};
}

std::vector<Flip> flips_of_places() {
  return {{"a membership is shown no longer",
           [](LivedDay& day) {
             at_place(day.city(), day.secretive(), in_cafe, "join");
             return std::string();
           },
           [](LivedDay& day) { at_place(day.city(), day.secretive(), in_cafe, "join", R"({"shown": false})"); },
           [](LivedDay& day, const std::string&) {
             at_place(day.city(), day.secretive(), in_cafe, "join", R"({"shown": false})");
           }},
          {"somebody leaves a place",
           [](LivedDay& day) {
             at_place(day.city(), day.secretive(), "zeile", "join");
             return std::string();
           },
           {},
           [](LivedDay& day, const std::string&) { at_place(day.city(), day.secretive(), "zeile", "leave"); }},
          {"an article is taken out of a newspaper",
           [](LivedDay& day) {
             const auto id = day.living().article(day.person(0), "Hin und her", "Ein Absatz.");
             day.living().publish(day.person(0), day.person(1), id, "zeile");
             return id;
           },
           [](LivedDay& day) { day.living().article(day.person(0), "Hin und her", "Ein Absatz."); },
           [](LivedDay& day, const std::string& id) {
             day.living().act("/api/stadt/v1/articles/{}/take_out", id, day.person(1));
           }},
          {"a table is taken down from a place",
           [](LivedDay& day) {
             const auto place = day.city().get(place_path(in_cafe)).text("place.id");
             return day.city().write(day.person(0), "Was wird aus dem Ufer? #Flut", standing_at(place));
           },
           [](LivedDay& day) {
             day.city().get(place_path(in_cafe));  // at the same moment
             day.city().write(day.person(0), "Was wird aus dem Ufer? #Flut");
           },
           [](LivedDay& day, const std::string& id) {
             day.living().remove(place_path(in_cafe, "/tables/{}"), id, day.person(0));
           }},
          {"a place is closed",
           [](LivedDay& day) { return open_place(day.city(), day.person(4), "kurz", "cafe"); },
           {},
           [](LivedDay& day, const std::string&) { day.living().remove(place_path("{}"), "kurz", day.person(4)); }}};
}

Flip flip_of_house(std::size_t who, const std::string& kind, const std::string& audience) {
  const auto text = "Zöpfe flechten";
  return {"a " + kind + " of the house is for " + audience + " now",
          [=](LivedDay& day) {
            day.living().furnish(day.person(who), item(kind, "public", text, "Hafenklinik", kind == "role" ? 2001 : 0));
            return std::string();
          },
          [=](LivedDay& day) {
            day.living().furnish(day.person(who), item(kind, audience, text, "Hafenklinik", kind == "role" ? 2001 : 0));
          },
          [=](LivedDay& day, const std::string&) {
            day.living().change_last_item(day.person(who),
                                          item(kind, audience, text, "Hafenklinik", kind == "role" ? 2001 : 0));
          }};
}

// A setting that somebody has from some moment on, earlier in one life than in the other.
Flip flip_of_setting(const std::string& name, std::function<void(LivedDay&)> set) {
  return {name, [](LivedDay&) { return std::string(); }, set, [set](LivedDay& day, const std::string&) { set(day); }};
}

// What can be overheard at the first table.
void talk_beside_the_first_table(LivedDay& day) {
  const auto beside = day.city().write(day.person(1), "Nebenan reden wir auch darüber. Kommt Ihr? #Hospiz");
  day.city().reply(day.person(2), beside, "Das hört man bis nach nebenan.");
}

std::vector<Flip> flips_of_people() {
  return {flip_of_house(0, "can", "contacts"),
          flip_of_house(2, "role", "self"),
          flip_of_house(3, "burns_for", "close"),
          {"somebody is overheard no longer",
           [](LivedDay& day) {
             talk_beside_the_first_table(day);
             return std::string();
           },
           [](LivedDay& day) {
             talk_beside_the_first_table(day);
             day.living().set_house(day.person(2), R"("overheard": false)");
           },
           [](LivedDay& day, const std::string&) { day.living().set_house(day.person(2), R"("overheard": false)"); }},
          flip_of_setting("somebody does not want to be found any more",
                          [](LivedDay& day) { day.living().set_house(day.person(1), R"("discoverable": false)"); }),
          flip_of_setting("somebody shows nobody whom they follow",
                          [](LivedDay& day) {
                            day.city().patch("/api/v1/accounts/update_credentials", R"({"hide_collections": true})",
                                             day.person(4));
                          }),
          {"somebody follows no longer",
           [](LivedDay& day) {
             day.city().follow(day.secretive(), day.person(0));
             return std::string();
           },
           {},
           [](LivedDay& day, const std::string&) {
             day.living().act("/api/v1/accounts/{}/unfollow", day.person(0).id, day.secretive());
           }}};
}

// What is done to a thing that stays, and taken back: the act, and its opposite.
Flip flip_of_act(const std::string& act, const std::string& opposite, std::function<std::string(LivedDay&)> thing_of) {
  return {act + " and " + opposite,
          [=](LivedDay& day) {
            const auto id = thing_of(day);
            day.living().act(act, id, day.secretive());
            return id;
          },
          {},
          [=](LivedDay& day, const std::string& id) {
            if (opposite.starts_with("DELETE ")) return day.living().remove(opposite.substr(7), id, day.secretive());
            day.living().act(opposite, id, day.secretive());
          }};
}

std::vector<Flip> flips_of_acts() {
  const auto post = [](LivedDay& day) { return day.things().posts[0]; };
  return {
      flip_of_act("/api/v1/statuses/{}/reblog", "/api/v1/statuses/{}/unreblog", post),
      flip_of_act("/api/v1/statuses/{}/favourite", "/api/v1/statuses/{}/unfavourite", post),
      flip_of_act("/api/stadt/v1/tables/{}/listen", "DELETE /api/stadt/v1/tables/{}/listen", post),
      flip_of_act("/api/stadt/v1/notices/{}/thumb", "DELETE /api/stadt/v1/notices/{}/thumb",
                  [](LivedDay& day) { return day.things().notices[0]; }),
      {"a post is pinned no longer",
       [](LivedDay& day) {
         day.living().act("/api/v1/statuses/{}/pin", day.things().posts[0], day.person(0));
         return day.things().posts[0];
       },
       {},
       [](LivedDay& day, const std::string& id) { day.living().act("/api/v1/statuses/{}/unpin", id, day.person(0)); }}};
}

std::vector<Flip> flips_of_walls() {
  return {{"a wall is for contacts now",
           [](LivedDay& day) {
             const auto wall = day.living().make_wall(day.person(0), "Grün");
             day.living().hang_picture(day.person(0), wall, "Moos", "Moos auf Stein.");
             day.living().sign(day.person(3), wall, "Ich war hier.");
             return wall;
           },
           [](LivedDay& day) { day.living().make_wall(day.person(0), "Grün", R"("audience": "contacts")"); },
           [](LivedDay& day, const std::string& id) {
             EXPECT_EQ(
                 day.city().put("/api/stadt/v1/exhibitions/" + id, R"({"audience": "contacts"})", day.person(0)).status,
                 200);
           }},
          {"an exhibition is closed",
           [](LivedDay& day) { return day.living().make_wall(day.person(1), "Gelb"); },
           {},
           [](LivedDay& day, const std::string& id) {
             day.living().remove("/api/stadt/v1/exhibitions/{}", id, day.person(1));
           }},
          {"an entry of a guest book is taken out",
           [](LivedDay& day) {
             day.living().sign(day.secretive(), day.things().walls[0], "Das nehme ich zurück.");
             return day.city()
                 .get("/api/stadt/v1/exhibitions/" + day.things().walls[0] + "/guest-book", day.secretive())
                 .text("0.id");
           },
           {},
           [](LivedDay& day, const std::string& id) {
             day.living().remove("/api/stadt/v1/exhibitions/" + day.things().walls[0] + "/guest-book/{}", id,
                                 day.secretive());
           }},
          {"a poster is taken down",
           [](LivedDay& day) { return day.living().hang_poster(day.person(0), "Doch nicht"); },
           {},
           [](LivedDay& day, const std::string& id) {
             day.living().remove("/api/stadt/v1/notices/{}", id, day.person(0));
           }},
          {"an occasion is taken back",
           [](LivedDay& day) {
             return day.city()
                 .post("/api/stadt/v1/occasions",
                       R"({"kind": "new_role", "words": "Seit heute leite ich das Wehr.", "audience": "public"})",
                       day.person(2))
                 .text("id");
           },
           {},
           [](LivedDay& day, const std::string& id) {
             day.living().remove("/api/stadt/v1/occasions/{}", id, day.person(2));
           }}};
}

std::vector<Flip> all_flips() {
  std::vector<Flip> all;
  for (auto part : {flips_of_posts(), flips_of_places(), flips_of_people(), flips_of_acts(), flips_of_walls()}) {
    std::ranges::move(part, std::back_inserter(all));
  }
  return all;
}

enum class Life { flipped, hidden_from_start };

class FlippedItems : public OnBothEngines {
 protected:
  struct Lived {
    std::vector<Answered> before;  // while everything could be seen
    std::vector<Answered> after;
    std::string check;  // whether memory is what SQL says
  };
  Lived live(unsigned seed, Life life, const std::vector<Flip>& flips) {
    LivedDay day(take_database(), seed);
    for (int i = 0; i < acts_before; ++i) day.act(LivedDay::Hidden::left_out);
    std::vector<std::string> ids(flips.size());
    for (std::size_t i = 0; i < flips.size(); ++i) {
      day.next_moment();
      if (life == Life::flipped) ids[i] = flips[i].show(day);
      if (life == Life::hidden_from_start && flips[i].hide_from_start) flips[i].hide_from_start(day);
    }
    Lived lived{.before = day.told(), .after = {}, .check = {}};  // What can be kept in memory is kept now.
    for (std::size_t i = flips.size(); i-- > 0;) {
      day.next_moment();
      if (life == Life::flipped) flips[i].hide(day, ids[i]);
    }
    // What memory must read again, it reads in the next moment: in a running city that is a chore.
    if (!day.city().app().check_sight().same()) lived.check = "Memory is not what SQL says.";
    lived.after = day.told();
    for (int i = 0; i < acts_before / 2; ++i) day.act(LivedDay::Hidden::left_out);
    for (auto& one : day.told()) lived.after.push_back(std::move(one));
    if (!day.city().app().check_sight().same()) lived.check = "Memory is not what SQL says.";
    return lived;
  }
};
STADT_ON_BOTH_ENGINES(FlippedItems);

TEST_P(FlippedItems, AreAsIfTheyHadAlwaysBeenHidden) {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    auto flips = all_flips();
    std::shuffle(flips.begin(), flips.end(), std::mt19937(seed));
    const auto flipped = live(seed, Life::flipped, flips);
    const auto hidden = live(seed, Life::hidden_from_start, flips);
    EXPECT_NE(difference(flipped.before, hidden.before), "") << "Something could be seen.";
    EXPECT_EQ(difference(flipped.after, hidden.after), "") << "seed " << seed;
    EXPECT_EQ(flipped.check + hidden.check, "");
  }
}

// So that a flip that nobody could ever see is no flip: in a morning on which little else happened, each makes a
// difference while it can be seen.
TEST_P(FlippedItems, CouldBeSeenEachOfThem) {
  const auto seen = [&](const std::function<void(LivedDay&)>& act) {
    LivedDay day(take_database(), 7);
    day.next_moment();
    if (act) act(day);
    return day.told();
  };
  const auto untouched = seen({});
  for (const auto& flip : all_flips()) {
    const auto shown = seen([&](LivedDay& day) { flip.show(day); });
    const auto hidden = flip.hide_from_start ? seen(flip.hide_from_start) : untouched;
    EXPECT_NE(difference(shown, hidden), "") << flip.name;
  }
}

}  // namespace
}  // namespace stadt::testing
