// The sanitiser: what comes out is what it promises, and is not changed by a second time.
#include "fuzz/html_check.hpp"
#include "text/markup.hpp"
#include "text/unicode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt;
  const auto text = fuzz::text_of(data, size);
  if (!text::is_valid_utf8(text)) return 0;
  const auto once = text::sanitize(text);
  fuzz::check_html(once);
  fuzz::check_html(text::sanitize(once));
  text::excerpt(once, 40);
  return 0;
}
