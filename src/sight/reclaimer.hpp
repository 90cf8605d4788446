// Memory that readers look at while one writer changes it: what the writer takes out of sight is given back when the
// last reader who could still see it has gone (epoch-based reclamation, Fraser 2004). Readers never wait.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace stadt {

class Reclaimer {
  static constexpr std::size_t seats = 256;  // readers at the same time; more of them wait for a seat
  struct alignas(64) Seat {
    std::atomic<std::uint64_t> epoch = 0;  // 0: nobody sits here
  };

 public:
  Reclaimer() = default;
  ~Reclaimer();
  Reclaimer(const Reclaimer&) = delete;
  Reclaimer& operator=(const Reclaimer&) = delete;

  // What a reader sees stays as long as the visit.
  class Visit {
   public:
    explicit Visit(Seat& seat) : seat_(&seat) {}
    Visit(Visit&& other) noexcept : seat_(other.seat_) { other.seat_ = nullptr; }
    Visit& operator=(Visit&&) = delete;
    ~Visit() {
      if (seat_) seat_->epoch.store(0, std::memory_order_release);
    }

   private:
    Seat* seat_;
  };
  Visit visit() const;

  // The writer's: nobody who comes from now on can reach the block.
  using Destroy = void (*)(void*);
  void retire(void* block, Destroy destroy);
  // Gives back what nobody sees any more; called by `retire` now and then.
  void collect();
  std::size_t waiting() const { return retired_.size(); }

 private:
  struct Retired {
    void* block = nullptr;
    Destroy destroy = nullptr;
    std::uint64_t epoch = 0;
  };

  mutable std::array<Seat, seats> seats_;
  std::atomic<std::uint64_t> epoch_ = 1;
  std::deque<Retired> retired_;
};

}  // namespace stadt
