// What happens at the columns, and what people tell of their lives.
#include <algorithm>

#include "calendar/calendar.hpp"
#include "demo/stage.hpp"
#include "occasions/occasions.hpp"
#include "people/visible_house.hpp"
#include "pillars/pillars.hpp"

namespace stadt::demo {

Result<> Stage::act(sql::Transaction& transaction, const Hang& deed) {
  const auto& placard = *deed.placard;
  const auto resident = std::ranges::find(content_.residents, placard.by, &Resident::handle);
  const auto& time_zone = resident->time_zone;
  const auto today = calendar::local_text(parts_.env.now(), time_zone);
  const NoticeDraft draft{.title = placard.title,
                          .text = placard.text,
                          .place = placard.place,
                          .starts_at = evening(today, placard.weekday, placard.starts),
                          .ends_at = evening(today, placard.weekday, placard.ends),
                          .time_zone = time_zone,
                          .link = {}};
  const PersonId by = TRY(person(transaction, placard.by));
  posters_[&placard] = TRY(pillars::post(transaction, parts_.env, by, draft));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const RaiseThumb& deed) {
  const PersonId who = TRY(person(transaction, deed.who));
  TRY(pillars::thumb(transaction, parts_.env, who, posters_[deed.placard], pillars::ThumbWish::raised));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const Tell& deed) {
  const auto& telling = *deed.telling;
  const PersonId by = TRY(person(transaction, telling.by));
  const auto house = people::visible_house(transaction, by, by);
  const auto role = std::ranges::find(house, telling.role, &HouseItem::text);
  const occasions::OccasionDraft draft{.kind = telling.kind,
                                       .words = telling.words,
                                       .audience = telling.audience,
                                       .item = role == house.end() ? ItemId{} : role->id};
  TRY(occasions::tell(transaction, parts_.env, by, draft));
  return {};
}

}  // namespace stadt::demo
