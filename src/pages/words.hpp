// The few words of the pages that the server writes itself, for readers without JavaScript. The client's own catalogues
// stand in web/src/words/.
#pragma once

#include <string_view>

#include "http/message.hpp"

namespace stadt::pages {

enum class Language { de, en };

struct Words {
  std::string_view code;
  std::string_view tables;
  std::string_view no_tables;
  std::string_view places;
  std::string_view hosts;
  std::string_view house_rule;
  std::string_view articles;
  std::string_view posts;
  std::string_view comments;
  std::string_view replies;
  std::string_view listening;
  std::string_view opened_by;
  std::string_view answer;
  std::string_view more;
  std::string_view back;
  std::string_view join;
  std::string_view arrive;
  std::string_view enter;
  std::string_view about;
  std::string_view deleted;
  std::string_view not_found;
  std::string_view needs_script;
  std::string_view talk_to_me_about;
  std::string_view burns_for;
  std::string_view can;
  std::string_view roles;
  std::string_view invented;    // of a demo city, on every page
  std::string_view eyes;        // {} is a first name
  std::string_view empty_city;  // how to see an invented one
  std::string_view today;
  // Lines of today; {0} is who, {1} the table's title, {2} how many.
  std::string_view memorial;
  std::string_view answered_you;
  std::string_view free_chair;
  std::string_view newcomer;
  std::string_view thanks;
  std::string_view request;
  std::string_view talk;
  std::string_view new_role;
  std::string_view self_employed;
  std::string_view life_event;
  std::string_view column;  // the square with the posters, and a link to it
  std::string_view no_posters;
  std::string_view thumbs;
  std::string_view into_calendar;
};

const Words& words(Language language);

// ?lang=, then what the browser prefers, then the city's language.
Language language_of(const http::Request& request, Language city_language);

}  // namespace stadt::pages
