#include "attachments/attachments.hpp"
#include "demo/stage.hpp"

namespace stadt::demo {

Result<> Stage::hang(sql::Transaction& transaction, const HungPicture& work, ExhibitionId wall) {
  const auto drawn = pictures_.find(&work);
  if (drawn == pictures_.end()) return fail(ErrorKind::not_found, "demo.missing", "Nobody has drawn " + work.motif);
  galleries::Hanging hanging;
  hanging.exhibition = wall;
  hanging.artist = TRY(person(transaction, work.by));
  hanging.label = TRY(galleries::checked(Label{work.title, work.text, work.technique, work.year}));
  hanging.picture.id = TRY(attachments::add(transaction, parts_.env, hanging.artist, drawn->second));
  hanging.picture.description = work.alt;
  TRY(galleries::hang(transaction, parts_, hanging));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const HangWall& deed) {
  const auto& wall = *deed.wall;
  Exhibition exhibition;
  exhibition.made_by = TRY(person(transaction, wall.by));
  exhibition.title = wall.title;
  exhibition.wall_text = wall.text;
  exhibition.opens_at = parts_.env.now();
  if (const auto place = places::by_handle(transaction, wall.place)) exhibition.place = place->id;
  exhibition = TRY(galleries::checked(std::move(exhibition), parts_.env.now()));
  std::vector<PersonId> artists;
  artists.reserve(wall.works.size());
  for (const auto& work : wall.works) artists.push_back(TRY(person(transaction, work.by)));
  const ExhibitionId id = TRY(galleries::make(transaction, parts_, exhibition, artists));
  for (const auto& work : wall.works) CHECKED(hang(transaction, work, id));
  walls_[&wall] = id;
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const SignBook& deed) {
  const auto wall = walls_.find(deed.wall);
  if (wall == walls_.end()) return fail(ErrorKind::not_found, "demo.missing", "This wall was hung by another hand.");
  const auto& guest = deed.wall->guests[deed.index];
  GuestEntry entry;
  entry.person = TRY(person(transaction, guest.by));
  entry.words = TRY(galleries::checked_words(guest.text));
  TRY(galleries::sign(transaction, parts_, wall->second, entry));
  return {};
}

}  // namespace stadt::demo
