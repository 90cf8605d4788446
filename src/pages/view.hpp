// The city's pages as plain HTML, for readers without JavaScript, for search and for the moment before the client has
// loaded. Each function takes an answer of the API and returns the content of <main>.
#pragma once

#include <string>

#include "json/value.hpp"
#include "pages/words.hpp"

namespace stadt::pages {

struct Page {
  std::string title;
  std::string description;
  std::string content;
};

// `tables` is the answer of GET tables, `places` that of GET places.
Page city_page(const Words& words, std::string_view city_name, std::string_view city_line, const json::Value& tables,
               const json::Value& places);

// `table` is the answer of GET tables/{id}; the post `lit` is marked, if it is there.
Page table_page(const Words& words, const json::Value& table, std::string_view lit);

// `person` is the answer of GET people/{handle}, `statuses` and `comments` are lists.
Page person_page(const Words& words, const json::Value& person, const json::Value& statuses,
                 const json::Value& comments);

Page not_found_page(const Words& words);

}  // namespace stadt::pages
