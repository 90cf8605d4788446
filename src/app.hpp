// The whole program: every object built once, in order. Nothing here decides anything; it is the map of the city.
#pragma once

#include <memory>
#include <string>

#include "base/env.hpp"
#include "base/result.hpp"
#include "config/settings.hpp"
#include "http/message.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"

namespace stadt {

class App {
 public:
  // Opens the store, leases a node, joins the routes.
  static Result<std::unique_ptr<App>> open(const config::Settings& settings);
  // The same on a store that is already open, with an Env that outlives the App and sight already read: for tests.
  static std::unique_ptr<App> assemble(const config::Settings& settings, Env& env,
                                       std::unique_ptr<sql::Database> database);
  ~App();

  // Begins to listen; sight is read in the background meanwhile.
  Result<> start();
  int port() const;
  // Finishes what runs, flushes, closes.
  void stop();

  // One request without a socket; waits until sight is ready and a write is committed.
  http::Response handle(http::Request request);
  // Throws away what sight knows and reads it from SQL.
  void read_sight();
  // Compares what sight knows with what SQL says; what differs is read anew.
  Sight::Check check_sight();
  sql::Database& database();
  // For tests, which let it fall behind or break.
  Sight& sight();

 private:
  struct Parts;
  explicit App(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace stadt
