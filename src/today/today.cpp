#include "today/today.hpp"

#include <algorithm>
#include <map>

#include "appointments/appointment_entity.hpp"
#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "contacts/waiting.hpp"
#include "posts/company.hpp"
#include "posts/store.hpp"
#include "today/rules.hpp"
#include "today/store.hpp"

namespace stadt::today {

namespace {

constexpr int tables_looked_at = 60;
constexpr auto read_every = std::chrono::seconds(10);
constexpr int title_characters = 120;
constexpr int most_of_a_day = 20;  // meet-ups

std::vector<ConversationId> ids_of(const Day& day) {
  return collect(day.tables, [](const auto& table) { return table.id; });
}

Day read_day(sql::Session& db, const Sight& sight, Time now) {
  std::vector<ConversationId> newest;
  for (const auto& entry :
       sight.newest_tables({}, {}, {.max_id = {}, .since_id = {}, .min_id = {}, .limit = tables_looked_at})) {
    newest.push_back(entry.table);
  }
  Day day;
  day.tables = posts_store::conversations(db, newest);
  std::erase_if(day.tables, [&](const Conversation& table) {
    return table.deleted_at.ms != 0 || table.last_at + day_length < now;
  });
  std::ranges::sort(day.tables, std::greater(), &Conversation::last);
  day.thanks = today_store::thanks(db, ids_of(day), PostId{first_id_at(now - day_length)});
  return day;
}

}  // namespace

std::shared_ptr<const Day> Today::day(sql::Session& db) {
  const Time now = parts_.env.now();
  {
    std::scoped_lock lock(mutex_);
    if (day_ && now >= read_at_ && now < read_at_ + read_every) return day_;
  }
  auto fresh = std::make_shared<const Day>(read_day(db, parts_.sight, now));
  std::scoped_lock lock(mutex_);
  day_ = fresh;
  read_at_ = now;
  return fresh;
}

Looker Today::looker(sql::Session& db, const Day& day, Viewer viewer) const {
  Looker looker{.person = viewer.person, .answers = {}, .sits_at = {}};
  if (!viewer) return looker;
  const auto tables = ids_of(day);
  looker.answers = today_store::answers_to(db, tables, viewer.person);
  looker.sits_at = today_store::sits_at(db, tables, viewer.person);
  const appointments::Reading meetups{parts_.accounts, db, viewer.person, parts_.env.now()};
  for (const auto& one : appointments::of_today(meetups, most_of_a_day)) looker.meetups.push_back({one.id, one.other});
  if ((viewer.scopes & scopes::read_follows) != 0) {
    looker.requests = contacts::waiting(db, viewer.person);
    looker.news = hearing_.news(db, viewer.person, parts_.env.now() - day_length);
  }
  return looker;
}

std::vector<ShownLine> Today::lines(sql::Session& db, Viewer viewer) {
  if (!parts_.sight.ready()) return {};
  const auto known = day(db);
  const auto chosen = choose(*known, looker(db, *known, viewer), parts_.env.now(),
                             [&](PersonId person) { return parts_.sight.hidden(viewer.person, person); });
  std::vector<PostId> openings;
  for (const auto& line : chosen) {
    if (line.table) openings.push_back(PostId{line.table.value});
  }
  std::map<std::int64_t, std::string> titles;
  for (const auto& post : posts_store::posts(db, openings)) {
    // What was taken back meanwhile is not told.
    if (post.deleted_at.ms == 0) titles.emplace(post.id.value, posts::headline(post, title_characters));
  }
  std::vector<ShownLine> shown;
  for (const auto& line : chosen) {
    const auto title = titles.find(line.table.value);
    if (line.table && title == titles.end()) continue;
    shown.push_back({line, line.table ? title->second : std::string()});
  }
  return shown;
}

}  // namespace stadt::today
