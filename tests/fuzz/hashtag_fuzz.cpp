// Hashtags and what names them.
#include "fuzz/expect.hpp"
#include "text/clean.hpp"
#include "text/hashtag.hpp"
#include "text/inline.hpp"
#include "text/markup.hpp"
#include "text/unicode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt;
  const auto text = fuzz::text_of(data, size);
  if (!text::is_valid_utf8(text)) return 0;
  const auto length = text::tag_length(text);
  fuzz::expect(length <= size, "a tag ends within its text");
  fuzz::expect(text::is_valid_utf8(text.substr(0, length)), "a tag ends between characters");
  const auto key = text::tag_key(text.substr(0, length));
  fuzz::expect(text::tag_key(key) == key, "a key is its own key");
  fuzz::expect(key.find_first_of(" /?#%&<>\"'") == std::string::npos, "a key is a word");
  fuzz::expect(text::link_length(text) <= size && text::handle_length(text) <= size, "links and handles end in time");
  if (const auto line = text::clean_line("field", text, 200)) {
    fuzz::expect(text::is_valid_utf8(*line) && text::count_characters(*line) <= 200, "a line is clean");
    fuzz::expect(line->find_first_of(std::string_view("\r\n\t\0", 4)) == std::string::npos, "a line is one");
    fuzz::expect(text::clean_line("field", *line, 200) == *line, "what is clean stays as it is");
  }
  if (const auto cleaned = text::clean_text("field", text, 2000)) {
    fuzz::expect(text::clean_text("field", *cleaned, 2000) == *cleaned, "what is clean stays as it is");
  }
  return 0;
}
