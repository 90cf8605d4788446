// What the order of the city is made of, for everybody to read: the very numbers that the rules use.
#include "dialogue/neighbour_rules.hpp"
#include "dialogue/next_table_rules.hpp"
#include "dialogue/next_table_weights.hpp"
#include "dialogue/page_rules.hpp"
#include "feed/routes.hpp"

namespace stadt {

namespace {

using dialogue::Pace;
using dialogue::Sentence;

struct Parameter {
  std::string name;
  double value = 0;
  Sentence meaning;
};
BOOST_DESCRIBE_STRUCT(Parameter, (), (name, value, meaning))

struct Parameters {
  std::vector<Parameter> parameters;
  bool foresight = true;
};
BOOST_DESCRIBE_STRUCT(Parameters, (), (parameters, foresight))

double hours_of(Pace pace) {
  return std::chrono::duration<double, std::ratio<3600>>(dialogue::bit_lasts(pace)).count();
}

std::vector<Parameter> of_conversations() {
  return {{"voices",
           dialogue::most_voices,
           {"Bits, die viele Stimmen höchstens bringen; ein voller Tisch hat etwa 15.",
            "Bits that many voices bring at most; a full table has about 15."}},
          {"exchange",
           dialogue::most_exchange,
           {"Bits, die gegenseitige Antworten höchstens bringen; sieben Paare sind viel.",
            "Bits that answers in both directions bring at most; seven pairs are many."}},
          {"host",
           dialogue::answered_by_anyone,
           {"Was es zählt, wenn den Gästen irgendwer antwortet, verglichen mit der Person, die eingeladen hat.",
            "What it counts if guests are answered by anybody, compared with whoever opened the table."}},
          {"bridge",
           dialogue::bridge_weight,
           {"Gewicht dafür, dass Menschen aus verschiedenen Kreisen miteinander reden.",
            "Weight of people from different circles talking with each other."}},
          {"nods",
           dialogue::nod_weight,
           {"Bits, die ein Zunicken höchstens bringt: weniger als jede Antwort.",
            "Bits that a nod brings at most: less than any answer."}},
          {"heat.few",
           dialogue::heat_of_few,
           {"Abzug, wenn wenige immer wieder reden.", "Taken off when few keep talking."}},
          {"heat.volleys",
           dialogue::heat_of_volleys,
           {"Abzug, wenn zwei sich ein Wortgefecht liefern.", "Taken off when two fire at each other."}},
          {"heat.flags",
           dialogue::heat_of_flags,
           {"Abzug, wenn viele ein Gespräch stummschalten, im Verhältnis zu denen, die dort sitzen oder zuhören; erst "
            "ab fünf Menschen. Wer es war, erfährt niemand.",
            "Taken off when many mute a conversation, compared with those who sit or listen there; from five people "
            "on only. Nobody learns who it was."}},
          {"monologue",
           dialogue::monologue_weight,
           {"Abzug, wenn eine Stimme mehr als die Hälfte aller Worte hat.",
            "Taken off when one voice has more than half of all words."}},
          {"age.talk_h",
           hours_of(Pace::talk),
           {"Stunden, nach denen ein Gespräch ein Bit verliert.", "Hours after which a conversation loses one bit."}},
          {"age.memorial_h",
           hours_of(Pace::memorial),
           {"Das Gleiche für Erinnerungen und Lesungen.", "The same for memorials and readings."}},
          {"age.live_h", hours_of(Pace::live), {"Das Gleiche für Live-Tische.", "The same for live tables."}}};
}

std::vector<Parameter> of_readers() {
  return {
      {"known",
       dialogue::most_known,
       {"Bits, die es höchstens bringt, dass dort Menschen sitzen, die Du kennst.",
        "Bits that people whom you know bring at most."}},
      {"topic",
       dialogue::topic_weight,
       {"Bits für ein Thema, über das Du selbst oft redest.", "Bits for a topic of which you often talk yourself."}},
      {"asked",
       dialogue::asked_weight,
       {"Bits, wenn Dich dort jemand etwas gefragt hat.", "Bits if somebody asked you something there."}},
      {"answerable",
       dialogue::answerable_weight,
       {"Bits für eine offene Frage, die Du beantworten könntest.",
        "Bits for an open question that you could answer."}},
      {"newcomer",
       dialogue::newcomer_weight,
       {"Bits für den ersten Satz von jemandem, der neu ist.", "Bits for the first sentence of somebody new."}},
      {"page.tables",
       static_cast<double>(dialogue::tables_on_page),
       {"So viele Tische hat eine Seite. Dann ist Schluss.", "So many tables make a page. Then it ends."}},
      {"page.of_host",
       dialogue::most_of_host,
       {"Höchstens so viele einer Gastgeberin oder eines Gastgebers.", "At most so many of one host."}},
      {"page.of_place", dialogue::most_of_place, {"Höchstens so viele eines Ortes.", "At most so many of one place."}},
      {"page.explore_every",
       static_cast<double>(dialogue::exploration_every),
       {"Jeder wievielte Platz etwas jenseits des eigenen Kreises zeigt.",
        "Which place shows something beyond one's own circle."}},
      {"neighbours.link",
       dialogue::weight_of_a_link,
       {"Nachbartische: Gewicht derselben Seite, über die geredet wird.",
        "Neighbouring tables: weight of the same page that is talked about."}},
      {"neighbours.guests",
       dialogue::weight_of_guests,
       {"Nachbartische: Gewicht gemeinsamer Gäste.", "Neighbouring tables: weight of shared guests."}},
      {"neighbours.tags",
       dialogue::weight_of_tags,
       {"Nachbartische: Gewicht von zwei gemeinsamen Themen.", "Neighbouring tables: weight of two shared topics."}}};
}

// The weights of what was learnt, by what they weigh.
std::vector<Parameter> of_foresight() {
  std::vector<Parameter> learnt;
  for (std::size_t i = 0; i < dialogue::next_table_features; ++i) {
    const std::string name(dialogue::feature_name(i));
    learnt.push_back({"foresight." + name,
                      dialogue::next_table_weights[i].weight,
                      {"Gelernt aus Gesprächen, wohin Menschen sich als Nächstes setzen.",
                       "Learnt from conversations: where people sit down next."}});
  }
  return learnt;
}

Result<http::Answer> show_parameters(bool foresight) {
  Parameters all{of_conversations(), foresight};
  for (auto* more : {&of_readers, &of_foresight}) {
    for (auto& parameter : more()) all.parameters.push_back(std::move(parameter));
  }
  return http::json_response(all);
}

}  // namespace

http::Routes parameter_routes(const feed::FeedParts& parts) {
  http::Route route;
  route.pattern = "/api/stadt/v1/dialogue";
  route.summary = "What the order of the city is made of.";
  route.handler = [foresight = parts.foresight](http::Call&) { return show_parameters(foresight); };
  route.schema_out = json::schema<Parameters>();
  return {route};
}

}  // namespace stadt
