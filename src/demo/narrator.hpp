// Tells a walk: the words stand in demo/walk/, in the language of the listener; what residents say is theirs.
#pragma once

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace stadt::demo {

enum class Tongue { de, en };

class Narrator {
 public:
  using Print = std::function<void(std::string_view line)>;

  static Result<Narrator> create(Tongue tongue, Print print);

  // A heading with its number.
  void title(int number, std::string_view key);
  void heading(std::string_view key);
  // A paragraph; {0}, {1} stand for the arguments.
  void tell(std::string_view key, const std::vector<std::string>& arguments = {});
  void point(std::string_view key);
  // Somebody's own sentence.
  void quote(std::string_view name, std::string_view text);

  // A sentence of a resident, by its key.
  const std::string& said(std::string_view key) const;
  const std::string& word(std::string_view key) const;

 private:
  Narrator() = default;
  void paragraph(std::string_view text, std::string_view first, std::string_view rest);

  using Words = std::map<std::string, std::string, std::less<>>;
  Words words_;
  Words said_;
  Print print_;
};

}  // namespace stadt::demo
