// The one seam for what the outside world decides: clock, randomness, ids. Same seed, same run.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

class Env {
 public:
  virtual ~Env() = default;

  virtual Time now() = 0;
  virtual void fill_random(std::span<std::uint8_t> bytes) = 0;
  virtual std::int64_t next_id(std::int64_t bucket) = 0;

  // For what has no conversation: a random bucket.
  std::int64_t next_id();
  std::uint64_t random_number();
  // `bytes` random bytes, as lower-case hex.
  std::string random_hex(int bytes);

  template <typename IdType>
  IdType make_id() {
    return IdType{next_id()};
  }
};

// The machine's clock and libsodium's randomness; ids of one node.
class SystemEnv : public Env {
 public:
  // Before `start_ids` next_id asserts: SQL knows the node and the greatest id used.
  void start_ids(int node, std::int64_t last_used);

  Time now() override;
  void fill_random(std::span<std::uint8_t> bytes) override;
  using Env::next_id;
  std::int64_t next_id(std::int64_t bucket) override;

 private:
  IdMaker ids_;
};

// A clock that moves only when told, randomness and ids from a seed: for tests and simulations. Thread-safe.
class FakeEnv : public Env {
 public:
  explicit FakeEnv(std::uint64_t seed = 1);

  void set_time(Time time);
  void pass(std::chrono::milliseconds span);

  Time now() override;
  void fill_random(std::span<std::uint8_t> bytes) override;
  using Env::next_id;
  std::int64_t next_id(std::int64_t bucket) override;

 private:
  std::mutex mutex_;
  std::uint64_t random_state_;
  Time now_;
  IdMaker ids_;
};

}  // namespace stadt
