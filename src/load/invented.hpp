// Names and sentences for loaded cities: the same for the same numbers, of the length that the file says.
#pragma once

#include <cstdint>
#include <string>

namespace stadt::load {

std::string invented_name(std::int64_t person);
std::string invented_handle(std::int64_t person);
// `words` words; a question ends in a question mark; now and then with the topic's hashtag.
std::string invented_text(std::int64_t message, std::int64_t topic, int words, bool question);
std::string invented_place_name(std::int64_t topic);

}  // namespace stadt::load
