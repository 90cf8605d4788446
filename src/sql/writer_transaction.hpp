// What both writers share: the transaction that a write is applied in, and what becomes of a failure.
#pragma once

#include <vector>

#include "sql/database.hpp"

namespace stadt::sql {

class WriterTransaction : public Transaction {
 public:
  explicit WriterTransaction(Session& session) : session_(session) {}

  using Session::execute;
  void run(std::string_view text, std::span<const Param> params, const std::function<void(const Row&)>& each) override {
    session_.run(text, params, each);
  }
  void run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                const std::function<void(std::size_t, const Row&)>& each) override {
    session_.run_many(text, lists, each);
  }
  std::int64_t execute(std::string_view text, std::span<const Param> params) override {
    return session_.execute(text, params);
  }
  void record(Event event) override { events_.push_back(std::move(event)); }

  std::size_t mark() const { return events_.size(); }
  void forget_since(std::size_t mark) { events_.resize(mark); }
  std::span<const Event> events() const { return events_; }

 private:
  Session& session_;
  std::vector<Event> events_;
};

// What the person who wrote is told.
Error error_of(const Failure& failure);

// Applies one write and what is derived from it. What is wrong with this write alone becomes its error; a Failure that
// concerns the machine, or that may pass when the write is tried again, is thrown.
Result<> attempt(const Database::Apply& apply, std::span<const Database::Deriver> derivers,
                 WriterTransaction& transaction);

}  // namespace stadt::sql
