// What many accounts of one hand send, and what honest people write after the same evening.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/env.hpp"

namespace stadt::testing {

inline std::string pick_one(Env& env, const std::vector<std::string>& list) {
  return list[env.random_number() % list.size()];
}

// A template with its slots filled in anew: most of it stays, as in the wild.
inline std::string pitch(Env& env) {
  return fmt::format(
      "Guten Tag, ich begleite {} auf dem Weg zu mehr Sichtbarkeit und habe mit großem Interesse gesehen, wie Sie sich "
      "hier einbringen. In {} Wochen zeige ich Ihnen, wie Ihr Auftritt {} wirkt und Anfragen von allein kommen. Haben "
      "Sie "
      "{} eine Viertelstunde für ein unverbindliches Kennenlernen am Telefon? Ich freue mich auf Ihre Antwort.",
      pick_one(env, {"Führungskräfte", "Selbständige", "Beraterinnen"}), env.random_number() % 12 + 2,
      pick_one(env, {"überzeugender", "klarer", "stärker"}), pick_one(env, {"morgen", "am Freitag", "nächste Woche"}));
}

// Three strangers after one memorial evening, who all thank for the same.
inline const std::vector<std::string>& notes_after_an_evening() {
  static const std::vector<std::string> notes = {
      "Danke für den Abend über Heinrich Marant. Ich habe lange nicht so zugehört und so gelacht wie an diesem Tisch. "
      "Deine Geschichte vom Boot nehme ich mit nach Hause.",
      "Danke für den Abend über Heinrich Marant. Ich habe lange nicht so geweint und so gelacht wie an diesem Tisch. "
      "Deine Geschichte vom Radio nehme ich mit in die Woche.",
      "Danke für den schönen Abend über Heinrich Marant. Ich habe lange nicht so viel gelacht wie an Eurem Tisch. "
      "Deine "
      "Geschichte vom Garten nehme ich mit nach Hause."};
  return notes;
}

// A note of one's own: how it begins and ends is said by many, what it is about by nobody else.
inline std::string honest_note(Env& env) {
  static const std::vector<std::string> words = {
      "Brücke", "Garten", "gestern",   "Werkbank", "leise",  "Klasse",  "Tunnel",  "Regen",    "Kuchen", "Bahnhof",
      "mutig",  "Physik", "Schwester", "Uhrwerk",  "morgen", "Fenster", "erzählt", "gelernt",  "Zeile",  "niemand",
      "Chor",   "Salz",   "Nachtzug",  "zögernd",  "Brief",  "Mensa",   "Küste",   "geflickt", "Onkel",  "Schraube"};
  constexpr int words_of_ones_own = 14;
  std::string note =
      pick_one(env, {"Dein Satz geht mir seit Tagen nach:", "An Deinem Tisch habe ich zum ersten Mal mitgeredet:",
                     "Ich habe Deine Antwort zweimal gelesen:", "Wir saßen am Samstag am selben Tisch:",
                     "Darf ich Dir etwas dazu erzählen?"});
  for (int i = 0; i < words_of_ones_own; ++i) note += " " + pick_one(env, words);
  return note + pick_one(env, {". Wie bist Du darauf gekommen?", ". Magst Du davon einmal erzählen?",
                               ". Es eilt nicht.", ". Gibt es dazu etwas zu lesen?"});
}

}  // namespace stadt::testing
