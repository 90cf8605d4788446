#include "demo/filling.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "demo/stage.hpp"
#include "demo/store.hpp"

namespace stadt::demo {

namespace {

void count(Filled& filled, const Deed& deed) {
  filled.people += std::holds_alternative<Arrive>(deed);
  filled.requests += std::holds_alternative<Ask>(deed);
  filled.posts += std::holds_alternative<Say>(deed) || std::holds_alternative<Write>(deed);
  if (const auto* said = std::get_if<Say>(&deed)) filled.tables += said->index == 0;
}

// An error of the content says where it stands.
Error named(Error error, const Step& step) {
  error.message += fmt::format(" (invented city, minute {} of the day)", step.minute);
  return error;
}

}  // namespace

Result<Filled> fill(sql::Database& database, Env& env, const Content& content, const Wish& wish,
                    const Progress& progress) {
  if (demo_store::is_inhabited(database.session())) {
    return fail(ErrorKind::conflict, "demo.inhabited",
                "People live in this city already. The demo needs an empty one: name a new folder with --data.");
  }
  auto steps = TRY(schedule(content));
  const auto later = std::ranges::upper_bound(steps, minute_of_opening, {}, &Step::minute);
  steps.erase(later, steps.end());

  Accounts accounts(wish.origin);
  const Sight sight;  // never read: how people stand to each other comes from SQL
  Stage stage({env, accounts, sight, wish.origin}, content, wish.password_hash);
  for (const auto& wall : content.walls) {
    for (const auto& work : wall.works) stage.lay_out(work, TRY(wish.picture(work.motif)));
  }
  Filled filled;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    wish.set_clock(wish.opening + std::chrono::minutes(steps[i].minute - minute_of_opening));
    const auto played =
        database.write_and_wait([&](sql::Transaction& transaction) { return stage.play(transaction, steps[i]); });
    if (!played) return fail(named(played.error(), steps[i]));
    count(filled, steps[i].deed);
    progress(static_cast<std::int64_t>(i + 1), std::ssize(steps));
  }
  return filled;
}

bool is_demo(sql::Session& db) { return demo_store::is_demo(db); }

bool is_empty(sql::Session& db) { return !demo_store::is_inhabited(db); }

}  // namespace stadt::demo
