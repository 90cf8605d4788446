// The running account of one conversation: every reply and every nod changes its sums in a moment, and what the sums
// say is what a recomputation from all posts would say. Edits, deletions and blocks recompute (make a new ledger).
#pragma once

#include <functional>

#include "dialogue/index_of.hpp"
#include "dialogue/quality_rules.hpp"

namespace stadt::dialogue {

// What the ledger asks of somebody it meets for the first time; frozen afterwards.
struct Acquainted {
  std::function<GuestFacts(PersonId guest)> guest;
  // Other conversations of two people in the last 30 days.
  std::function<int(PersonId one, PersonId other)> other_talks;
};

class Ledger {
 public:
  Ledger(PersonId host, Pace pace) { begin(host, pace); }

  // The account of another conversation, in the room of the former one.
  void begin(PersonId host, Pace pace);

  // In the order in which they were said.
  void say(const Turn& turn, const Acquainted& known);
  void react(PersonId person);
  void take_back_reaction(PersonId person);
  // Distinct people who report or hide, and who listens: counted elsewhere.
  void set_flaggers(int flaggers) { sums_.flaggers = flaggers; }
  void set_listeners(int listeners) { sums_.listeners = listeners; }

  // Who has spoken, but the host; in the order in which they first did.
  template <typename Take>
  void each_guest(Take take) const {
    for (const auto& guest : guests_.entries()) take(guest.key);
  }
  const Sums& sums() const { return sums_; }
  Quality quality() const { return dialogue::quality(sums_); }
  // When a guest first spoke, or the host first answered one: nobody bumps a table for ever.
  Time grew_at() const { return grew_at_; }
  Pace pace() const { return pace_; }

 private:
  struct Guest {
    PersonId key;
    GuestFacts facts = {};
    double substance = 0;
    double voice = 0;
    bool answered = false;
    bool answered_by_host = false;
  };
  struct Speaker {
    PersonId key;
    int words = 0;
    bool counts = false;  // has said something that is no repetition
  };
  struct Pair {
    std::int64_t key = 0;  // the two speakers by their places in the list
    double from_first = 0;
    double from_second = 0;
    double lower_trust = 1;
    double value = 0;
    int other_talks = 0;
  };
  struct Community {
    int key = 0;
    int guests = 0;
  };
  struct Reactor {
    PersonId key;
    int reactions = 0;
  };

  void count_words(const Turn& turn);
  void count_volley(PersonId author);
  void seat(Guest& guest, const Turn& turn, const Acquainted& known);
  void hear(Guest& guest);
  void answer(const Turn& turn);
  void exchange(const Turn& turn, const Acquainted& known);
  double trust_of(PersonId person) const;
  bool speaks(PersonId person) const;
  bool reacts(PersonId person) const;

  PersonId host_;
  Pace pace_ = Pace::talk;
  Time grew_at_;
  Sums sums_;
  double host_trust_ = 1;
  IndexOf<Guest, PersonId> guests_;
  IndexOf<Speaker, PersonId> speakers_;
  IndexOf<Pair, std::int64_t> pairs_;
  IndexOf<Community, int> communities_;
  IndexOf<Reactor, PersonId> reactors_;
  PersonId volley_one_;
  PersonId volley_other_;
  int volley_ = 0;
  PersonId last_author_;
  int in_a_row_ = 0;
};

}  // namespace stadt::dialogue
