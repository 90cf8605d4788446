// The five node bits of ids, leased in SQL, so that two programs on one store never make the same id.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/result.hpp"
#include "sql/database.hpp"

namespace stadt::sql {

class NodeLease {
 public:
  // Takes the first free node; the error says that all 32 are in use.
  static Result<std::unique_ptr<NodeLease>> take(Database& database, Env& env);
  ~NodeLease();

  int node() const { return node_; }
  // The greatest id in SQL when the lease was taken.
  std::int64_t last_used() const { return last_used_; }
  void renew();
  // Before the database stops; afterwards nobody else waits for the lease to run out.
  void release();

 private:
  NodeLease(Database& database, Env& env) : database_(database), env_(env) {}

  Database& database_;
  Env& env_;
  std::string holder_;
  int node_ = 0;
  std::int64_t last_used_ = 0;
};

// The nodes of the programs that run on this store; one that was killed counts until its lease is over.
std::vector<std::int64_t> leased_nodes(Session& session, Time now);

}  // namespace stadt::sql
