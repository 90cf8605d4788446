#include "demo/living.hpp"

#include <algorithm>

#include "demo/filling.hpp"
#include "demo/stage.hpp"

namespace stadt::demo {

namespace {

// Only words take their time; what stands between them comes along.
const Said* words_of(const Deed& deed) {
  if (const auto* said = std::get_if<Say>(&deed)) return &said->talk->posts[said->index];
  if (const auto* written = std::get_if<Write>(&deed)) return &written->letters->posts[written->index];
  return nullptr;
}

Happening happening_of(const Deed& deed, const Said& words) {
  const auto* said = std::get_if<Say>(&deed);
  return {words.by, said ? said->talk->key : "", said ? words.text : ""};
}

}  // namespace

Result<> live(sql::Database& database, Env& env, const Content& content, const Life& life) {
  if (!is_demo(database.session())) {
    return fail(ErrorKind::conflict, "demo.not_here",
                "This city is no demo: only an invented day can go on by itself.");
  }
  const auto steps = TRY(schedule(content));
  Accounts accounts(life.origin);
  const Sight sight;
  Stage stage({env, accounts, sight, life.origin}, content);
  const auto first = std::ranges::upper_bound(steps, minute_of_opening, {}, &Step::minute);
  for (auto step = first; step != steps.end(); ++step) {
    if (stage.was_said(database.session(), *step)) continue;
    const auto* words = words_of(step->deed);
    if (words && !life.pause()) return {};
    const auto done =
        database.write_and_wait([&](sql::Transaction& transaction) { return stage.play(transaction, *step); });
    if (!done) {
      life.skip(done.error());
    } else if (words) {
      life.tell(happening_of(step->deed, *words));
    }
  }
  return {};
}

}  // namespace stadt::demo
