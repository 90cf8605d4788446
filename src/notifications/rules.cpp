#include "notifications/rules.hpp"

#include "posts/rules.hpp"

namespace stadt::notifications {

namespace {

constexpr std::string_view alone_prefix = "ungrouped-";

bool is_readable(const Cause& cause, const Concerned& to, const Acquaintance& side) {
  if (!cause.audience) return true;
  return may_read(*cause.audience, cause.from,
                  {.reader = to.owner,
                   .follows_author = side.followed_by,
                   .contact_of_author = side.contact,
                   .close_to_author = side.contact && side.closeness == Closeness::close,
                   .mentioned = to.is_named && !counts_in_public(*cause.audience),
                   .on_speaking_terms = side.on_speaking_terms});
}

// Where everybody of the city hears it: what is for fewer would be a private approach.
bool is_open(const Cause& cause) { return cause.audience && *cause.audience <= Audience::here; }

Group everything(NotificationKind kind, std::int64_t object) { return {kind, object, 0, INT64_MAX}; }

Group of_day(std::int64_t day) {
  return {NotificationKind::follow, 0, day * ids_of_a_day, (day + 1) * ids_of_a_day - 1};
}

}  // namespace

bool may_tell(const Cause& cause, const Concerned& to, const Acquaintance& side) {
  if (to.owner == cause.from || !side.on_speaking_terms || !is_readable(cause, to, side)) return false;
  if (cause.kind == NotificationKind::request || is_of_article(cause.kind) || is_of_appointment(cause.kind))
    return true;
  if (is_known(side) || side.followed_by) return true;
  return cause.kind == NotificationKind::mention && to.is_answered && cause.has_words && is_open(cause);
}

bool passes_mutes(NotificationKind kind) { return kind == NotificationKind::appointment_reminder; }

bool is_letter(const PostFacts& facts) { return facts.audience > Audience::close; }

bool is_for_followers(const PostFacts& facts) {
  return !is_letter(facts) && (!facts.parent || facts.parent_author == facts.author);
}

Kinds kinds_of(std::span<const std::string> types) {
  Kinds kinds = 0;
  for (int i = 0; i < notification_kinds; ++i) {
    const auto kind = static_cast<NotificationKind>(i);
    for (const auto& type : types) kinds |= type == type_of(kind) ? bit(kind) : 0;
  }
  return kinds;
}

Kinds wanted_kinds(const TypeWish& wish) {
  const Kinds usual = (all_kinds & ~own_kinds) | (kinds_of(wish.supported) & own_kinds);
  return (wish.types.empty() ? usual : kinds_of(wish.types)) & ~kinds_of(wish.without);
}

Group group_of(const Notification& notification, Kinds grouped) {
  const auto [id, kind, from, object] = notification;
  if ((bit(kind) & grouped & groupable) == 0) return {kind, object, id.value, id.value};
  return kind == NotificationKind::follow ? of_day(id.value / ids_of_a_day) : everything(kind, object);
}

std::string key_of(const Notification& notification, Kinds grouped) {
  const auto [id, kind, from, object] = notification;
  if ((bit(kind) & grouped & groupable) == 0) return std::string(alone_prefix) + std::to_string(id.value);
  const auto number = kind == NotificationKind::follow ? id.value / ids_of_a_day : object;
  return std::string(type_of(kind)) + "-" + std::to_string(number);
}

std::optional<NamedGroup> parse_key(std::string_view key) {
  const auto number_after = [&](std::string_view prefix) {
    return key.starts_with(prefix) ? parse_id(key.substr(prefix.size())) : std::nullopt;
  };
  if (const auto id = number_after(alone_prefix)) return NamedGroup{std::nullopt, NotificationId{*id}};
  if (const auto post = number_after("favourite-")) {
    return NamedGroup{everything(NotificationKind::favourite, *post), {}};
  }
  if (const auto post = number_after("reblog-")) return NamedGroup{everything(NotificationKind::reblog, *post), {}};
  const auto day = number_after("follow-");
  if (!day || *day >= INT64_MAX / ids_of_a_day) return std::nullopt;
  return NamedGroup{of_day(*day), {}};
}

}  // namespace stadt::notifications
