#include "support/archetypes.hpp"

namespace stadt::testing {

namespace {

constexpr std::int64_t beginning_ms = 1'700'000'000'000;
constexpr std::int64_t minute_ms = 60'000;
constexpr double stranger_trust = 0.15;
constexpr int host = 1;

// Thirty people over days: most answer the host, many each other, the host answers half of them.
Script memorial() {
  Script script{.pace = dialogue::Pace::memorial};
  script.say(host, 0, 90);
  for (int guest = 2; guest <= 31; ++guest) {
    script.people[guest].community = 1 + guest % 5;
    script.say(guest, host, 40);
    if (guest % 2 == 0) script.say(host, guest, 20);
    if (guest > 4) script.say(guest, guest - 2, 25).say(guest - 2, guest, 15);
  }
  return script.nod(100, 40);
}

Script good_table() {
  Script script;
  script.ask(host, 0, 50);
  for (int guest = 2; guest <= 10; ++guest) {
    script.people[guest].community = 1 + guest % 3;
    script.say(guest, host, 40).say(host, guest, 25);
    if (guest > 3) script.say(guest, guest - 1, 30).say(guest - 1, guest, 30);
  }
  return script.nod(100, 12);
}

Script civil_disagreement() {
  Script script;
  script.say(host, 0, 80);
  for (int guest = 2; guest <= 7; ++guest) {
    script.people[guest].community = 1 + guest % 2;
    script.say(guest, host, 60).say(host, guest, 50).say(guest, host, 55);
    if (guest > 2) script.say(guest, guest - 1, 45).say(guest - 1, guest, 40);
  }
  return script.nod(100, 6);
}

Script expert_answer() {
  Script script;
  script.ask(host, 0, 40).say(2, host, 120).ask(host, 2, 20).say(2, host, 60).say(3, 2, 30).say(2, 3, 25);
  script.say(4, 2, 25).people[3].community = 2;
  return script.nod(100, 25);
}

// Six friends who answer whatever one of them writes; they do it every day.
Script pod() {
  Script script{.talks_elsewhere = 20};
  script.say(host, 0, 60);
  for (int guest = 2; guest <= 7; ++guest) script.say(guest, host, 12).say(host, guest, 6);
  return script.nod(2, 6);
}

Script boilerplate() {
  Script script;
  script.say(host, 0, 60);
  for (int guest = 2; guest <= 13; ++guest) {
    if (guest == 2)
      script.say(guest, host, 4);
    else
      script.repeat(guest, host, 4);
  }
  script.say(14, host, 9).say(15, host, 9).say(host, 14, 5);
  return script.nod(100, 60);
}

Script liked_monologue() {
  Script script;
  script.say(host, 0, 400);
  script.say(2, host, 5).say(3, host, 4).say(host, host, 200);
  return script.nod(100, 500);
}

// Many shout at each other, few listen.
Script rage_bait() {
  Script script{.flaggers = 12};
  script.say(host, 0, 40);
  for (int round = 0; round < 8; ++round) {
    for (int guest = 2; guest <= 9; ++guest) script.say(guest, guest == 2 ? host : 2, 15);
  }
  return script.nod(100, 10);
}

Script flame_war() {
  Script script{.flaggers = 5};
  script.say(host, 0, 30);
  for (int round = 0; round < 40; ++round) script.say(2, host, 25).say(host, 2, 25);
  return script;
}

Script advert() {
  Script script{.flaggers = 6};
  script.say(host, 0, 120).say(host, host, 60).say(2, host, 3);
  script.people[2].trust = stranger_trust;
  return script;
}

Script poem() {
  Script script;
  script.say(host, 0, 90);
  for (int guest = 2; guest <= 7; ++guest) {
    script.people[guest].community = 1 + guest % 3;
    script.say(guest, host, 8);
    if (guest <= 4) script.say(host, guest, 6);
  }
  return script.nod(100, 15);
}

Script article() {
  Script script;
  script.say(host, 0, 2000);
  for (int guest = 2; guest <= 15; ++guest) {
    script.people[guest].community = 1 + guest % 4;
    script.say(guest, host, 30);
    if (guest % 3 == 0) script.say(host, guest, 40).say(guest, host, 20);
  }
  return script.nod(100, 30);
}

Script sock_puppets(int count) {
  Script script;
  script.say(host, 0, 40);
  script.people[host].trust = stranger_trust;
  for (int puppet = 2; puppet < 2 + count; ++puppet) {
    script.people[puppet].trust = stranger_trust;
    script.say(puppet, host, 30).say(host, puppet, 20);
    if (puppet > 2) script.say(puppet, puppet - 1, 20).say(puppet - 1, puppet, 20);
  }
  return script.nod(2, count);
}

Script ping_pong() {
  Script script;
  script.say(host, 0, 30);
  for (int round = 0; round < 60; ++round) script.say(2, host, 15).say(host, 2, 15);
  return script;
}

Script copied_comments() {
  Script script;
  script.say(host, 0, 40).say(2, host, 20);
  for (int round = 0; round < 100; ++round) script.repeat(3 + round % 5, host, 20);
  return script;
}

// Forty strangers of one circle come at once, shout at the host and at each other, and nod at what they say; the
// regulars report it.
Script brigade() {
  Script script{.flaggers = 8};
  script.say(host, 0, 40);
  for (int raider = 2; raider < 42; ++raider) {
    script.people[raider] = {.trust = stranger_trust, .community = 9};
    script.say(raider, host, 15);
    if (raider > 3) script.say(raider, raider - 2, 10).say(raider - 2, raider, 10);
  }
  return script.nod(2, 40);
}

// Twelve accounts that have won a little trust praise one advert in the words of one template.
Script praised_advert() {
  Script script;
  script.say(host, 0, 80);
  for (int guest = 2; guest <= 13; ++guest) {
    script.people[guest].trust = 0.35;
    if (guest == 2)
      script.say(guest, host, 25);
    else
      script.repeat(guest, host, 25);
    script.say(host, guest, 5);
  }
  return script.nod(2, 12);
}

Script nodding_crowd() {
  Script script;
  script.say(host, 0, 40);
  for (int guest = 2; guest <= 3; ++guest) script.say(guest, host, 3);
  return script.nod(100, 5000);
}

}  // namespace

Script& Script::add(dialogue::Turn turn) {
  turn.at = {beginning_ms + std::ssize(turns) * minute_ms};
  turns.push_back(turn);
  return *this;
}

Script& Script::say(int author, int answers, int words) {
  return add({.author = PersonId{author}, .answers = PersonId{answers}, .words = words});
}

Script& Script::ask(int author, int answers, int words) {
  return add({.author = PersonId{author}, .answers = PersonId{answers}, .words = words, .asks = true});
}

Script& Script::repeat(int author, int answers, int words) {
  return add(
      {.author = PersonId{author}, .answers = PersonId{answers}, .words = words, .asks = false, .repeats = true});
}

Script& Script::nod(int first, int count) {
  for (int i = 0; i < count; ++i) nods.push_back(PersonId{first + i});
  return *this;
}

dialogue::Ledger Script::ledger() const {
  const dialogue::Acquainted known{[this](PersonId id) {
                                     const auto found = people.find(id.value);
                                     const Person person = found == people.end() ? Person{} : found->second;
                                     return dialogue::GuestFacts{person.trust, person.community, talks_elsewhere};
                                   },
                                   [this](PersonId, PersonId) { return talks_elsewhere; }};
  dialogue::Ledger ledger(turns.front().author, pace);
  for (const auto& turn : turns) ledger.say(turn, known);
  for (const auto id : nods) ledger.react(id);
  ledger.set_flaggers(flaggers);
  return ledger;
}

std::vector<Archetype> archetypes() {
  return {{"memorial", true, memorial()},
          {"good table", true, good_table()},
          {"civil disagreement", true, civil_disagreement()},
          {"expert answer", true, expert_answer()},
          {"article with twenty comments", true, article()},
          {"poem with six short thanks", true, poem()},
          {"pod", false, pod()},
          {"boilerplate", false, boilerplate()},
          {"monologue with 500 likes", false, liked_monologue()},
          {"rage bait", false, rage_bait()},
          {"two-person flame war", false, flame_war()},
          {"advert", false, advert()}};
}

std::vector<Archetype> attacks() {
  return {
      {"twenty sock puppets", false, sock_puppets(20)},   {"a hundred sock puppets", false, sock_puppets(100)},
      {"a brigade of forty", false, brigade()},           {"an advert praised by a template", false, praised_advert()},
      {"two-person ping-pong", false, ping_pong()},       {"copied comments", false, copied_comments()},
      {"a crowd that only nods", false, nodding_crowd()}, {"pod", false, pod()}};
}

Script honest_question() {
  Script script;
  script.ask(host, 0, 30);
  for (int guest = 2; guest <= 5; ++guest) {
    script.people[guest].community = 1 + guest % 2;
    script.say(guest, host, 30).say(host, guest, 15);
  }
  return script;
}

}  // namespace stadt::testing
