// A day of random acts, the same for one seed and at the same moments, so that it can be lived twice: with what is
// hidden from a stranger, and without it.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/living.hpp"
#include "support/questions.hpp"

namespace stadt::testing {

class LivedDay {
 public:
  enum class Hidden { done, left_out };

  LivedDay(std::unique_ptr<sql::Database> database, unsigned seed);

  // One act that everybody can see, or one that the stranger cannot; the latter is done or left out, and every number
  // is drawn in either case.
  void act(Hidden hidden);
  // At the next moment of the day, the same in every life.
  void next_moment();

  // What the stranger is told, and what a visitor is.
  std::vector<Answered> told();
  const Things& things() const { return things_; }
  // What was hidden, by id.
  const std::vector<std::string>& hidden() const { return hidden_; }
  const Resident& stranger() const { return stranger_; }
  const Resident& secretive() const { return secretive_; }
  const Resident& person(std::size_t which) const { return people_[which]; }
  Living& living() { return living_; }
  City& city() { return city_; }

 private:
  struct Drawn;
  Drawn draw();
  void settle();
  void speak(const Drawn& drawn);
  void open_table_at_place(const Resident& who, const std::string& text);
  void react(const Drawn& drawn);
  void furnish(const Drawn& drawn);
  void act_hidden(const Drawn& drawn);
  void say_hidden(const Drawn& drawn);
  void do_unseen(const Drawn& drawn);
  void live_with_others(const Drawn& drawn);
  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  City city_;
  Living living_{city_};
  std::mt19937 random_;
  Time moment_;
  Resident stranger_;
  Resident secretive_;            // the stranger follows her; she shows nobody whom she follows
  std::vector<Resident> people_;  // nobody of them is followed by the stranger
  Things things_;
  std::vector<std::string> hidden_;
};

}  // namespace stadt::testing
