#include "demo/stage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "demo/store.hpp"
#include "notifications/notifications.hpp"
#include "pebbles/pebbles.hpp"
#include "people/people.hpp"
#include "people/ties.hpp"
#include "people/visible_house.hpp"
#include "places/places.hpp"
#include "tables/listening.hpp"

namespace stadt::demo {

namespace {

std::unexpected<Error> missing(std::string what) { return fail(ErrorKind::not_found, "demo.missing", std::move(what)); }

std::vector<HouseItem> house_of(const Resident& resident) {
  std::vector<HouseItem> items;
  const auto add = [&](ItemKind kind, const std::string& text, Audience audience = Audience::public_) {
    if (text.empty()) return;
    HouseItem item;
    item.kind = kind;
    item.text = text;
    item.audience = audience;
    items.push_back(std::move(item));
  };
  add(ItemKind::stand, resident.stand);
  add(ItemKind::burn, resident.burn);
  add(ItemKind::learn, resident.learn);
  for (const auto& station : resident.roles) {
    add(ItemKind::role, station.text);
    items.back().detail = station.detail;
    items.back().from_year = station.from;
    items.back().to_year = station.to;
  }
  for (const auto& text : resident.can) add(ItemKind::can, text);
  for (const auto& text : resident.burns_for) add(ItemKind::burns_for, text);
  for (const auto& text : resident.speaks) add(ItemKind::speaks, text);
  for (const auto& text : resident.reach) add(ItemKind::reach, text, Audience::contacts);
  return items;
}

people::ProfileChange profile_of(const Resident& resident) {
  people::ProfileChange change;
  change.pronouns = resident.pronouns;
  change.line = resident.line;
  change.region = resident.region;
  change.time_zone = resident.time_zone;
  change.default_language = resident.language;
  change.items = house_of(resident);
  return change;
}

}  // namespace

Stage::Stage(const PostsParts& parts, const Content& content, std::string password_hash)
    : parts_(parts), content_(content), password_hash_(std::move(password_hash)) {}

Result<> Stage::play(sql::Transaction& transaction, const Step& step) {
  return std::visit([&](const auto& deed) { return act(transaction, deed); }, step.deed);
}

bool Stage::was_said(sql::Session& db, const Step& step) {
  const auto stands = [&](std::string_view author, std::string_view name) {
    const auto id = person(db, author);
    return id && demo_store::post_named(db, *id, name);
  };
  if (const auto* said = std::get_if<Say>(&step.deed)) {
    return stands(said->talk->posts[said->index].by, name_of(*said->talk, said->index));
  }
  if (const auto* proposed = std::get_if<Propose>(&step.deed)) {
    return stands(proposed->arrangement->by, name_of(*proposed->arrangement));
  }
  if (const auto* written = std::get_if<Write>(&step.deed)) {
    return stands(written->letters->posts[written->index].by, name_of(*written->letters, written->index));
  }
  return false;
}

Result<PersonId> Stage::person(sql::Session& db, std::string_view handle) {
  if (const auto known = people_.find(handle); known != people_.end()) return known->second;
  const auto found = parts_.accounts.find(db, handle);
  if (!found) return missing(fmt::format("There is nobody called {}.", handle));
  people_.emplace(handle, *found);
  return *found;
}

Result<PostId> Stage::post(sql::Session& db, const Talk& talk, std::size_t index) {
  const PersonId author = TRY(person(db, talk.posts[index].by));
  const auto found = demo_store::post_named(db, author, name_of(talk, index));
  if (!found) return missing(fmt::format("{} has not said anything at {} yet.", talk.posts[index].by, talk.key));
  return *found;
}

Result<PostId> Stage::post(sql::Session& db, std::string_view table, std::string_view key) {
  const auto talk = std::ranges::find(content_.tables, table, &Talk::key);
  if (talk == content_.tables.end()) return missing(fmt::format("There is no table {}.", table));
  return post(db, *talk, key.empty() ? 0 : position(talk->posts, key).value_or(0));
}

Result<> Stage::act(sql::Transaction& transaction, const Arrive& deed) {
  const auto& resident = *deed.resident;
  if (people_.contains(resident.handle) || parts_.accounts.find(transaction, resident.handle)) return {};
  demo_store::mark_as_demo(transaction);
  const PersonId id = TRY(people::arrive(transaction, parts_.env,
                                         {.handle = resident.handle,
                                          .email = resident.handle + "@people.invalid",
                                          .password_hash = password_hash_,
                                          .name = resident.name,
                                          .language = resident.language}));
  CHECKED(people::change_profile(transaction, parts_.env, id, profile_of(resident)));
  if (resident.role != Role::resident) CHECKED(people::give_role(transaction, id, resident.role));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const OpenPlace& deed) {
  const auto& room = *deed.room;
  places::Opening opening{.handle = room.handle, .kind = room.kind, .text = {}};
  opening.text = TRY(places::checked(
      {.name = room.name, .line = room.line, .house_rule = room.rule, .house_rule_html = {}}, parts_.origin));
  TRY(places::establish(transaction, parts_.env, opening, TRY(person(transaction, room.host))));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const Befriend& deed) {
  const PersonId one = TRY(person(transaction, deed.friendship->one));
  return people::make_contact(transaction, parts_.env, one, TRY(person(transaction, deed.friendship->other)));
}

Result<> Stage::act(sql::Transaction& transaction, const Follow& deed) {
  const PersonId who = TRY(person(transaction, deed.who));
  return people::follow(transaction, parts_.env, who, TRY(person(transaction, deed.whom)), {});
}

Result<> Stage::act(sql::Transaction& transaction, const SetCloseness& deed) {
  const auto& [who, whom, closeness, at] = *deed.nearness;
  const PersonId person_id = TRY(person(transaction, who));
  return people::set_closeness(transaction, parts_.env, person_id, TRY(person(transaction, whom)), closeness);
}

Result<> Stage::act(sql::Transaction& transaction, const WriteNote& deed) {
  const PersonId who = TRY(person(transaction, deed.note->who));
  return people::put_note(transaction, who, TRY(person(transaction, deed.note->whom)), deed.note->note);
}

Result<> Stage::act(sql::Transaction& transaction, const Say& deed) {
  const auto& [talk, index] = deed;
  const auto& said = talk->posts[index];
  Draft draft{.text = said.text, .language = said.language, .audience = talk->audience};
  draft.thanks = said.thanks;
  if (const auto parent = answered(talk->posts, index)) {
    draft.parent = TRY(post(transaction, *talk, *parent));
  } else {
    draft.title = talk->title;
    draft.kind = talk->kind;
    if (const auto place = places::by_handle(transaction, talk->place)) draft.place = place->id;
  }
  const Viewer author{.person = TRY(person(transaction, said.by)), .app = {}};
  auto prepared = TRY(posts::prepare(parts_, transaction, author, std::move(draft)));
  prepared.idempotency_key = name_of(*talk, index);
  TRY(posts::create(transaction, parts_, prepared));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const Nod& deed) {
  const PersonId who = TRY(person(transaction, deed.who));
  TRY(posts::react(transaction, parts_, who, ReactionKind::nod, TRY(post(transaction, *deed.talk, deed.index))));
  return {};
}

Result<Anchor> Stage::anchor(sql::Session& db, const Approach& approach, const contacts::Pair& pair) {
  const auto& wished = approach.anchor;
  if (wished.kind == AnchorKind::table || wished.kind == AnchorKind::post) {
    return Anchor{wished.kind, std::to_string(TRY(post(db, wished.table, wished.post)).value), {}};
  }
  const auto items = people::visible_house(db, pair.to, pair.from);
  const auto item = std::ranges::find(items, wished.text, &HouseItem::text);
  if (item == items.end()) return missing(fmt::format("{} stands in no house.", wished.text));
  return Anchor{wished.kind, std::to_string(item->id.value), {}};
}

Result<> Stage::act(sql::Transaction& transaction, const Ask& deed) {
  const auto& approach = *deed.approach;
  const contacts::Pair pair{TRY(person(transaction, approach.from)), TRY(person(transaction, approach.to))};
  const contacts::Wish wish{.to = pair.to,
                            .anchor = TRY(anchor(transaction, approach, pair)),
                            .reason = TRY(contacts::checked_reason(approach.reason))};
  requests_[&approach] = TRY(contacts::ask(transaction, parts_, pair.from, wish));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const React& deed) {
  const auto& approach = *deed.approach;
  const auto& reaction = approach.acts[deed.index];
  const auto request = requests_.find(&approach);
  if (request == requests_.end()) return missing("This request was sent by somebody else's hand.");
  const PersonId from = TRY(person(transaction, approach.from));
  if (reaction.act == RequestAct::withdraw) {
    TRY(contacts::withdraw(transaction, parts_, from, request->second));
    return {};
  }
  const PersonId addressee = TRY(person(transaction, approach.to));
  contacts::Answer answer{.act = reaction.act, .letter = {}};
  if (!reaction.text.empty()) {
    Draft draft{.text = reaction.text, .audience = Audience::mentioned, .to = {from}};
    answer.letter = TRY(posts::prepare(parts_, transaction, {.person = addressee, .app = {}}, std::move(draft)));
  }
  TRY(contacts::answer(transaction, parts_, addressee, request->second, answer));
  return {};
}

Result<std::vector<PersonId>> Stage::others(sql::Session& db, const Correspondence& letters, std::string_view but) {
  std::vector<PersonId> found;
  for (const auto& handle : letters.between) {
    if (handle != but) found.push_back(TRY(person(db, handle)));
  }
  return found;
}

Result<> Stage::act(sql::Transaction& transaction, const Write& deed) {
  const auto& [letters, index] = deed;
  const auto& said = letters->posts[index];
  Draft draft{.text = said.text, .language = said.language, .audience = Audience::mentioned};
  draft.thanks = said.thanks;
  draft.to = TRY(others(transaction, *letters, said.by));
  if (index > 0) {
    const std::size_t before = said.to.empty() ? index - 1 : position(letters->posts, said.to).value_or(index - 1);
    const PersonId author = TRY(person(transaction, letters->posts[before].by));
    const auto parent = demo_store::post_named(transaction, author, name_of(*letters, before));
    if (!parent) return missing("The letter that this one answers was not written.");
    draft.parent = *parent;
  }
  const Viewer author{.person = TRY(person(transaction, said.by)), .app = {}};
  auto prepared = TRY(posts::prepare(parts_, transaction, author, std::move(draft)));
  prepared.idempotency_key = name_of(*letters, index);
  TRY(posts::create(transaction, parts_, prepared));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const Keep& deed) {
  const PersonId who = TRY(person(transaction, deed.keepsake->who));
  const PostId id = TRY(post(transaction, deed.keepsake->table, deed.keepsake->post));
  TRY(pebbles::keep(transaction, parts_, who, id, Pebble{deed.keepsake->passage, deed.keepsake->line}));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const Listen& deed) {
  const PersonId who = TRY(person(transaction, deed.who));
  const PostId opening = TRY(post(transaction, deed.table, ""));
  return tables::listen(transaction, parts_.env, who, ConversationId{opening.value});
}

Result<> Stage::act(sql::Transaction& transaction, const LookIn& deed) {
  const PersonId who = TRY(person(transaction, deed.who));
  const ReadId until_now{first_id_at(parts_.env.now())};
  TRY(notifications::mark_read(transaction, parts_.env, who, {.home = {}, .notifications = until_now}));
  return {};
}

}  // namespace stadt::demo
