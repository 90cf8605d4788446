// What sight computes and SQL keeps.
#pragma once

#include <array>
#include <boost/describe.hpp>

#include "base/ids.hpp"
#include "dialogue/quality_rules.hpp"

namespace stadt {

// How good a table is, as the order of pages needs it while sight is not ready.
struct TableQuality {
  ConversationId table;
  dialogue::Pace pace = dialogue::Pace::talk;
  std::int64_t key = 0;  // static key in millionths of a bit
  Time grew_at = {};
  std::array<int, 7> terms = {};  // thousandths of a bit, in the order of dialogue::Quality

  bool operator==(const TableQuality&) const = default;
};

// What is computed of everybody every night, and never shown.
struct Standing {
  PersonId person;
  int trust = 100;    // percent
  int community = 0;  // 0: none known

  bool operator==(const Standing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (person, trust, community))

}  // namespace stadt
