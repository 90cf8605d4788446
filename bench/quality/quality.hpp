// How good the city's orders are, judged on what really happened next; `script/bench quality` prints a line each and a
// table at the end (bench/README.md). Everything is known only as far as it had happened.
#pragma once

#include <span>

#include "quality/history.hpp"
#include "quality/report.hpp"

namespace stadt::bench {

// Whether weights that were learnt anew are printed.
enum class Weights { quiet, printed };

// Which table, new to them, somebody sits down at next.
void judge_new_tables(const History& history, Weights weights, Report& report);
// Who speaks next at a table.
void judge_next_replier(const History& history, Report& report);
// Whether the next table that somebody sat down at stood among the six next to the one they came from.
void judge_neighbours(const History& history, Report& report);
// Who gets to talk with whom: the last fifth's new pairs.
void judge_meeting(const History& history, Weights weights, Report& report);
// Who is in contact with whom: a tenth of the contacts is hidden and looked for.
void judge_contacts(std::span<const load::FollowLine> lines, Weights weights, Report& report);
// Dialogue quality of real conversations, where it is known who answers whom.
void judge_dialogue(const History& history, Report& report);
// What fakes make of trust among real answers.
void judge_trust(const History& history, Report& report);
// The archetypes and the attacks of tests/support/archetypes.hpp, with all weights as they are and up to 50 % off.
void judge_archetypes(Report& report);
// Requests by one template, sent by many, and honest ones: what the template check says of each.
void judge_campaigns(Report& report);

}  // namespace stadt::bench
