// What one person sees of the tables of the city, and in which order (design: DIALOGUE §2): who may see a table on
// the page of dialogue, and its score, which is the sum of its terms to the last thousandth. Pure; the parameters
// stand here and in page_rules.hpp.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <span>

#include "base/ids.hpp"
#include "dialogue/milli_bits.hpp"
#include "dialogue/quality_rules.hpp"

namespace stadt::dialogue {

constexpr double most_known = 2;
constexpr double topic_weight = 1.5;
constexpr double asked_weight = 2;
constexpr double answerable_weight = 1.5;
constexpr double newcomer_weight = 1;
constexpr double exploration_bridge = 1;  // bits, and more lead beyond one's own circle
constexpr auto newcomer_for = std::chrono::hours(48);
constexpr auto neighbour_for = std::chrono::days(14);  // since the viewer spoke at the table next to it
constexpr double followed_topic = 0.5;
constexpr double half_lived_contributions = 3;  // so many make a topic as much one's own as following it

// In the order in which they are explained; the seven of quality come first.
enum class Term {
  voices,
  exchange,
  host,
  bridge,
  nods,
  heat,
  monologue,
  age,
  known,
  topic,
  asked,
  answerable,
  newcomer,
  foresight
};
BOOST_DESCRIBE_ENUM(Term, voices, exchange, host, bridge, nods, heat, monologue, age, known, topic, asked, answerable,
                    newcomer, foresight)
constexpr std::size_t term_count = 14;
constexpr std::size_t quality_terms = 7;

using QualityTerms = std::array<MilliBits, quality_terms>;
QualityTerms in_milli_bits(const Quality& quality);

// The terms of a score, each at the place of its `Term`.
class Terms {
 public:
  MilliBits& operator[](Term term) { return bits_[static_cast<std::size_t>(term)]; }
  MilliBits operator[](Term term) const { return bits_[static_cast<std::size_t>(term)]; }
  MilliBits sum() const;

  bool operator==(const Terms&) const = default;

 private:
  std::array<MilliBits, term_count> bits_{};
};

// How a table has to do with the viewer; each of these makes it eligible.
struct Ways {
  bool person = false;     // somebody they know sits there
  bool tag = false;        // they follow one of its tags
  bool place = false;      // they follow its place
  bool neighbour = false;  // it neighbours a table at which they spoke within neighbour_for
  bool own = false;        // they spoke there themselves within neighbour_for
  bool asked = false;      // somebody asked them something there, and they have not answered

  bool any() const { return person || tag || place || neighbour || own || asked; }
  bool operator==(const Ways&) const = default;
};

// A table as the feed looks at it. Whom the viewer has muted or blocked opened none of these.
struct Candidate {
  ConversationId table;
  PersonId host;
  PlaceId place;  // none: it stands at no place
  Time grew_at;
  Pace pace = Pace::talk;
  QualityTerms quality{};
  float ties = 0;   // to those of the viewer's people who sit there, together (tie_rules)
  float topic = 0;  // how much its tags and its place are the viewer's own: 0 … 1
  Ways ways;
  bool unanswered = false;     // a question that nobody has answered
  bool can_answer = false;     // the viewer has answered such questions (expertise_rules)
  bool is_first_word = false;  // of somebody who came less than newcomer_for ago; nobody has answered
  bool is_elsewhere = false;   // of another community than the viewer's
  int years = 0;               // of a memorial that returns today: since it was opened
};

// Who looks, and when.
struct Reading {
  PersonId viewer;
  Time now;
  std::int64_t day = 0;  // of the viewer's calendar: what is chosen by chance stays until the next one
  // Knows nobody here and follows nothing yet, or is a visitor: all of the city is open.
  bool is_stranger = false;
};

// Never positive. Falls for all tables of one pace in the same moments, so that their order never changes with time.
MilliBits age_in_milli_bits(Time grew_at, Time now, Pace pace);
Terms terms_of(const Candidate& candidate, Time now, MilliBits foresight = 0);

// Whether a table may stand on the page for what it is; those for which a place is kept are named in page_rules.
bool is_eligible(const Candidate& candidate, const Reading& reading);
bool is_exploration(const Candidate& candidate, const Reading& reading);

// How much a tag or a place is somebody's own, who contributed so often there: 0 … 1.
float lived(double contributions, bool follows);
// How much a table is, whose tags and place are so much somebody's own: more of them are more, never above 1.
float topic_of(std::span<const float> lived);

// A memorial returns on the day of the year on which it was opened; what was opened on the 29th of February returns on
// the last day of February. Both moments are what the viewer's clocks show, reckoned as if they stood in Greenwich.
struct Anniversary {
  int years = 0;  // 0: none
};
Anniversary anniversary(Time opened_at, Time now);

}  // namespace stadt::dialogue
