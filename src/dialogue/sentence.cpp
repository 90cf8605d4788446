#include "dialogue/sentence.hpp"

#include <array>
#include <cctype>

namespace stadt::dialogue {

namespace {

constexpr std::array<std::string_view, 13> words_de = {"",       "eins", "zwei", "drei", "vier", "fünf", "sechs",
                                                       "sieben", "acht", "neun", "zehn", "elf",  "zwölf"};
constexpr std::array<std::string_view, 13> words_en = {"",      "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::int64_t smallest_word = 2;
constexpr int digits_together = 3;

std::string grouped(std::int64_t count, char separator) {
  std::string digits = std::to_string(count);
  const std::ptrdiff_t first = count < 0 ? 1 : 0;
  for (auto at = std::ssize(digits) - digits_together; at > first; at -= digits_together) {
    digits.insert(static_cast<std::size_t>(at), 1, separator);
  }
  return digits;
}

void begin_with_capital(std::string& text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
}

}  // namespace

Sentence number(std::int64_t count) {
  if (count >= smallest_word && count < std::ssize(words_de)) {
    const auto at = static_cast<std::size_t>(count);
    return {std::string(words_de[at]), std::string(words_en[at])};
  }
  return {grouped(count, '.'), grouped(count, ',')};
}

Sentence people(std::int64_t count) {
  if (count == 1) return {"eine Person", "one person"};
  auto said = number(count);
  return said += {" Menschen", " people"};
}

Sentence listed(std::span<const std::string> names) {
  Sentence list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? Sentence{" und ", " and "} : Sentence{", ", ", "};
    list += {names[i], names[i]};
  }
  return list;
}

Sentence quoted(std::string_view title) {
  const std::string text(title);
  return {"„" + text + "“", "“" + text + "”"};
}

Sentence capital(Sentence beginning) {
  begin_with_capital(beginning.de);
  begin_with_capital(beginning.en);
  return beginning;
}

Sentence finished(Sentence sentence) {
  for (auto* text : {&sentence.de, &sentence.en}) {
    if (!text->ends_with('.')) *text += '.';
  }
  return sentence;
}

}  // namespace stadt::dialogue
