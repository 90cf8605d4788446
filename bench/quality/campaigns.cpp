// Requests by one template, sent by many senders, among honest ones: how many of a campaign reach the pile once two
// others of it are known, and how many honest ones do by mistake. Judged by the signatures that contacts compare.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "contacts/rules.hpp"
#include "demo/content.hpp"
#include "quality/quality.hpp"
#include "text/markup.hpp"

namespace stadt::bench {

namespace {

constexpr int senders = 60;
constexpr double goal_caught = 0.95;
constexpr double goal_mistaken = 0.001;

using Parts = std::vector<std::vector<std::string_view>>;

// Sentences with slots {n}ame, {o}rganisation, {d}igits, {u}rl; each part has several wordings.
const std::vector<Parts> templates = {
    {{"Hallo {n}, ich bin auf Dein Profil gestoßen und fand besonders {o} spannend.",
      "Guten Tag {n}, Dein Haus ist mir aufgefallen, vor allem was Du über {o} schreibst."},
     {"Wir helfen Menschen wie Dir, in {d} Wochen sichtbar mehr Anfragen zu bekommen.",
      "Mit unserem Weg gewinnen Leute wie Du in {d} Wochen deutlich mehr Anfragen."},
     {"Hast Du diese Woche {d} Minuten für ein kurzes Gespräch? {u}",
      "Wollen wir dazu {d} Minuten telefonieren? Hier ist mein Kalender: {u}"}},
    {{"Hi {n}, I came across your profile and was impressed by your work at {o}.",
      "Hello {n}, your house caught my eye, and what you do at {o} is remarkable."},
     {"We help people in your field to win {d} new clients a month without cold calls.",
      "Our programme brings people like you about {d} more clients every month."},
     {"Would you be open to a quick chat this week? {u}", "May I show you how in {d} minutes? {u}"}},
    {{"Liebe*r {n}, als Gründer aus der Region suche ich den Austausch mit klugen Köpfen wie Dir.",
      "{n}, ich vernetze mich gerade mit spannenden Menschen aus {o} und Umgebung."},
     {"Seit {d} Jahren begleite ich Unternehmen wie {o} beim Wachsen.",
      "Ich habe schon über {d} Betriebe wie {o} nach vorn gebracht."},
     {"Lass uns in Kontakt bleiben, vielleicht ergibt sich etwas: {u}", "Ich freue mich auf die Vernetzung mit Dir!"}},
};

constexpr std::string_view names[] = {"Lea", "Tom", "Mira", "Jonas", "Anne", "Emre", "Sofia", "Paul", "Nele", "Karim"};
constexpr std::string_view firms[] = {"Nordlicht GmbH", "der Stadtbücherei", "Haus am Fluss",  "der Werkstatt Süd",
                                      "Blau und Söhne", "der Musikschule",   "dem Kulturbüro", "Atelier Neun",
                                      "der Tischlerei", "dem Repair-Café",   "Lindenhof eG"};

// What a spammer's machine does: other names, numbers and addresses, and with some chance another wording.
class Campaign {
 public:
  Campaign(const Parts& parts, double reworded, unsigned seed) : parts_(parts), reworded_(reworded), random_(seed) {}

  std::string next_signature() {
    std::string text;
    const auto name = names[random_() % std::size(names)];
    for (const auto& wordings : parts_) {
      const bool rewords = std::bernoulli_distribution(reworded_)(random_);
      if (!text.empty()) text += ' ';
      append(text, wordings[rewords ? random_() % wordings.size() : 0], name);
    }
    return contacts::template_signature(text, name, name);
  }

 private:
  void append(std::string& text, std::string_view wording, std::string_view name) {
    for (std::size_t at = 0; at < wording.size(); ++at) {
      if (wording[at] != '{') {
        text += wording[at];
        continue;
      }
      switch (wording[at + 1]) {
        case 'n':
          text += name;
          break;
        case 'o':
          text += firms[random_() % std::size(firms)];
          break;
        case 'd':
          text += std::to_string(10 + random_() % 90);
          break;
        default:
          text += fmt::format("https://termin.example/{}", random_() % 100'000);
      }
      at += 2;
    }
  }

  const Parts& parts_;
  double reworded_;
  std::mt19937 random_;
};

// The share of a campaign's requests, after the first two, that resemble two others before them.
double caught(double reworded) {
  double found = 0;
  double all = 0;
  for (const auto& parts : templates) {
    Campaign campaign(parts, reworded, 7);
    std::vector<std::string> earlier;
    for (int sender = 0; sender < senders; ++sender) {
      const auto signature = campaign.next_signature();
      if (std::ssize(earlier) >= contacts::resembling_to_pile) {
        found += contacts::count_resembling(signature, earlier) >= contacts::resembling_to_pile;
        all += 1;
      }
      earlier.push_back(signature);
    }
  }
  return found / all;
}

// What people of the invented city wrote of their own accord, as long as a request may be; a coach lives there too, who
// writes to many.
std::vector<std::string> honest_notes() {
  const auto content = demo::own_content();
  if (!content) throw std::runtime_error(content.error().message);
  std::vector<std::string> notes;
  std::map<std::string, int> sent;
  for (const auto& request : content->requests) ++sent[request.from];
  for (const auto& request : content->requests) {
    if (sent[request.from] <= contacts::resembling_to_pile) notes.push_back(request.reason);
  }
  for (const auto& talk : content->tables) {
    for (const auto& post : talk.posts) notes.push_back(post.text);
  }
  std::erase_if(notes, [](const auto& note) {
    const int length = text::length(note);
    return length < contacts::shortest_reason || length > contacts::longest_reason;
  });
  return notes;
}

}  // namespace

void judge_campaigns(Report& report) {
  const double swapped = caught(0);
  const double reworded = caught(0.25);
  const double rewritten = caught(0.5);
  std::vector<std::string> signatures;
  for (const auto& note : honest_notes()) signatures.push_back(contacts::template_signature(note, "", ""));
  double mistaken = 0;
  for (const auto& one : signatures) {
    // Itself is among them.
    mistaken += contacts::count_resembling(one, signatures) > contacts::resembling_to_pile;
  }
  mistaken /= static_cast<double>(signatures.size());
  report.line("campaigns",
              fmt::format("slots-swapped {:.3f} quarter-reworded {:.3f} half-reworded {:.3f} honest {:.4f} "
                          "of {}",
                          swapped, reworded, rewritten, mistaken, signatures.size()));
  report.row({fmt::format("Template campaigns of {} senders, on the pile from the third on", senders),
              fmt::format("slots swapped {:.0f} %, a quarter reworded {:.0f} %, half of it {:.0f} %", 100 * swapped,
                          100 * reworded, 100 * rewritten),
              fmt::format("honest notes by mistake: {:.1f} % of {}", 100 * mistaken, signatures.size()),
              fmt::format("slots ≥ {:.0f} %, honest ≤ {:.1f} %", 100 * goal_caught, 100 * goal_mistaken),
              yes_or_no(swapped >= goal_caught && mistaken <= goal_mistaken)});
}

}  // namespace stadt::bench
