#include "ground/roles.hpp"

#include <gtest/gtest.h>

namespace stadt::ground {
namespace {

HouseItem role(const std::string& organisation, int from, int to = 0) {
  HouseItem item;
  item.kind = ItemKind::role;
  item.detail = organisation;
  item.from_year = from;
  item.to_year = to;
  return item;
}

using Roles = std::vector<SharedRole>;

TEST(SharedRoles, AreThoseOfTheSameYears) {
  EXPECT_EQ(overlapping({role("Werft", 2000, 2005)}, {role("Werft", 2003, 2009)}), (Roles{{"Werft", 2003, 2005}}));
  EXPECT_EQ(overlapping({role("Werft", 2000, 2005)}, {role("Werft", 2005, 2009)}), (Roles{{"Werft", 2005, 2005}}));
  EXPECT_EQ(overlapping({role("Werft", 2000, 2005)}, {role("Werft", 2006, 2009)}), Roles());
  EXPECT_EQ(overlapping({role("Werft", 2000)}, {role("Werft", 2006)}), (Roles{{"Werft", 2006, 0}}));
  EXPECT_EQ(overlapping({role("Werft", 2000)}, {role("Werft", 1990, 2003)}), (Roles{{"Werft", 2000, 2003}}));
}

TEST(SharedRoles, ANameIsTheSameHoweverItIsWritten) {
  EXPECT_EQ(overlapping({role("HAFENKLINIK Süd", 2000)}, {role("Hafenklinik süd", 2001)}),
            (Roles{{"Hafenklinik süd", 2001, 0}}));
  EXPECT_EQ(overlapping({role("Werft", 2000)}, {role("Werft Nord", 2000)}), Roles());
}

TEST(SharedRoles, TheLongestStayAtAnOrganisationIsTold) {
  EXPECT_EQ(overlapping({role("Werft", 2000, 2001), role("Werft", 2004, 2012)},
                        {role("Werft", 2000, 2003), role("Chor", 2000), role("Werft", 2005, 2009)}),
            (Roles{{"Werft", 2005, 2009}}));
}

TEST(SharedRoles, WhatSaysNoYearsOrNoOrganisationIsNotShared) {
  EXPECT_EQ(overlapping({role("Werft", 0, 2005)}, {role("Werft", 2003, 2009)}), Roles());
  EXPECT_EQ(overlapping({role("", 2000)}, {role("", 2000)}), Roles());
  auto field = role("Werft", 2000);
  field.kind = ItemKind::field;
  EXPECT_EQ(overlapping({field}, {role("Werft", 2000)}), Roles());
}

}  // namespace
}  // namespace stadt::ground
