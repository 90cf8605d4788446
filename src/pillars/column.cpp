#include "pillars/column.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/collect.hpp"
#include "calendar/calendar.hpp"
#include "people/beholder.hpp"
#include "pillars/store.hpp"

namespace stadt::pillars {

namespace {

Nearness nearness(const people::Beholder& beholder, const Viewer& viewer, PersonId author) {
  if (!viewer) return Nearness::other;
  if (viewer.person == author) return Nearness::own;
  const auto relation = beholder.relation(author);
  if (relation.contact) return Nearness::contact;
  return relation.following ? Nearness::followed : Nearness::other;
}

}  // namespace

void Column::follow(std::span<const Event> events) {
  const bool changed = std::ranges::any_of(events, [](const auto& event) {
    return event.kind == EventKind::notice_posted || event.kind == EventKind::notice_changed ||
           event.kind == EventKind::notice_taken_down;
  });
  if (changed) hanging_.drop();
}

std::vector<Hanging> Column::hanging(sql::Session& db, const Viewer& viewer) {
  const Time now = parts_.env.now();
  const auto all = hanging_.get([&] { return pillars_store::hanging(db, living_spans(now), now, most_hanging); });
  const people::Beholder beholder(db, parts_.sight, viewer.person, collect(*all, &Hanging::person));
  std::vector<Hanging> here;
  std::ranges::copy_if(*all, std::back_inserter(here),
                       [&](const auto& one) { return one.ends_at > now && !beholder.hides(one.person); });
  return here;
}

std::size_t Column::count(sql::Session& db, const Viewer& viewer) { return hanging(db, viewer).size(); }

Walk Column::walk(sql::Session& db, const Viewer& viewer, const std::optional<Place>& after, std::size_t limit) {
  const auto here = hanging(db, viewer);
  const people::Beholder beholder(db, parts_.sight, viewer.person, collect(here, &Hanging::person));
  const auto places = collect(
      here, [&](const Hanging& one) { return Place{nearness(beholder, viewer, one.person), one.starts_at, one.id}; });
  return pillars::walk(places, after, limit);
}

std::vector<Notice> Column::visible(sql::Session& db, const Viewer& viewer, std::span<const NoticeId> ids) const {
  auto notices = pillars_store::notices(db, ids);
  const Time now = parts_.env.now();
  const people::Beholder beholder(db, parts_.sight, viewer.person, collect(notices, &Notice::person));
  std::erase_if(notices, [&](const auto& one) { return one.ends_at <= now || beholder.hides(one.person); });
  return notices;
}

NoticeEntity Column::entity(const Notice& notice, Nearness nearness) const {
  NoticeEntity entity;
  entity.id = notice.id;
  entity.title = notice.title;
  entity.content = notice.html;
  entity.place = notice.place;
  entity.starts_at = notice.starts_at;
  entity.ends_at = notice.ends_at;
  entity.time_zone = notice.time_zone;
  entity.starts_local = calendar::local_text(notice.starts_at, notice.time_zone);
  entity.ends_local = calendar::local_text(notice.ends_at, notice.time_zone);
  entity.link = notice.link;
  entity.calendar_url = parts_.origin + "/api/stadt/v1/notices/" + std::to_string(notice.id.value) + "/calendar.ics";
  entity.nearness = nearness;
  entity.thumbs = notice.thumbs;
  entity.posted_at = notice.posted_at;
  if (notice.changes > 0) entity.changed_at = notice.changed_at;
  if (entity.nearness == Nearness::own) entity.text = notice.text;
  return entity;
}

void Column::add_thumbs(sql::Session& db, const Viewer& viewer, std::vector<NoticeEntity>& entities) const {
  if (!viewer) return;
  const auto ids = collect(entities, &NoticeEntity::id);
  const auto own = pillars_store::thumbed(db, ids, viewer.person);
  const std::unordered_set<NoticeId> raised(own.begin(), own.end());
  std::unordered_map<NoticeId, std::vector<PersonId>> known;
  std::vector<PersonId> people;
  const auto thumbs = pillars_store::thumbs(db, ids, thumbs_looked_at);
  std::vector<PersonId> thumbing;
  thumbing.reserve(thumbs.size());
  for (const auto& [notice, person] : thumbs) thumbing.push_back(person);
  const people::Beholder beholder(db, parts_.sight, viewer.person, thumbing);
  for (const auto& [notice, person] : thumbs) {
    const bool is_known = beholder.relation(person).contact && !beholder.hides(person);
    if (!is_known || std::ssize(known[notice]) >= most_names) continue;
    known[notice].push_back(person);
    people.push_back(person);
  }
  const auto written = parts_.accounts.fragments(db, people);
  std::unordered_map<PersonId, AccountFragment> accounts;
  for (std::size_t i = 0; i < people.size(); ++i) accounts.emplace(people[i], written[i]);
  for (auto& entity : entities) {
    entity.thumbed = raised.contains(entity.id);
    for (const auto person : known[entity.id]) {
      if (const auto& account = accounts[person]) entity.thumbs_of_contacts.push_back({{*account}});
    }
  }
}

std::vector<NoticeEntity> Column::shown(sql::Session& db, const Viewer& viewer, std::span<const NoticeId> ids) const {
  const auto notices = visible(db, viewer, ids);
  const auto accounts = parts_.accounts.fragments(db, collect(notices, &Notice::person));
  std::unordered_map<NoticeId, std::size_t> at;
  for (std::size_t i = 0; i < notices.size(); ++i) {
    if (accounts[i]) at.emplace(notices[i].id, i);
  }
  const people::Beholder beholder(db, parts_.sight, viewer.person, collect(notices, &Notice::person));
  std::vector<NoticeEntity> entities;
  for (const auto id : ids) {
    const auto found = at.find(id);
    if (found == at.end()) continue;
    const auto& notice = notices[found->second];
    entities.push_back(entity(notice, nearness(beholder, viewer, notice.person)));
    entities.back().account = {{*accounts[found->second]}};
  }
  add_thumbs(db, viewer, entities);
  return entities;
}

}  // namespace stadt::pillars
