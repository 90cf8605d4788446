// Places where tables stand: cafés, galleries, newspapers. Their faces come later on the same table.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "sql/database.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class PlaceKind {
  cafe = 0,
  school = 1,
  university = 2,
  arrival = 3,
  stage = 4,
  newspaper = 5,
  gallery = 6,
  bookshop = 7,
  group = 8,
  pillar_square = 9,
};
BOOST_DESCRIBE_ENUM(PlaceKind, cafe, school, university, arrival, stage, newspaper, gallery, bookshop, group,
                    pillar_square)

struct Place {
  PlaceId id;
  std::string handle;
  PlaceKind kind = PlaceKind::cafe;
  std::string name;
  std::string line;
  Time created_at;

  bool operator==(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, handle, kind, name, line, created_at))

namespace places {

// A place that has closed is none any more.
std::optional<Place> find(sql::Session& db, PlaceId id);
std::vector<Place> find_all(sql::Session& db, std::span<const PlaceId> ids);
std::optional<Place> by_handle(sql::Session& db, std::string_view handle);
// By its handle or its id, as addresses name it.
std::optional<Place> named(sql::Session& db, std::string_view name);
std::vector<PersonId> hosts(sql::Session& db, PlaceId id);
// Of all places, each once.
std::vector<PersonId> all_hosts(sql::Session& db);

}  // namespace places
}  // namespace stadt
