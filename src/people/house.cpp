#include "people/house.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/clean.hpp"

namespace stadt {

namespace {

std::unexpected<Error> refuse(std::string message) {
  return fail(ErrorKind::unprocessable, "house.item", std::move(message));
}

bool year_fits(int year) { return year == 0 || (year >= earliest_year && year <= latest_year); }

Result<> check_item(HouseItem& item) {
  item.text = TRY(text::clean_line("text", item.text, item_text_characters));
  item.detail = TRY(text::clean_line("detail", item.detail, item_text_characters));
  if (item.text.empty()) return refuse("An item needs a text. Leave it out instead of sending it empty.");
  if (item.audience == Audience::unlisted || item.audience == Audience::mentioned) {
    return refuse("An item is for public, here, followers, contacts, close or self.");
  }
  if (!year_fits(item.from_year) || !year_fits(item.to_year)) return refuse("A year has four digits, or is left out.");
  if (item.to_year != 0 && item.from_year > item.to_year) return refuse("A role ends after it begins.");
  return {};
}

}  // namespace

bool may_see(Audience audience, const Tie& tie) {
  if (tie.self) return true;
  switch (audience) {
    case Audience::public_:
    case Audience::unlisted:
      return true;
    case Audience::here:
      return tie.resident;
    case Audience::followers:
      return tie.follower || tie.contact || tie.close;
    case Audience::contacts:
      return tie.contact || tie.close;
    case Audience::close:
      return tie.close;
    case Audience::mentioned:
    case Audience::self:
      break;
  }
  return false;
}

std::vector<HouseItem> visible_items(const std::vector<HouseItem>& items, const Tie& tie) {
  std::vector<HouseItem> visible;
  std::ranges::copy_if(items, std::back_inserter(visible),
                       [&](const auto& item) { return may_see(item.audience, tie); });
  return visible;
}

Result<std::vector<HouseItem>> checked_items(std::vector<HouseItem> items) {
  if (std::ssize(items) > max_items) return refuse(fmt::format("A house has room for {} items.", max_items));
  int fields = 0;
  bool sentence[3] = {};
  for (auto& item : items) {
    CHECKED(check_item(item));
    if (item.kind == ItemKind::field && ++fields > max_fields) {
      return refuse(fmt::format("There is room for {} fields.", max_fields));
    }
    if (item.kind > ItemKind::learn) continue;
    bool& stands = sentence[static_cast<int>(item.kind)];
    if (stands) return refuse("Each of the three sentences stands once.");
    stands = true;
  }
  return items;
}

}  // namespace stadt
