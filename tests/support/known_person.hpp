// Somebody whom one meets everywhere in a city: at tables, in places, on walls and columns, in lists and sentences; and
// two who are told of them. Where a handle, a name or a word of theirs is told, it is theirs alone.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "support/living.hpp"
#include "support/questions.hpp"

namespace stadt::testing {

struct KnownPerson {
  explicit KnownPerson(std::unique_ptr<sql::Database> database);

  // Who is told: somebody who knows them well, somebody who has only talked with them, and nobody in particular.
  std::vector<Resident> viewers() const { return {friend_, talker, Resident()}; }
  // What only comes from them or is they themselves: id, handle, name, words.
  std::vector<std::string> traces() const;
  // Which of these stand in what the viewer is told, by target; a target that says nothing of them is missing.
  struct Trace {
    std::string target;
    std::string words;
  };
  std::vector<Trace> traces_told(const Resident& viewer, const std::vector<std::string>& words);

  City city;
  Living living{city};
  Resident person;   // quirin
  Resident friend_;  // vera, a contact
  Resident talker;   // wilma, who has talked with them and knows them no further
  Resident anna;
  Resident benno;
  Things things;
  std::string own_table;
  std::string other_table;
  std::string reply;  // theirs, at the table of another
  std::string article;
  std::string wall;
  std::string poster;
  std::string occasion;
  std::string meetup;

 private:
  void settle();
  void talk();
  void show();
  void know_each_other();
};

}  // namespace stadt::testing
