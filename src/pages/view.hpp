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
  std::string feed = {};               // the address of its Atom feed, if it has one
  std::string image = {};              // an absolute address of ours; empty: none
  std::string image_description = {};  // what is to be seen on it
};

// `tables` is the answer of GET tables, `places` that of GET places, `today` that of GET today.
Page city_page(const Words& words, std::string_view city_name, std::string_view city_line, const json::Value& tables,
               const json::Value& places, const json::Value& today);

// `table` is the answer of GET tables/{id}; the post `lit` is marked, if it is there.
Page table_page(const Words& words, const json::Value& table, std::string_view lit);

// `person` is the answer of GET people/{handle}, `statuses` and `comments` are lists.
Page person_page(const Words& words, const json::Value& person, const json::Value& statuses,
                 const json::Value& comments);

// `place` is the answer of GET places/{handle}, `articles` and `tables` are lists.
Page place_page(const Words& words, const json::Value& place, const json::Value& articles, const json::Value& tables);
// `places` is the answer of GET places.
Page places_page(const Words& words, const json::Value& places);
// The two lists as other pages show them, too.
void append_places(std::string& out, const json::Value& places);
void append_tables(std::string& out, const Words& words, const json::Value& tables);
// `wall` is the answer of GET exhibitions/{id}, `entries` that of its guest book.
Page exhibition_page(const Words& words, const json::Value& wall, const json::Value& entries);
// `column` is the answer of GET notices.
Page column_page(const Words& words, const json::Value& column);

// `state` is the answer of GET demo: that everybody here is invented, with a button for each pair of eyes; on the first
// page of an empty city how to see an invented one; otherwise nothing.
std::string demo_note(const Words& words, const json::Value& state, bool is_first_page);
// `today` is the answer of GET today.
std::string today_section(const Words& words, const json::Value& today);

Page not_found_page(const Words& words);

}  // namespace stadt::pages
