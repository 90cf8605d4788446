#include <string_view>
#include <vector>

#include "command/command.hpp"

int main(int count, char** words) {
  return stadt::command::run(std::vector<std::string_view>(words + 1, words + count));
}
