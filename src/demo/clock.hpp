// A clock that is set to each moment of the invented city's past; ids carry its time.
#pragma once

#include "base/env.hpp"

namespace stadt::demo {

class Clock : public Env {
 public:
  // `outside` gives the randomness; `node` is leased, so that nobody else makes the same ids.
  Clock(Env& outside, int node);

  void set(Time time) { now_ = time; }

  Time now() override { return now_; }
  void fill_random(std::span<std::uint8_t> bytes) override { outside_.fill_random(bytes); }
  using Env::next_id;
  std::int64_t next_id(std::int64_t bucket) override { return ids_.next(now_, bucket); }

 private:
  Env& outside_;
  Time now_;
  IdMaker ids_;
};

}  // namespace stadt::demo
