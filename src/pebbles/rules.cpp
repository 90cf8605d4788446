#include "pebbles/rules.hpp"

#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt::pebbles {

Result<Pebble> checked(Pebble pebble) {
  pebble.passage = TRY(text::clean_line("passage", pebble.passage, passage_characters));
  pebble.line = TRY(text::clean_line("line", pebble.line, line_characters));
  return pebble;
}

bool stands_in(std::string_view passage, std::string_view html) {
  // Cleaned as the passage was, so that the same words are the same bytes.
  const std::string plain = text::plain(html);
  const auto said = text::clean_line("text", plain, static_cast<int>(plain.size()));
  return said && said->find(passage) != std::string::npos;
}

}  // namespace stadt::pebbles
