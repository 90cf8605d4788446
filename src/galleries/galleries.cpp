#include "galleries/galleries.hpp"

#include <algorithm>

#include "attachments/attachments.hpp"
#include "attachments/rules.hpp"
#include "galleries/store.hpp"
#include "people/store.hpp"
#include "places/members.hpp"
#include "posts/pictures.hpp"

namespace stadt::galleries {

namespace {

constexpr EventKind exhibition_changed{110};
constexpr EventKind work_hung{111};
constexpr EventKind work_taken_down{112};
constexpr EventKind guest_book_signed{113};
constexpr EventKind guest_entry_removed{114};

std::unexpected<Error> no_exhibition() {
  return fail(ErrorKind::not_found, "not_found", "There is no such exhibition.");
}
std::unexpected<Error> no_work() { return fail(ErrorKind::not_found, "not_found", "There is no such picture here."); }
std::unexpected<Error> not_yours() {
  return fail(ErrorKind::forbidden, "gallery.not_yours", "Only those whose wall it is may do that.");
}

void note(sql::Transaction& transaction, const PostsParts& parts, EventKind kind, PersonId actor, ExhibitionId id,
          std::int64_t target = 0) {
  transaction.record({.kind = kind, .actor = actor.value, .object = id.value, .target = target, .at = parts.env.now()});
}

bool is_among(PersonId person, const std::vector<PersonId>& people) {
  return person && std::ranges::find(people, person) != people.end();
}

bool is_host(sql::Session& db, PlaceId place, PersonId person) { return is_among(person, places::hosts(db, place)); }

// Whom the hosts have asked; in a group all its members.
bool hangs_at_place(sql::Session& db, const Exhibition& exhibition, PersonId person) {
  if (!exhibition.place) return false;
  if (is_among(person, galleries_store::artists(db, exhibition.id))) return true;
  const auto place = places::find(db, exhibition.place);
  return place && place->kind == PlaceKind::group &&
         places::standing(db, person, exhibition.place).membership == MembershipState::member;
}

// Held, and seen by this person.
Result<Seen> held(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id) {
  if (!galleries_store::locked(transaction, id)) return no_exhibition();
  return seen(transaction, parts, person, id);
}

Result<Seen> held_by_host(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id) {
  auto wall = TRY(held(transaction, parts, person, id));
  if (!wall.visitor.hosts) return not_yours();
  return wall;
}

// The picture is gone from the wall, and from its table. The work is not: the caller takes it down.
Result<> let_go(sql::Transaction& transaction, const PostsParts& parts, const Work& work,
                attachments::Afterwards afterwards) {
  const AttachmentId picture = work.picture.id;
  if (const auto table = galleries_store::table(transaction, work.exhibition, work.id)) {
    CHECKED(posts::show_anew(transaction, parts, *table, picture, std::nullopt));
  }
  galleries_store::take_down(transaction, work);
  attachments::release(transaction, parts.env, work.artist, std::span(&picture, 1), afterwards);
  return {};
}

Result<> check_room(sql::Session& db, std::int64_t owner) {
  if (std::ssize(galleries_store::of_owner(db, owner, most_exhibitions)) < most_exhibitions) return {};
  return fail(ErrorKind::unprocessable, "gallery.too_many", "Fifty exhibitions are the most. Close one first.");
}

}  // namespace

Visitor visitor(sql::Session& db, const PostsParts& parts, PersonId person, const Exhibition& exhibition) {
  Visitor visitor;
  visitor.opened = parts.env.now() >= exhibition.opens_at;
  PostFacts facts;  // a wall is read as a post of its maker's would be
  facts.author = exhibition.made_by;
  facts.audience = exhibition.audience;
  visitor.reads = posts::could_read(db, parts.sight, person, facts);
  if (!person) return visitor;
  visitor.hosts = exhibition.place ? is_host(db, exhibition.place, person) : person == exhibition.made_by;
  visitor.hangs = visitor.hosts || hangs_at_place(db, exhibition, person);
  return visitor;
}

Result<Seen> seen(sql::Session& db, const PostsParts& parts, PersonId person, ExhibitionId id) {
  auto exhibition = galleries_store::exhibition(db, id);
  if (!exhibition) return no_exhibition();
  const auto stands = visitor(db, parts, person, *exhibition);
  if (sees(stands) == Sees::nothing) return no_exhibition();
  return Seen{*std::move(exhibition), stands};
}

Result<ExhibitionId> make(sql::Transaction& transaction, const PostsParts& parts, Exhibition exhibition,
                          const Artists& artists) {
  const PersonId person = exhibition.made_by;
  people_store::lock(transaction, {person});
  if (exhibition.place) {
    const auto place = places::find(transaction, exhibition.place);
    if (!place || !has_walls(place->kind)) {
      return fail(ErrorKind::unprocessable, "gallery.no_walls", "Pictures hang in galleries, in groups and in houses.");
    }
    if (!is_host(transaction, exhibition.place, person)) return not_yours();
  }
  CHECKED(check_room(transaction, exhibition.owner()));
  exhibition.id = parts.env.make_id<ExhibitionId>();
  galleries_store::insert(transaction, exhibition);
  if (artists) galleries_store::set_artists(transaction, exhibition.id, *artists);
  note(transaction, parts, exhibition_changed, person, exhibition.id);
  return exhibition.id;
}

Result<ExhibitionId> change(sql::Transaction& transaction, const PostsParts& parts, PersonId person,
                            const Exhibition& exhibition, const Artists& artists) {
  TRY(held_by_host(transaction, parts, person, exhibition.id));
  galleries_store::update(transaction, exhibition);
  if (artists) galleries_store::set_artists(transaction, exhibition.id, *artists);
  note(transaction, parts, exhibition_changed, person, exhibition.id);
  return exhibition.id;
}

Result<ExhibitionId> close(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id) {
  const auto wall = TRY(held_by_host(transaction, parts, person, id));
  for (const auto& work : galleries_store::works(transaction, id)) {
    const bool own = work.artist == person;
    CHECKED(let_go(transaction, parts, work, own ? attachments::Afterwards::go : attachments::Afterwards::wait));
  }
  galleries_store::remove(transaction, wall.exhibition, parts.env.now());
  note(transaction, parts, exhibition_changed, person, id);
  return id;
}

Result<ExhibitionId> order(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id,
                           const std::vector<WorkId>& works) {
  TRY(held_by_host(transaction, parts, person, id));
  CHECKED(check_order(galleries_store::works(transaction, id), works));
  galleries_store::order(transaction, id, works);
  note(transaction, parts, exhibition_changed, person, id);
  return id;
}

Result<WorkId> hang(sql::Transaction& transaction, const PostsParts& parts, const Hanging& hanging) {
  const auto wall = TRY(held(transaction, parts, hanging.artist, hanging.exhibition));
  if (!wall.visitor.hangs) return not_yours();
  if (wall.exhibition.works >= most_works) {
    return fail(ErrorKind::unprocessable, "gallery.full", "Sixty pictures are the most on one wall.");
  }
  Work work{hanging.exhibition, parts.env.make_id<WorkId>(), 0, hanging.artist, {}, hanging.label};
  const AttachmentId id = hanging.picture.id;
  auto pictures = TRY(
      attachments::use(transaction, parts.env, hanging.artist, std::span(&id, 1), AttachmentUse::hung, work.id.value));
  CHECKED(attachments::retouch_used(transaction, hanging.artist, pictures, std::span(&hanging.picture, 1)));
  CHECKED(check_described(pictures, AltText::required));
  work.picture = std::move(pictures.front());
  work.picture.hung_in = hanging.exhibition.value;
  galleries_store::hang(transaction, work);
  note(transaction, parts, work_hung, hanging.artist, hanging.exhibition, work.id.value);
  return work.id;
}

Result<WorkId> relabel(sql::Transaction& transaction, const PostsParts& parts, WorkId id, const Hanging& hanging) {
  TRY(held(transaction, parts, hanging.artist, hanging.exhibition));
  auto work = galleries_store::work(transaction, hanging.exhibition, id);
  if (!work) return no_work();
  if (work->artist != hanging.artist) return not_yours();
  work->label = hanging.label;
  std::vector<Picture> pictures = {work->picture};
  pictures.front().hung_in = 0;  // it is the artist's own
  Retouch retouch = hanging.picture;
  retouch.id = work->picture.id;
  CHECKED(attachments::retouch_used(transaction, hanging.artist, pictures, std::span(&retouch, 1)));
  CHECKED(check_described(pictures, AltText::required));
  work->picture = std::move(pictures.front());
  work->picture.hung_in = hanging.exhibition.value;
  galleries_store::update(transaction, *work);
  if (const auto table = galleries_store::table(transaction, hanging.exhibition, id)) {
    CHECKED(posts::show_anew(transaction, parts, *table, retouch.id, work->picture));
  }
  note(transaction, parts, work_hung, hanging.artist, hanging.exhibition, id.value);
  return id;
}

Result<WorkId> take_down(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id,
                         WorkId work_id) {
  const auto wall = TRY(held(transaction, parts, person, id));
  const auto work = galleries_store::work(transaction, id, work_id);
  if (!work) return no_work();
  const bool own = work->artist == person;
  if (!own && !wall.visitor.hosts) return not_yours();
  CHECKED(let_go(transaction, parts, *work, own ? attachments::Afterwards::go : attachments::Afterwards::wait));
  note(transaction, parts, work_taken_down, person, id, work_id.value);
  return work_id;
}

Result<PreparedTable> prepare_table(const PostsParts& parts, sql::Session& db, Viewer viewer, TableWish wish) {
  const auto wall = TRY(seen(db, parts, viewer.person, wish.exhibition));
  const auto work = galleries_store::work(db, wish.exhibition, wish.work);
  if (!work || sees(wall.visitor) != Sees::works) return no_work();
  if (wall.exhibition.audience != Audience::public_ || !wall.visitor.opened) {
    return fail(ErrorKind::unprocessable, "gallery.table_public", "Only a picture that everybody may see has a table.");
  }
  Draft draft = wish.words;
  draft.place = wall.exhibition.place;
  draft.shown = {work->picture};
  auto post = TRY(posts::prepare(parts, db, viewer, std::move(draft)));
  if (post.draft.text.empty()) {
    return fail(ErrorKind::unprocessable, "post.empty", "Say something first: what do you see, what do you ask?");
  }
  return PreparedTable{std::move(wish), std::move(post)};
}

Result<PostId> open_table(sql::Transaction& transaction, const PostsParts& parts, const PreparedTable& table) {
  const auto& wish = table.wish;
  const auto wall = TRY(held(transaction, parts, table.post.author, wish.exhibition));
  const auto work = galleries_store::work(transaction, wish.exhibition, wish.work);
  if (!work || work->picture != table.post.draft.shown.front() || wall.exhibition.audience != Audience::public_) {
    return no_work();
  }
  const auto former = galleries_store::table(transaction, wish.exhibition, wish.work);
  const bool taken = former && posts::stands(transaction, *former);
  const PostId post = TRY(posts::create(transaction, parts, table.post));
  if (taken ||
      !galleries_store::claim_table(transaction, wish.exhibition, {wish.work, post}, former.value_or(PostId{}))) {
    return fail(ErrorKind::conflict, "gallery.table_exists", "This picture has a table already. Sit down there.");
  }
  note(transaction, parts, exhibition_changed, table.post.author, wish.exhibition, wish.work.value);
  return post;
}

Result<GuestEntryId> sign(sql::Transaction& transaction, const PostsParts& parts, ExhibitionId id, GuestEntry entry) {
  const auto wall = TRY(held(transaction, parts, entry.person, id));
  // Who hangs there is no friend of everybody: those who host are asked once more whom they have blocked.
  if (!wall.visitor.reads || sees(wall.visitor) != Sees::works) return no_exhibition();
  if (!wall.visitor.opened) {
    return fail(ErrorKind::unprocessable, "gallery.not_open", "The guest book lies there from the opening on.");
  }
  entry.id = parts.env.make_id<GuestEntryId>();
  if (!galleries_store::sign(transaction, id, entry, day_of(parts.env.now()))) {
    return fail(ErrorKind::unprocessable, "gallery.signed_today", "You have written here today. Come again tomorrow.");
  }
  note(transaction, parts, guest_book_signed, entry.person, id, entry.id.value);
  return entry.id;
}

Result<GuestEntryId> remove_entry(sql::Transaction& transaction, const PostsParts& parts, PersonId person,
                                  ExhibitionId id, GuestEntryId entry_id) {
  const auto wall = TRY(held(transaction, parts, person, id));
  const auto entry = galleries_store::entry(transaction, id, entry_id);
  if (!entry) return fail(ErrorKind::not_found, "not_found", "There is no such entry.");
  const bool own = entry->person == person;
  if (!own && !wall.visitor.hosts) return not_yours();
  galleries_store::remove_entry(transaction, id, entry_id);
  if (own) galleries_store::release_day(transaction, id, person, day_of(time_of(entry_id)));
  note(transaction, parts, guest_entry_removed, person, id, entry_id.value);
  return entry_id;
}

}  // namespace stadt::galleries
