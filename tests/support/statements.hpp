// The SQL of the program, as it stands in the source and as it is sent.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "sql/session.hpp"

namespace stadt::testing {

// With literals in place of its parameters.
struct Statement {
  std::string text;
  std::string origin;  // the file, or "sent"
};

// Every R"sql(…)sql" of src/; parameter $n is the text 'n', which PostgreSQL takes for a number where one is needed.
std::vector<Statement> statements_of_the_source();

// Keeps one of each text, with the parameters it was sent with first. Thread-safe.
class StatementRecorder : public sql::StatementWatcher {
 public:
  void see(std::string_view text, std::span<const sql::Param> params) override;
  std::vector<Statement> statements();

 private:
  std::mutex mutex_;
  std::set<std::string, std::less<>> texts_;
  std::vector<Statement> statements_;
};

// How often each text was sent: a page that asks for every item by itself shows here. Thread-safe.
class StatementCounter : public sql::StatementWatcher {
 public:
  void see(std::string_view text, std::span<const sql::Param> params) override;
  void begin();
  // Since `begin`: how often the text was sent that was sent most.
  int most_of_one();

 private:
  std::mutex mutex_;
  std::map<std::string, int, std::less<>> counts_;
};

}  // namespace stadt::testing
