// What stands in a person's house, and who may see it.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/audience.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace stadt {

// Stored as numbers: never renumber. The three sentences "talk to me about …" come first.
enum class ItemKind {
  stand = 0,
  burn = 1,
  learn = 2,
  role = 3,
  can = 4,
  burns_for = 5,
  reach = 6,
  field = 7,
  speaks = 8
};
BOOST_DESCRIBE_ENUM(ItemKind, stand, burn, learn, role, can, burns_for, reach, field, speaks)

struct HouseItem {
  ItemId id;
  ItemKind kind = ItemKind::can;
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  std::string text;
  std::string detail;  // organisation of a role, value of a field
  int from_year = 0;
  int to_year = 0;

  bool operator==(const HouseItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(HouseItem, (), (id, kind, audience, mark, text, detail, from_year, to_year))

// How a viewer stands to the owner of a house.
struct Tie {
  bool self = false;
  bool resident = false;
  bool follower = false;
  bool contact = false;
  bool close = false;
};

constexpr int max_items = 100;
constexpr int item_text_characters = 200;
constexpr int max_fields = 8;
constexpr int earliest_year = 1900;
constexpr int latest_year = 2200;

bool may_see(Audience audience, const Tie& tie);
std::vector<HouseItem> visible_items(const std::vector<HouseItem>& items, const Tie& tie);
// Cleans the texts and checks the bounds; the three sentences may stand once each.
Result<std::vector<HouseItem>> checked_items(std::vector<HouseItem> items);

}  // namespace stadt
