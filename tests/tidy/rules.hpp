// The rules by name, each with samples that break it and samples that do not.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "tidy/checks.hpp"

namespace stadt::tidy {

struct Sample {
  std::string path;
  std::string text;
  int line = 1;  // of the first breach
};

struct Rule {
  std::string name;
  std::function<Breaches(const Tree&)> check;
  std::vector<Sample> bad;
  std::vector<Sample> good;
};

// What the house has decided; it stands in tests/tidy_test.cpp.
struct Order {
  std::vector<Floor> floors;
  std::vector<Library> libraries;
};

std::vector<Rule> rules_of_the_house(const Order& order);

// How a failing test names them.
void PrintTo(const Sample& sample, std::ostream* out);
void PrintTo(const Rule& rule, std::ostream* out);

}  // namespace stadt::tidy
