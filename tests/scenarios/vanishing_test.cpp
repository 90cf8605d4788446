// Who is blocked, muted or gone, and what is deleted, vanishes from every answer at once: every route is asked, and
// named is what may stay, with its reason. Each answer is asked before, too, so that a test that finds nothing is
// alive.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <functional>

#include "support/database.hpp"
#include "support/known_person.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

// A target that may go on telling of them, with * for whatever stands there, {} for their id and ~ for their handle.
struct Stays {
  std::string target;
  std::string reason;
  bool by_id_only = false;  // neither by name nor with a word of theirs
};

struct Act {
  std::string name;
  std::function<void(KnownPerson&, const Resident& viewer)> run;
  std::vector<Stays> stays;
};

// Whatever becomes of two people, what one wrote to the other stays with both.
const std::vector<Stays> letters = {{"/api/stadt/v1/letters/*", "a letter that has arrived is the reader's"},
                                    {"/api/v1/conversations", "the list of letters says who wrote them"}};
// The same for everybody: nobody is signed in who reads these.
const std::vector<Stays> outside = {
    {"/.well-known/webfinger*acct:~*", "what other cities ask about a name that they know"},
    {"/*.atom", "a feed is read without a viewer"}};
// Else nobody could see whom they have blocked or muted, and end it.
const std::vector<Stays> found_by_name = {{"/api/v1/accounts/{}", "asked for by id"},
                                          {"/api/v1/accounts?id[]={}", "asked for by id"},
                                          {"/api/v1/accounts/lookup*", "asked for by name"},
                                          {"/api/v1/accounts/search*", "asked for by the beginning of a name"},
                                          {"/api/stadt/v1/people/~", "asked for by name"},
                                          {"/@~", "the same page, without scripts"}};
const Stays own_relation = {"/api/v1/accounts/relationships*", "how one stands to whom one asks about"};
// A mute closes one's ears, not one's eyes: on pages that are laid for somebody who is muted is not there; what one
// opens oneself is shown as it is.
const std::vector<Stays> opened_oneself = {{"/api/v1/mutes", "whom one has muted"},
                                           {"/api/v1/statuses*", "a post and its thread"},
                                           {"/api/stadt/v1/tables/*", "a table and its thread"},
                                           {"/tables/*", "the same, without scripts"},
                                           {"/api/stadt/v1/exhibitions/*", "a wall and its guest book"},
                                           {"/exhibitions/*", "the same, without scripts"},
                                           {"/api/stadt/v1/people/*/comments*", "somebody's page"},
                                           {"/api/stadt/v1/people/{}/*", "their own page"},
                                           {"/api/v1/accounts/*/statuses*", "somebody's page"},
                                           {"/api/v1/bookmarks", "what one has kept"},
                                           {"/api/stadt/v1/pebbles*", "what one has kept"},
                                           {"/api/v1/favourites", "what one has nodded to"},
                                           {"/api/stadt/v1/tables?mode=listening", "where one listens"},
                                           {"/api/stadt/v1/contacts", "whom one knows"},
                                           {"/api/stadt/v1/appointments*", "what one has arranged"},
                                           {"/api/stadt/v1/requests*", "what waits for an answer of one's own"},
                                           {"/api/v1/timelines/*", "whom somebody answered", true}};

std::vector<Stays> together(std::initializer_list<std::vector<Stays>> lists) {
  std::vector<Stays> all;
  for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

void block(KnownPerson& known, const Resident& who, const Resident& whom) {
  known.living.act("/api/v1/accounts/{}/block", whom.id, who);
}

const std::vector<Act>& acts() {
  static const std::vector<Act> all = {
      {"they are blocked", [](KnownPerson& known, const Resident& viewer) { block(known, viewer, known.person); },
       together({letters, outside, found_by_name, {own_relation, {"/api/v1/blocks", "whom one has blocked"}}})},
      {"they block", [](KnownPerson& known, const Resident& viewer) { block(known, known.person, viewer); },
       together({letters, outside, {own_relation}})},
      {"they are muted",
       [](KnownPerson& known, const Resident& viewer) {
         known.living.act("/api/v1/accounts/{}/mute", known.person.id, viewer);
       },
       together({letters, outside, found_by_name, {own_relation}, opened_oneself})},
      {"they leave the city",
       [](KnownPerson& known, const Resident&) {
         EXPECT_TRUE(known.city.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
           transaction.execute("UPDATE person SET state = 3 WHERE id = $1", id_of(known.person));
           transaction.record(
               {.kind = EventKind::person_left, .actor = id_of(known.person).value, .at = known.city.env().now()});
           return {};
         }));
       },
       together({letters, {own_relation}})}};
  return all;
}

// * stands for whatever is there.
bool fits(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    return fits(pattern.substr(1), text) || (!text.empty() && fits(pattern, text.substr(1)));
  }
  return !text.empty() && pattern[0] == text[0] && fits(pattern.substr(1), text.substr(1));
}

class Vanishing : public OnBothEngines {
 protected:
  static bool stays(const Act& act, const KnownPerson& known, const KnownPerson::Trace& trace) {
    return std::ranges::any_of(act.stays, [&](const Stays& one) {
      auto path = one.target;
      for (const auto& [sign, meant] : {std::pair("{}", known.person.id), std::pair("~", known.person.handle)}) {
        if (const auto at = path.find(sign); at != std::string::npos) path.replace(at, std::strlen(sign), meant);
      }
      return fits(path, trace.target) && (!one.by_id_only || trace.words == known.person.id);
    });
  }
  static std::string listed(const std::vector<KnownPerson::Trace>& traces) {
    std::string all;
    for (const auto& [target, words] : traces) all += "\n" + target + ": " + words;
    return all;
  }
};
STADT_ON_BOTH_ENGINES(Vanishing);

TEST_P(Vanishing, WhoeverIsBlockedMutedOrGoneIsNamedNowhere) {
  for (const auto& act : acts()) {
    for (const bool is_friend : {true, false}) {
      KnownPerson known(take_database());
      const auto& viewer = is_friend ? known.friend_ : known.talker;
      const auto before = known.traces_told(viewer, known.traces());
      EXPECT_GT(before.size(), 60u) << listed(before);
      act.run(known, viewer);
      auto left = known.traces_told(viewer, known.traces());
      std::erase_if(left, [&](const auto& trace) { return stays(act, known, trace); });
      EXPECT_EQ(listed(left), "") << act.name << ", seen by " << viewer.handle;
    }
  }
}

// Something that is taken back; its word stands nowhere else.
struct Deletion {
  std::string word;
  std::function<std::string(KnownPerson&)> make;
  std::function<void(KnownPerson&, const std::string& id)> take_back;
};

Deletion deletion_of_post(const std::string& word, std::function<std::string(KnownPerson&, const std::string&)> make) {
  return {
      word, [word, make](KnownPerson& known) { return make(known, word); },
      [](KnownPerson& known, const std::string& id) { known.living.remove("/api/v1/statuses/{}", id, known.person); }};
}

std::vector<Deletion> deletions() {
  return {
      deletion_of_post("Weichwort",
                       [](KnownPerson& known, const std::string& word) {
                         const auto id = known.city.write(known.person, word + ", und was meint Ihr? #Hospiz");
                         for (const auto& one : {known.friend_, known.talker, known.anna}) {
                           for (const auto* act : {"reblog", "favourite", "bookmark"}) {
                             known.living.act("/api/v1/statuses/{}/" + std::string(act), id, one);
                           }
                           known.city.reply(one, id, "Das frage ich mich auch.");
                         }
                         known.living.act("/api/v1/statuses/{}/pin", id, known.person);
                         known.things.posts.push_back(id);
                         known.things.tables.push_back(id);
                         return id;
                       }),
      deletion_of_post("Widerwort",
                       [](KnownPerson& known, const std::string& word) {
                         const auto id = known.city.reply(known.person, known.other_table, word + ", sage ich noch.");
                         known.things.posts.push_back(id);
                         return id;
                       }),
      deletion_of_post("Blattwort",
                       [](KnownPerson& known, const std::string& word) {
                         const auto id = known.living.article(known.person, word, word + ", ein Absatz. #Hospiz");
                         known.living.publish(known.person, known.benno, id, "zeile");
                         known.things.posts.push_back(id);
                         known.things.tables.push_back(id);
                         return id;
                       }),
      deletion_of_post("Zettelwort",
                       [](KnownPerson& known, const std::string& word) {
                         return known.living.letter(known.person, known.friend_, word + ", nur für Dich.");
                       }),
      {"Posterwort", [](KnownPerson& known) { return known.poster; },
       [](KnownPerson& known, const std::string& id) {
         known.living.remove("/api/stadt/v1/notices/{}", id, known.person);
       }},
      {"Farnwort", [](KnownPerson& known) { return known.wall; },
       [](KnownPerson& known, const std::string& id) {
         known.living.remove("/api/stadt/v1/exhibitions/{}", id, known.person);
       }},
      {"Gastwort",
       [](KnownPerson& known) {
         return known.city.get("/api/stadt/v1/exhibitions/" + known.things.walls[1] + "/guest-book", known.person)
             .text("0.id");
       },
       [](KnownPerson& known, const std::string& id) {
         known.living.remove("/api/stadt/v1/exhibitions/" + known.things.walls[1] + "/guest-book/{}", id, known.person);
       }},
      {"Hauswort", [](KnownPerson&) { return std::string(); },
       [](KnownPerson& known, const std::string&) {
         known.living.change_last_item(known.person, item("can", "public", "Anderes"));
       }},
      {"Anlasswort", [](KnownPerson& known) { return known.occasion; },
       [](KnownPerson& known, const std::string& id) {
         known.living.remove("/api/stadt/v1/occasions/{}", id, known.person);
       }},
  };
}

TEST_P(Vanishing, WhatIsTakenBackIsReadNowhere) {
  KnownPerson known(take_database());
  const auto all = deletions();
  std::vector<std::string> words;
  std::vector<std::string> ids;
  for (const auto& one : all) {
    words.push_back(one.word);
    ids.push_back(one.make(known));
  }
  std::string before;
  for (const auto& viewer : known.viewers()) before += listed(known.traces_told(viewer, words));
  for (const auto& word : words) EXPECT_NE(before.find(word), std::string::npos) << word << " was read by nobody.";
  for (std::size_t i = 0; i < all.size(); ++i) all[i].take_back(known, ids[i]);
  auto viewers = known.viewers();
  viewers.push_back(known.person);
  for (const auto& viewer : viewers) {
    EXPECT_EQ(listed(known.traces_told(viewer, words)), "") << "seen by " << viewer.handle;
  }
}

}  // namespace
}  // namespace stadt::testing
