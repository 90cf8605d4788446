// What sight holds: the city, and the one writer's lock.
#pragma once

#include <atomic>
#include <mutex>

#include "sight/seating.hpp"
#include "sight/view.hpp"

namespace stadt {

struct Sight::State {
  explicit State(std::size_t bytes) : most_bytes(bytes) {}
  ~State() { delete city.load(); }

  Campaigns campaigns;  // guards itself
  mutable Reclaimer reclaimer;
  std::mutex writing;  // of the city and of what stands below
  std::atomic<CitySight*> city = new CitySight(reclaimer);
  bool reading = false;
  std::vector<Event> meanwhile;  // what happened while the city was read from SQL
  std::atomic<bool> ready = false;
  std::atomic<bool> behind = false;
  std::size_t most_bytes;
  mutable std::mutex seating_mutex;
  std::shared_ptr<const SeatingPlan> seating;
  std::atomic<std::size_t> said = 0;  // since that was made

  // A city as SQL has it, with what happened while it was read; `use` is called with the writer's lock.
  template <typename Use>
  void read_anew(sql::Session& db, Use use);
  void replace(std::unique_ptr<CitySight> fresh);
  static void read_wanted(sql::Session& db, CitySight& city);
  const CitySight& seen() const { return *city.load(std::memory_order_seq_cst); }
};

}  // namespace stadt
