// Conversations as they happen, good ones and bad ones, written down by their shape: what dialogue quality is judged
// by.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "dialogue/ledger.hpp"

namespace stadt::testing {

// Who says how many words to whom. People are numbers; 1 is the host.
struct Script {
  struct Person {
    double trust = 1;
    int community = 1;
  };
  std::vector<dialogue::Turn> turns = {};
  std::vector<PersonId> nods = {};
  std::map<std::int64_t, Person> people = {};  // others have full trust and are of community 1
  int flaggers = 0;
  dialogue::Pace pace = dialogue::Pace::talk;
  int talks_elsewhere = 0;  // other conversations of any two of them in the last month

  Script& say(int author, int answers, int words);
  Script& ask(int author, int answers, int words);
  Script& repeat(int author, int answers, int words);  // nearly what was said before
  Script& nod(int first, int count);                   // as many people, from this number on

  dialogue::Ledger ledger() const;
  dialogue::Quality quality() const { return ledger().quality(); }

 private:
  Script& add(dialogue::Turn turn);
};

struct Archetype {
  std::string_view name;
  bool is_good = false;
  Script script;
};
// From the best to the worst, as DIALOGUE §1 expects them, and two that must stand above the pod.
std::vector<Archetype> archetypes();
// What people try in order to be seen; each must stay below `honest_question`.
std::vector<Archetype> attacks();
Script honest_question();  // of four guests

}  // namespace stadt::testing
