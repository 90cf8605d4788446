// A sentence of the city in both of its languages, and the small words that sentences about people are made of. Pure.
// German says Du, with a capital, and turns the sentence before anybody's gender would have to be guessed.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stadt::dialogue {

struct Sentence {
  std::string de;
  std::string en;

  Sentence& operator+=(const Sentence& more) {
    de += more.de;
    en += more.en;
    return *this;
  }
  bool operator==(const Sentence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sentence, (), (de, en))

// From two to twelve in words, others in digits: "neun", "1.200"; "nine", "1,200". One needs its noun: see `people`.
Sentence number(std::int64_t count);
// "eine Person", "neun Menschen"; "one person", "nine people".
Sentence people(std::int64_t count);
// "Lea, Tom und Mira"; "Lea, Tom and Mira".
Sentence listed(std::span<const std::string> names);
// „Leerer Stuhl“; “Empty chair”.
Sentence quoted(std::string_view title);
// For what begins a sentence with a small word; a name begins it as it is.
Sentence capital(Sentence beginning);
// With its full stop.
Sentence finished(Sentence sentence);

}  // namespace stadt::dialogue
