#include "contacts/anchors.hpp"

#include <algorithm>
#include <charconv>

#include "contacts/rules.hpp"
#include "feed/timelines.hpp"
#include "people/ties.hpp"
#include "people/visible_house.hpp"
#include "places/place.hpp"
#include "posts/company.hpp"
#include "posts/store.hpp"
#include "text/clean.hpp"

namespace stadt::contacts {

namespace {

constexpr int headline_characters = 120;
constexpr int posts_offered = 8;

std::unexpected<Error> no_anchor() {
  return fail(ErrorKind::unprocessable, "contact.anchor",
              "Say what brings you here: something of this person's house, or a table, that you can see.");
}

// Items are named by id, or as the account shows them: "talk_to_me_about.0".
std::vector<HouseItem> items_under(const std::vector<HouseItem>& items, std::string_view name) {
  std::vector<HouseItem> found;
  for (const auto& item : items) {
    const bool is_named = (name == "talk_to_me_about" && item.kind <= ItemKind::learn) ||
                          (name == "burns_for" && item.kind == ItemKind::burns_for) ||
                          (name == "can" && item.kind == ItemKind::can) ||
                          (name == "roles" && item.kind == ItemKind::role);
    if (is_named) found.push_back(item);
  }
  return found;
}

std::optional<HouseItem> item_named(const std::vector<HouseItem>& items, std::string_view name) {
  if (const auto id = parse_id(name)) {
    const auto found = std::ranges::find(items, ItemId{*id}, &HouseItem::id);
    return found == items.end() ? std::nullopt : std::optional(*found);
  }
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto listed = items_under(items, name.substr(0, dot));
  const auto digits = name.substr(dot + 1);
  std::size_t index = listed.size();
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || index >= listed.size()) {
    return std::nullopt;
  }
  return listed[index];
}

std::string text_of(const HouseItem& item) {
  return item.kind == ItemKind::role && !item.detail.empty() ? item.text + " · " + item.detail : item.text;
}

Result<FoundAnchor> find_item(sql::Session& db, const Pair& pair, const Anchor& wished) {
  const auto item = item_named(people::visible_house(db, pair.to, pair.from), wished.id);
  if (!item || (wished.kind == AnchorKind::role && item->kind != ItemKind::role)) return no_anchor();
  return FoundAnchor{{wished.kind, std::to_string(item->id.value), text_of(*item)}, {}};
}

Result<FoundAnchor> find_post(sql::Session& db, const PostsParts& parts, const Pair& pair, const Anchor& wished) {
  const auto id = parse_id(wished.id);
  const auto post = posts::readable(db, parts.sight, pair.from, PostId{id.value_or(0)});
  if (!post || post->boost_of || !counts_in_public(post->audience)) return no_anchor();
  const bool is_table = wished.kind == AnchorKind::table;
  const bool is_theirs =
      is_table ? post->id.value == post->conversation.value && posts::sits_at(db, post->conversation, pair.to)
               : post->author == pair.to;
  if (!is_theirs) return no_anchor();
  return FoundAnchor{{wished.kind, wished.id, posts::headline(*post, headline_characters)}, post->conversation};
}

Result<FoundAnchor> find_place(sql::Session& db, const Pair& pair, const Anchor& wished) {
  const auto id = parse_id(wished.id);
  const auto place = id ? places::find(db, PlaceId{*id}) : std::nullopt;
  if (!place) return no_anchor();
  const auto hosts = places::hosts(db, place->id);
  if (std::ranges::find(hosts, pair.to) == hosts.end()) return no_anchor();
  return FoundAnchor{{wished.kind, wished.id, place->name}, {}};
}

// A contact of the sender's own; whether the addressee knows them, too, is the addressee's to know.
Result<FoundAnchor> find_person(sql::Session& db, const PostsParts& parts, const Pair& pair, const Anchor& wished) {
  const auto id = parse_id(wished.id);
  if (!id || PersonId{*id} == pair.to || !people::acquaintance(db, pair.from, PersonId{*id}).contact)
    return no_anchor();
  const auto person = parts.accounts.person(db, PersonId{*id});
  if (!person) return no_anchor();
  return FoundAnchor{{wished.kind, wished.id, person->name.empty() ? person->handle : person->name}, {}};
}

Result<FoundAnchor> find_text(const Anchor& wished) {
  const auto text = TRY(text::clean_line("anchor", wished.text, longest_anchor_text));
  if (text.empty()) return no_anchor();
  return FoundAnchor{{wished.kind, {}, text}, {}};
}

}  // namespace

Result<FoundAnchor> find_anchor(sql::Session& db, const PostsParts& parts, const Pair& pair, const Anchor& wished) {
  switch (wished.kind) {
    case AnchorKind::house:
    case AnchorKind::role:
      return find_item(db, pair, wished);
    case AnchorKind::table:
    case AnchorKind::post:
      return find_post(db, parts, pair, wished);
    case AnchorKind::place:
      return find_place(db, pair, wished);
    case AnchorKind::person:
      return find_person(db, parts, pair, wished);
    case AnchorKind::book:
    case AnchorKind::known_from:
      return find_text(wished);
    case AnchorKind::event:  // nothing of the kind stands in the city yet
    case AnchorKind::none:
      break;
  }
  return no_anchor();
}

std::vector<Anchor> offered_anchors(sql::Session& db, const Pair& pair) {
  std::vector<Anchor> anchors;
  for (const auto& item : people::visible_house(db, pair.to, pair.from)) {
    if (item.kind == ItemKind::reach || item.kind == ItemKind::field || item.kind == ItemKind::speaks) continue;
    const auto kind = item.kind == ItemKind::role ? AnchorKind::role : AnchorKind::house;
    anchors.push_back({kind, std::to_string(item.id.value), text_of(item)});
  }
  http::Page page;
  page.limit = posts_offered;
  const auto recent = feed::account_page(db, pair.to, {.without_boosts = true}, page);
  for (const auto& post : posts_store::posts(db, recent.posts)) {
    const auto headline = posts::headline(post, headline_characters);
    if (headline.empty() || post.deleted_at.ms != 0 || !counts_in_public(post.audience)) continue;
    const bool opens = post.id.value == post.conversation.value;
    anchors.push_back({opens ? AnchorKind::table : AnchorKind::post, std::to_string(post.id.value), headline});
  }
  return anchors;
}

}  // namespace stadt::contacts
