#include "sight/places_store.hpp"

namespace stadt::sight_store {

namespace {

struct PlaceRow {
  PlaceId id;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(PlaceRow, (), (id, closed))

struct MemberRow {
  PersonId person;
  PlaceId place;
  bool shown = false;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (person, place, shown))

struct FollowedRow {
  PersonId person;
  std::int64_t place = 0;
};
BOOST_DESCRIBE_STRUCT(FollowedRow, (), (person, place))

}  // namespace

void read_places(sql::Session& db, CitySight& city) {
  db.each<PlaceRow>(R"sql(SELECT id, CASE WHEN deleted_at = 0 THEN 0 ELSE 1 END FROM place ORDER BY id)sql",
                    [&](PlaceRow row) {
                      const Number place = city.add_place(row.id);
                      if (row.closed) city.close_place(place);
                    });
  db.each<MemberRow>(R"sql(SELECT person_id, place_id, shown FROM membership WHERE state = 2)sql", [&](MemberRow row) {
    const Number place = city.add_place(row.place);
    if (row.shown && city.place(place).closed) return;
    city.set_membership(city.add(row.person), place,
                        row.shown ? CitySight::Membership::shown : CitySight::Membership::hidden);
  });
  db.each<FollowedRow>(R"sql(SELECT person_id, place_id FROM place_follow)sql", [&](FollowedRow row) {
    city.own_person(city.add(row.person)).change(city.memory(), [&](Discretion& own) {
      own.followed_places.insert(row.place);
    });
  });
}

}  // namespace stadt::sight_store
