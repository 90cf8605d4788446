#include "people/present.hpp"

#include "text/inline.hpp"

namespace stadt {

namespace {

// A field's value as HTML: one address becomes a link, everything else is text.
std::string field_html(const std::string& value) {
  std::string html;
  text::Rendered ignored;
  text::Inline(text::RenderOptions(), ignored).append(html, value);
  return html;
}

std::string picture_url(const std::string& origin, const std::string& key, std::string_view kind,
                        const std::string& handle) {
  if (!key.empty()) return origin + "/media/" + key;
  return origin + "/media/default/" + std::string(kind) + "/" + handle;
}

std::vector<AccountField> fields_of(std::span<const HouseItem> items, bool as_html) {
  std::vector<AccountField> fields;
  for (const auto& item : items) {
    if (item.kind != ItemKind::field) continue;
    fields.push_back({item.text, as_html ? field_html(item.detail) : item.detail, std::nullopt});
  }
  return fields;
}

AccountHouse house_of(const Person& person, std::span<const HouseItem> items) {
  AccountHouse house{.pronouns = person.pronouns,
                     .line = person.line,
                     .talk_to_me_about = {},
                     .burns_for = {},
                     .can = {},
                     .roles = {}};
  for (const auto& item : items) {
    if (item.kind <= ItemKind::learn) house.talk_to_me_about.push_back(item.text);
    if (item.kind == ItemKind::burns_for) house.burns_for.push_back(item.text);
    if (item.kind == ItemKind::can) house.can.push_back(item.text);
    if (item.kind == ItemKind::role) house.roles.push_back(item);
  }
  return house;
}

}  // namespace

Account present_account(const std::string& origin, const Person& person, std::span<const HouseItem> items) {
  Account account;
  account.id = person.id;
  account.username = account.acct = person.handle;
  account.display_name = person.name;
  account.locked = person.locked;
  account.bot = person.bot;
  account.discoverable = person.discoverable;
  account.noindex = !person.indexable;
  account.created_at = person.created_at;
  account.note = person.bio_html;
  account.url = origin + "/@" + person.handle;
  account.uri = origin + "/people/" + std::to_string(person.id.value);
  account.avatar = account.avatar_static = picture_url(origin, person.avatar, "avatar", person.handle);
  account.header = account.header_static = picture_url(origin, person.header, "header", person.handle);
  account.followers_count = person.followers;
  account.following_count = person.following;
  account.statuses_count = person.posts;
  if (person.last_post_at.ms != 0) account.last_status_at = to_day(person.last_post_at);
  account.hide_collections = person.hide_collections;
  account.fields = fields_of(items, true);
  if (person.role != Role::resident) {
    std::string name = boost::describe::enum_to_string(person.role, "");
    if (name.ends_with('_')) name.pop_back();
    account.roles.push_back({std::to_string(static_cast<int>(person.role)), std::move(name), "#2d6a64"});
  }
  account.stadt = house_of(person, items);
  return account;
}

Face face_of(const Account& account) {
  return {.id = account.id,
          .username = account.username,
          .acct = account.acct,
          .display_name = account.display_name,
          .url = account.url,
          .avatar = account.avatar};
}

Account present_own_account(const std::string& origin, const Person& person, std::span<const HouseItem> items,
                            std::int64_t follow_requests) {
  Account account = present_account(origin, person, items);
  AccountSource source{.note = person.bio,
                       .fields = fields_of(items, false),
                       .privacy = visibility_of(person.default_audience),
                       .sensitive = person.default_sensitive,
                       .language = std::nullopt,
                       .follow_requests_count = follow_requests,
                       .hide_collections = person.hide_collections,
                       .discoverable = person.discoverable,
                       .indexable = person.indexable};
  if (!person.default_language.empty()) source.language = person.default_language;
  account.source = std::move(source);
  return account;
}

}  // namespace stadt
