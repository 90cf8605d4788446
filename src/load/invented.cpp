#include "load/invented.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace stadt::load {

namespace {

constexpr std::uint64_t tagged_every = 4;
constexpr int shortest_tagged = 4;

constexpr std::string_view first_names[] = {
    "Ada",   "Anton",  "Birte", "Bruno", "Clara", "Cem",   "Dora", "Emil",  "Elif",   "Frida", "Georg", "Hanna",
    "Ivo",   "Ines",   "Jonas", "Jule",  "Karl",  "Katja", "Levi", "Lotte", "Malik",  "Mira",  "Nora",  "Oskar",
    "Paula", "Quirin", "Rosa",  "Samir", "Selma", "Theo",  "Uta",  "Vera",  "Willem", "Xenia", "Yusuf", "Zoe"};
constexpr std::string_view last_names[] = {"Abel",  "Bach",   "Carstens", "Dietz",   "Ebert",  "Falk",  "Grün",
                                           "Haas",  "Immel",  "Jansen",   "Kessler", "Lorenz", "Moll",  "Nowak",
                                           "Oster", "Pohl",   "Quast",    "Rieger",  "Sahin",  "Thoma", "Ulrich",
                                           "Vogt",  "Winter", "Yilmaz",   "Zander"};
constexpr std::string_view words_said[] = {
    "gestern",    "habe",   "ich",      "am",       "Fluss",   "einen",  "alten", "Garten",  "gesehen",  "und",
    "dabei",      "an",     "unser",    "Gespräch", "gedacht", "denn",   "wer",   "zuhört",  "versteht", "mehr",
    "als",        "er",     "erwartet", "manchmal", "reicht",  "ein",    "Satz",  "damit",   "jemand",   "bleibt",
    "vielleicht", "fangen", "wir",      "einfach",  "an",      "morgen", "mit",   "Brot",    "Büchern",  "Musik",
    "weil",       "das",    "Haus",     "offen",    "steht",   "oder",   "der",   "Nachbar", "gerade",   "kommt",
    "niemand",    "weiß",   "genau",    "warum",    "es",      "so",     "gut",   "geht",    "aber",     "alle"};
constexpr std::string_view topic_names[] = {"Werkstatt", "Garten",  "Bücher", "Küche", "Musik", "Reisen",
                                            "Schule",    "Technik", "Wetter", "Sport", "Kunst", "Alltag"};

// SplitMix64 (Steele, Lea, Flood): a number for a number.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ull;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
  return value ^ (value >> 31);
}

template <std::size_t size>
std::string_view pick(const std::string_view (&list)[size], std::uint64_t number) {
  return list[number % size];
}

std::string_view topic_name(std::int64_t topic) { return pick(topic_names, static_cast<std::uint64_t>(topic)); }

}  // namespace

std::string invented_name(std::int64_t person) {
  const std::uint64_t number = mixed(static_cast<std::uint64_t>(person));
  return fmt::format("{} {}", pick(first_names, number), pick(last_names, number >> 32));
}

std::string invented_handle(std::int64_t person) { return fmt::format("mensch{}", person); }

std::string invented_place_name(std::int64_t topic) { return fmt::format("Café {}", topic_name(topic)); }

std::string invented_text(std::int64_t message, std::int64_t topic, int words, bool question) {
  std::string text;
  std::uint64_t state = mixed(static_cast<std::uint64_t>(message));
  const bool tagged = words >= shortest_tagged && state % tagged_every == 0;
  for (int i = 0; i < words - (tagged ? 1 : 0); ++i) {
    if (i > 0) text += ' ';
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    text += pick(words_said, state >> 33);
  }
  if (text.empty()) text = "ja";
  text += question ? '?' : '.';
  if (tagged) text += fmt::format(" #{}", topic_name(topic));
  return text;
}

}  // namespace stadt::load
