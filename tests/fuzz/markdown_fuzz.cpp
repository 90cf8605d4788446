// Posts and articles: whatever somebody types becomes clean HTML.
#include "fuzz/html_check.hpp"
#include "text/markup.hpp"
#include "text/unicode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt;
  const auto text = fuzz::text_of(data, size);
  if (!text::is_valid_utf8(text)) return 0;
  const auto find_person = [](std::string_view handle) -> std::optional<text::Mention> {
    if (handle.size() % 2 == 0) return std::nullopt;
    return text::Mention{PersonId{1}, std::string(handle), std::string(handle), "https://stadt.example/@a"};
  };
  for (const auto format : {text::Format::plain, text::Format::markdown}) {
    const auto rendered =
        text::render(text, {.format = format, .origin = "https://stadt.example", .find_person = find_person});
    fuzz::check_html(rendered.html);
    fuzz::expect(rendered.mentions.size() <= 1 && rendered.tags.size() <= 40 && rendered.links.size() <= 100,
                 "what is named is bounded");
    fuzz::expect(rendered.words >= 0 && text::length(text) >= 0, "counts are counts");
    text::excerpt(rendered.html, 40);
  }
  return 0;
}
