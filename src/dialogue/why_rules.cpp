#include "dialogue/why_rules.hpp"

#include <algorithm>

namespace stadt::dialogue {

namespace {

Sentence joined(std::initializer_list<Sentence> parts) {
  Sentence whole;
  for (const auto& part : parts) whole += part;
  return whole;
}

Sentence same(const std::string& name) { return {name, name}; }

int voices(const WhyFacts& facts) { return facts.guests + 1; }
bool takes_part(const WhyFacts& facts) { return facts.viewer_hosts || facts.viewer_sits; }

Sentence of_nobody_else(const WhyFacts& facts) {
  if (facts.viewer_hosts) {
    return {"Du hast diesen Tisch eröffnet, und noch hat niemand geantwortet",
            "You opened this table, and nobody has answered yet"};
  }
  auto said = same(facts.host);
  if (facts.known > 0) said += {" aus Deinem Kreis", ", whom you know,"};
  said += facts.asks ? Sentence{" fragt etwas", " asks something"}
                     : Sentence{" hat diesen Tisch eröffnet", " opened this table"};
  return said += {", und noch hat niemand geantwortet", ", and nobody has answered yet"};
}

Sentence with_the_viewer(const WhyFacts& facts) {
  const int others = voices(facts) - 1;
  Sentence said{"Du redest hier mit ", "You talk here with "};
  if (others == 1 && facts.viewer_sits) return said += same(facts.host);
  if (others == 1 && facts.names.size() == 1) return said += same(facts.names.front());
  if (others == 1) return said += {"einer anderen Person", "one other person"};
  return said += joined({number(others), {" anderen", " others"}});
}

Sentence of_people(const WhyFacts& facts) {
  if (voices(facts) == 1) return of_nobody_else(facts);
  if (takes_part(facts)) return with_the_viewer(facts);
  const auto count = capital(number(voices(facts)));
  if (!facts.has_exchange) return joined({count, {" haben hier etwas gesagt", " have said something here"}});
  return joined({count, {" reden hier miteinander", " talk here with each other"}});
}

// Of those who talk, whom one knows.
Sentence of_known(const WhyFacts& facts) {
  const int others = takes_part(facts) ? voices(facts) - 1 : voices(facts);
  if (facts.known <= 0 || others <= 1) return {};
  if (facts.known >= others)
    return others == 2 ? Sentence{", beide kennst Du", ", and you know them both"}
                       : Sentence{", alle kennst Du", ", and you know them all"};
  if (facts.known <= most_named && std::ssize(facts.names) == facts.known) {
    return joined({{", darunter ", ", among them "}, listed(facts.names), {" aus Deinem Kreis", ", whom you know"}});
  }
  if (facts.known == 1) return {", eine Person davon kennst Du", ", one of whom you know"};
  return joined({{", ", ", "}, number(facts.known), {" davon kennst Du", " of them you know"}});
}

Sentence of_the_host(const WhyFacts& facts) {
  const int answered = facts.guests_answered_by_host;
  if (answered <= 0 || (facts.viewer_sits && facts.guests == 1)) return {};
  auto said = facts.viewer_hosts ? Sentence{"; Du hast ", "; you have "}
                                 : joined({{"; ", "; "}, same(facts.host), {" hat ", " has "}});
  if (facts.guests == 1) return said += {"geantwortet", "answered"};
  if (answered >= facts.guests) return said += {"allen geantwortet", "answered everyone"};
  if (facts.guests < fewest_for_a_share || answered < share_worth_telling * facts.guests) return {};
  return said +=
         joined({{"", "answered "}, number(answered), {" von ", " of "}, number(facts.guests), {" geantwortet", ""}});
}

Sentence of_the_way(const WhyFacts& facts) {
  if (facts.way_name.empty()) return {};
  switch (facts.way) {
    case Way::asked:
      return joined(
          {{"; ", "; "}, same(facts.way_name), {" hat Dich hier etwas gefragt", " asked you something here"}});
    case Way::neighbour:
      return joined({{"; gleich nebenan, bei ", "; right next to it, at "},
                     quoted(facts.way_name),
                     {", hast Du mitgeredet", ", you have talked"}});
    case Way::tag:
      return joined({{"; #", "; #"}, same(facts.way_name), {" ist auch Dein Thema", " is one of your topics"}});
    case Way::place:
      return joined({{"; ", "; "}, quoted(facts.way_name), {" ist auch Dein Ort", " is one of your places"}});
    case Way::person:
    case Way::own:
    case Way::none:
      break;
  }
  return {};
}

Sentence of_years_ago(int years) {
  const auto ago = years == 1 ? Sentence{"einem Jahr", "A year"}
                              : Sentence{number(years).de + " Jahren", capital(number(years)).en + " years"};
  return {"Heute vor " + ago.de + " hat dieser Tisch begonnen: ", ago.en + " ago today this table began: "};
}

Sentence of_memories(const WhyFacts& facts) {
  auto said = of_years_ago(facts.years);
  if (facts.guests == 0) return said += joined({same(facts.host), {" erinnert sich", " shared a memory here"}});
  const Sentence count{capital(number(voices(facts))).de, number(voices(facts)).en};  // German begins anew
  return said +=
         joined({count, {" haben sich hier erinnert", " people have shared their memories here"}, of_known(facts)});
}

Sentence of_other_circles(const WhyFacts& facts) {
  return joined({capital(number(voices(facts))),
                 {" aus verschiedenen Kreisen reden hier miteinander, abseits Deiner gewohnten Wege",
                  " from different circles talk here with each other, off your usual paths"}});
}

}  // namespace

Way telling(const Ways& ways) {
  if (ways.asked) return Way::asked;
  if (ways.own) return Way::own;
  if (ways.person) return Way::person;
  if (ways.neighbour) return Way::neighbour;
  if (ways.tag) return Way::tag;
  return ways.place ? Way::place : Way::none;
}

Sentence why(const WhyFacts& facts) {
  if (facts.years > 0) return finished(of_memories(facts));
  if (facts.slot == Slot::exploration && facts.guests > 0) return finished(of_other_circles(facts));
  if (facts.slot == Slot::newcomer && facts.guests == 0 && !facts.viewer_hosts) {
    return finished(
        joined({same(facts.host),
                {" ist neu hier, und noch hat niemand geantwortet", " is new here, and nobody has answered yet"},
                of_the_way(facts)}));
  }
  auto said = joined({of_people(facts), of_known(facts), of_the_host(facts)});
  const bool may_know = facts.guests == 0 && facts.asks && facts.can_answer && !facts.viewer_hosts;
  return finished(said += may_know ? Sentence{"; Du könntest es wissen", "; you might know"} : of_the_way(facts));
}

}  // namespace stadt::dialogue
