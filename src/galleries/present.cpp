#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "galleries/exhibition_entity.hpp"
#include "galleries/store.hpp"
#include "posts/store.hpp"

namespace stadt::galleries {

namespace {

// Whether what these people show in public is there for the reader: each is asked once.
class OnTerms {
 public:
  explicit OnTerms(const Reading& reading) : reading_(reading) {}

  bool with(PersonId person) {
    const auto [known, is_new] = known_.try_emplace(person, false);
    if (is_new) {
      PostFacts facts;
      facts.author = person;
      known->second = posts::could_read(reading_.db, reading_.parts.sight, reading_.reader, facts);
    }
    return known->second;
  }

 private:
  const Reading& reading_;
  std::unordered_map<PersonId, bool> known_;
};

using AccountMap = std::unordered_map<PersonId, AccountFragment>;

AccountMap accounts_of(const Reading& reading, const std::vector<PersonId>& people) {
  const auto fragments = reading.parts.accounts.fragments(reading.db, people);
  AccountMap accounts;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (fragments[i]) accounts.emplace(people[i], fragments[i]);
  }
  return accounts;
}

MediaAttachment on_wall(const Reading& reading, Picture picture) {
  picture.hung_in = 0;  // where one stands already
  return media_attachment(reading.parts.origin, picture);
}

std::unordered_map<WorkId, WorkTableEntity> tables_of(const Reading& reading, ExhibitionId exhibition,
                                                      OnTerms& on_terms) {
  const auto claimed = galleries_store::tables(reading.db, exhibition);
  std::unordered_map<ConversationId, Conversation> conversations;
  const auto ids = collect(claimed, [](const auto& one) { return ConversationId{one.post.value}; });
  for (auto& one : posts_store::conversations(reading.db, ids)) conversations.emplace(one.id, std::move(one));
  std::unordered_map<WorkId, WorkTableEntity> tables;
  for (const auto& [work, post] : claimed) {
    const auto found = conversations.find(ConversationId{post.value});
    if (found == conversations.end() || found->second.deleted_at.ms != 0) continue;
    if (on_terms.with(found->second.host)) tables[work] = {found->first, found->second.replies};
  }
  return tables;
}

ExhibitionEntity entity_of(const Seen& wall, const AccountMap& accounts, const std::vector<Place>& places) {
  const auto& [exhibition, visitor] = wall;
  ExhibitionEntity entity;
  entity.id = exhibition.id;
  entity.title = exhibition.title;
  entity.text = exhibition.wall_text;
  entity.audience = exhibition.audience;
  entity.opens_at = exhibition.opens_at;
  entity.opened = visitor.opened;
  entity.works = sees(visitor) == Sees::works ? exhibition.works : 0;
  const auto place = std::ranges::find(places, exhibition.place, &Place::id);
  if (place != places.end()) entity.place = *place;
  if (const auto maker = accounts.find(exhibition.made_by); maker != accounts.end()) {
    entity.made_by.text = *maker->second;
  }
  entity.hosting = visitor.hosts;
  entity.hanging = visitor.hangs;
  return entity;
}

WorkEntity entity_of(const Reading& reading, const Work& work, const AccountFragment& artist) {
  WorkEntity entity;
  entity.id = work.id;
  entity.picture = on_wall(reading, work.picture);
  entity.title = work.label.title;
  entity.text = work.label.wall_text;
  entity.technique = work.label.technique;
  if (work.label.year != 0) entity.year = work.label.year;
  entity.artist.text = *artist;
  entity.own = work.artist == reading.reader;
  return entity;
}

std::vector<std::string> handles_of(const Reading& reading, ExhibitionId exhibition) {
  std::vector<std::string> handles;
  for (const PersonId artist : galleries_store::artists(reading.db, exhibition)) {
    if (const auto person = reading.parts.accounts.person(reading.db, artist)) handles.push_back(person->handle);
  }
  return handles;
}

}  // namespace

ExhibitionPage page(const Reading& reading, const Seen& wall) {
  const bool shows_works = sees(wall.visitor) == Sees::works;
  const auto works = shows_works ? galleries_store::works(reading.db, wall.exhibition.id) : std::vector<Work>();
  auto people = collect(works, &Work::artist);
  people.push_back(wall.exhibition.made_by);
  const auto accounts = accounts_of(reading, people);
  const PlaceId at[] = {wall.exhibition.place};
  OnTerms on_terms(reading);
  auto tables =
      shows_works ? tables_of(reading, wall.exhibition.id, on_terms) : std::unordered_map<WorkId, WorkTableEntity>();
  ExhibitionPage page{entity_of(wall, accounts, places::find_all(reading.db, at)), {}, {}};
  for (const auto& work : works) {
    const auto artist = accounts.find(work.artist);
    if (artist == accounts.end() || !on_terms.with(work.artist)) continue;
    page.works.push_back(entity_of(reading, work, artist->second));
    if (const auto table = tables.find(work.id); table != tables.end()) page.works.back().table = table->second;
  }
  page.exhibition.works = static_cast<int>(page.works.size());
  if (!page.works.empty()) page.exhibition.cover = page.works.front().picture;
  if (wall.visitor.hosts) page.artists = handles_of(reading, wall.exhibition.id);
  return page;
}

std::vector<ExhibitionEntity> list(const Reading& reading, std::span<const ExhibitionId> ids) {
  std::vector<Seen> walls;
  for (auto& exhibition : galleries_store::exhibitions(reading.db, ids)) {
    const auto stands = visitor(reading.db, reading.parts, reading.reader, exhibition);
    if (sees(stands) != Sees::nothing) walls.push_back({std::move(exhibition), stands});
  }
  const auto accounts = accounts_of(reading, collect(walls, [](const Seen& wall) { return wall.exhibition.made_by; }));
  const auto places =
      places::find_all(reading.db, collect(walls, [](const Seen& one) { return one.exhibition.place; }));
  const auto covers =
      galleries_store::first_works(reading.db, collect(walls, [](const Seen& wall) { return wall.exhibition.id; }));
  OnTerms on_terms(reading);
  std::vector<ExhibitionEntity> entities;
  for (const auto& wall : walls) {
    entities.push_back(entity_of(wall, accounts, places));
    const auto cover = std::ranges::find(covers, wall.exhibition.id, &Work::exhibition);
    if (cover == covers.end() || sees(wall.visitor) != Sees::works || !on_terms.with(cover->artist)) continue;
    entities.back().cover = on_wall(reading, cover->picture);
  }
  return entities;
}

std::vector<GuestEntryEntity> guests(const Reading& reading, std::span<const GuestEntry> entries) {
  const auto accounts = accounts_of(reading, collect(entries, &GuestEntry::person));
  OnTerms on_terms(reading);
  std::vector<GuestEntryEntity> entities;
  for (const auto& entry : entries) {
    const auto account = accounts.find(entry.person);
    if (account == accounts.end() || !on_terms.with(entry.person)) continue;
    entities.push_back(
        {entry.id, {{*account->second}}, entry.words, time_of(entry.id), entry.person == reading.reader});
  }
  return entities;
}

}  // namespace stadt::galleries
