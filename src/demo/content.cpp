#include "demo/content.hpp"

#include <iterator>

#include "json/read.hpp"

namespace stadt::demo {

namespace {

template <typename T>
void append(std::vector<T>& all, std::vector<T>& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Result<Content> read_file(std::string_view text) { return json::read<Content>(TRY(json::parse(text))); }

}  // namespace

Result<Content> read_content(std::span<const embedded::File> files) {
  Content content;
  for (const auto& [name, text] : files) {
    auto part = read_file(text);
    if (!part) return fail(part.error().kind, "demo.content", std::string(name) + ": " + part.error().message);
    boost::mp11::mp_for_each<boost::describe::describe_members<Content, boost::describe::mod_public>>(
        [&](auto member) { append(content.*member.pointer, (*part).*member.pointer); });
  }
  return content;
}

Result<Content> own_content() { return read_content(embedded::demo_city()); }

}  // namespace stadt::demo
