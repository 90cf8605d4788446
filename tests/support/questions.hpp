// Every question that can be asked of a city by GET, found in its own table of routes, and what somebody is told. A
// route that nobody thought of is asked as well, or fails the test until it is said here with what it is asked or why
// it is not.
#pragma once

#include <string>
#include <vector>

#include "support/city.hpp"

namespace stadt::testing {

// What exists in a city, so that it can be asked about.
struct Things {
  std::vector<Resident> people;
  std::vector<std::string> posts;
  std::vector<std::string> tables;  // those of the posts that opened one
  std::vector<std::string> places;  // handles
  std::vector<std::string> walls;
  std::vector<std::string> notices;
  std::vector<std::string> tags;
};

struct Answered {
  std::string target;
  std::string answer;  // status, the headers that lead on, body
};

// The patterns of every reading route: of the API, of the pages, of the feeds.
std::vector<std::string> reading_patterns(City& city);

// What this viewer is told about everything; lists are followed to their ends in small pages.
std::vector<Answered> everything_told(City& city, const Resident& viewer, const Things& things);

// The targets that hold this id where something of a person, a post, a table, a wall or a poster stands.
std::vector<std::string> doors_to(const std::string& id);

// The same answers with names instead of what differs from one life to the next: ids, cursors and file names, in the
// order in which they are told.
std::vector<Answered> with_names(const std::vector<Answered>& told);

// What is told differently, each with the words around the first difference; empty if nothing is.
std::string difference(const std::vector<Answered>& one, const std::vector<Answered>& other);

}  // namespace stadt::testing
