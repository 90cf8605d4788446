// The addresses that people open: the city, a table, a reply at its table, a person's house. Every other page is the
// client's own; the server gives it the frame.
#pragma once

#include <string>

#include "http/route.hpp"
#include "pages/document.hpp"
#include "pages/shell.hpp"

namespace stadt::pages {

struct Settings {
  std::string city_name;
  std::string city_line;
  std::string origin;
  Language language = Language::de;
};

http::Routes page_routes(Settings settings, Shell shell, Api api);

}  // namespace stadt::pages
