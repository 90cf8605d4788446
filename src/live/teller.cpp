#include "live/teller.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "json/write.hpp"
#include "live/rules.hpp"
#include "notifications/notification.hpp"
#include "people/beholder.hpp"
#include "people/ties.hpp"
#include "posts/posts.hpp"

namespace stadt::live {

namespace {

struct RequestId {
  ItemId id;
};
BOOST_DESCRIBE_STRUCT(RequestId, (), (id))

struct ChangedAppointment {
  ItemId id;
};
BOOST_DESCRIBE_STRUCT(ChangedAppointment, (), (id))

struct UnreadLetters {
  std::int64_t unread = 0;
};
BOOST_DESCRIBE_STRUCT(UnreadLetters, (), (unread))

// Without a type: they were read elsewhere.
struct NotificationType {
  std::string type;
};
BOOST_DESCRIBE_STRUCT(NotificationType, (), (type))

std::vector<PersonId> readers_of(std::span<const Ear> ears) {
  std::vector<PersonId> readers;
  for (const auto& ear : ears) readers.push_back(ear.listener->viewer.person);
  std::ranges::sort(readers);
  readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
  return readers;
}

}  // namespace

void Teller::tell(sql::Session& db, const Event& event) {
  switch (event.kind) {
    case EventKind::posted:
    case EventKind::boosted:
      return tell_post(db, event, "update");
    case EventKind::post_edited:
      return tell_post(db, event, "status.update");
    case EventKind::post_deleted:
    case EventKind::unboosted:
      return tell_gone(db, event);
    case EventKind::notified:
      return tell_notification(db, event);
    case EventKind::notifications_read:
      return say_own(PersonId{event.actor}, {"stadt.notified", json::write(NotificationType())});
    case EventKind::letter_sent:
      tell_letter(db, PersonId{event.target}, PostId{event.object});
      tell_unread(db, PersonId{event.target});
      return tell_letter(db, PersonId{event.actor}, PostId{event.object});
    case EventKind::letter_held:
      return tell_letter(db, PersonId{event.actor}, PostId{event.object});
    case EventKind::letter_read:
      return tell_unread(db, PersonId{event.actor});
    case EventKind::request_sent:
    case EventKind::request_changed:
      return tell_request(event);
    case EventKind::appointment_proposed:
    case EventKind::appointment_changed:
      return tell_appointment(event);
    default:
      return;
  }
}

// Who may hear of a post where they listen: at home by the rules of the home page, elsewhere what nobody hides from
// them.
std::vector<Ear> Teller::ears_of(sql::Session& db, const PostFacts& post) const {
  std::vector<Ear> ears;
  // What stands on whose home page only a memory knows that is believed.
  const bool knows_homes = parts_.sight.ready();
  for (const PersonId person : knows_homes ? parts_.sight.at_home(listeners_.homes(), post) : std::vector<PersonId>()) {
    const auto& own = listeners_.at({Channel::user, person.value});
    ears.insert(ears.end(), own.begin(), own.end());
  }
  std::vector<Ear> listening;
  for (const auto& topic : topics_of(post)) {
    const auto& all = listeners_.at(topic);
    listening.insert(listening.end(), all.begin(), all.end());
  }
  const auto viewers = collect(listening, [](const Ear& ear) { return ear.listener->viewer.person; });
  const auto unseen = people::unseen_by(db, parts_.sight, post.author, viewers);
  std::ranges::copy_if(listening, std::back_inserter(ears),
                       [&](const Ear& ear) { return !unseen.contains(ear.listener->viewer.person); });
  return ears;
}

// Where a letter stands already that is written anew or deleted: with its author and with those to whom it was sent,
// not with whom it was held.
std::vector<Ear> Teller::ears_of_letter(sql::Session& db, const PostFacts& letter) const {
  if (letter.audience != Audience::mentioned) return {};
  auto ears = listeners_.at({Channel::direct, letter.author.value});
  const auto sides = people::acquaintances(db, letter.author, letter.mentions);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (letter.mentions[i] == letter.author || !is_known(sides[i]) || !sides[i].on_speaking_terms) continue;
    const auto& own = listeners_.at({Channel::direct, letter.mentions[i].value});
    ears.insert(ears.end(), own.begin(), own.end());
  }
  return ears;
}

void Teller::tell_post(sql::Session& db, const Event& event, std::string_view word) {
  const auto facts = facts_of_event(event);
  if (!facts) return;
  auto ears = ears_of(db, *facts);
  if (event.kind == EventKind::post_edited) {
    const auto more = ears_of_letter(db, *facts);
    ears.insert(ears.end(), more.begin(), more.end());
  }
  if (ears.empty()) return;
  for (const auto& [status, readers] : parts_.statuses.shared(db, facts->id, readers_of(ears))) {
    std::vector<Ear> told;
    for (const auto& ear : ears) {
      if (std::ranges::binary_search(readers, ear.listener->viewer.person)) told.push_back(ear);
    }
    outbox_.say({std::string(word), status}, told);
  }
}

void Teller::tell_gone(sql::Session& db, const Event& event) {
  const auto facts = facts_of_event(event);
  if (!facts) return;
  auto ears = ears_of(db, *facts);
  const auto more = ears_of_letter(db, *facts);
  ears.insert(ears.end(), more.begin(), more.end());
  std::erase_if(
      ears, [&](const Ear& ear) { return !posts::could_read(db, parts_.sight, ear.listener->viewer.person, *facts); });
  outbox_.say({"delete", std::to_string(facts->id.value)}, ears);
}

void Teller::say_own(PersonId owner, const News& news) {
  outbox_.say(news, listeners_.at({Channel::own, owner.value}));
}

void Teller::tell_notification(sql::Session& db, const Event& event) {
  const PersonId owner{event.target};
  say_own(owner, {"stadt.notified", json::write(NotificationType{event.detail})});
  // Some applications know no other types than those of the common API.
  if (is_own_type(event.detail)) return;
  auto ears = listeners_.at({Channel::user_notification, owner.value});
  for (const auto& ear : listeners_.at({Channel::user, owner.value})) {
    if (hears_notifications(ear.listener->viewer)) ears.push_back(ear);
  }
  if (ears.empty()) return;
  const auto entity = parts_.entities.notification(db, owner, event.object);
  if (!entity.empty()) outbox_.say({"notification", entity}, ears);
}

void Teller::tell_letter(sql::Session& db, PersonId owner, PostId letter) {
  const auto& ears = listeners_.at({Channel::direct, owner.value});
  if (ears.empty() || !parts_.entities.conversation) return;
  const auto entity = parts_.entities.conversation(db, owner, letter);
  if (!entity.empty()) outbox_.say({"conversation", entity}, ears);
}

void Teller::tell_unread(sql::Session& db, PersonId owner) {
  if (listeners_.at({Channel::own, owner.value}).empty() || !parts_.entities.unread_letters) return;
  say_own(owner, {"stadt.letter", json::write(UnreadLetters{parts_.entities.unread_letters(db, owner)})});
}

void Teller::tell_request(const Event& event) {
  const auto [to_actor, to_target] = news_of_request(event);
  const std::string id = json::write(RequestId{ItemId{event.object}});
  const bool is_new = event.kind == EventKind::request_sent;
  if (to_actor) say_own(PersonId{event.actor}, {"stadt.request_changed", id});
  if (to_target) say_own(PersonId{event.target}, {is_new ? "stadt.request" : "stadt.request_changed", id});
}

// What a block ends, ends without a word.
void Teller::tell_appointment(const Event& event) {
  if (event.detail == "ended") return;
  const std::string id = json::write(ChangedAppointment{ItemId{event.object}});
  say_own(PersonId{event.actor}, {"stadt.appointment", id});
  say_own(PersonId{event.target}, {"stadt.appointment", id});
}

}  // namespace stadt::live
