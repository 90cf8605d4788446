// Exhibitions and their works as the city's API shows them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "attachments/media_attachment.hpp"
#include "galleries/galleries.hpp"
#include "people/account.hpp"
#include "places/place.hpp"

namespace stadt {

struct ExhibitionEntity {
  ExhibitionId id;
  std::string title;
  std::string text;
  Audience audience = Audience::public_;
  Time opens_at;
  bool opened = false;
  int works = 0;
  std::optional<Place> place;  // whose wall it is, if not the maker's
  json::Rendered<Account> made_by;
  std::optional<MediaAttachment> cover;  // the first work, for those who see the works
  bool hosting = false;
  bool hanging = false;
};
BOOST_DESCRIBE_STRUCT(ExhibitionEntity, (),
                      (id, title, text, audience, opens_at, opened, works, place, made_by, cover, hosting, hanging))

// The table about a picture.
struct WorkTableEntity {
  ConversationId id;
  std::int64_t replies = 0;
};
BOOST_DESCRIBE_STRUCT(WorkTableEntity, (), (id, replies))

struct WorkEntity {
  WorkId id;
  MediaAttachment picture;
  std::string title;
  std::string text;
  std::string technique;
  std::optional<int> year;
  json::Rendered<Account> artist;
  std::optional<WorkTableEntity> table;
  bool own = false;
};
BOOST_DESCRIBE_STRUCT(WorkEntity, (), (id, picture, title, text, technique, year, artist, table, own))

struct ExhibitionPage {
  ExhibitionEntity exhibition;
  std::vector<WorkEntity> works;
  std::vector<std::string> artists;  // for hosts: the handles of those who may hang there, too
};
BOOST_DESCRIBE_STRUCT(ExhibitionPage, (), (exhibition, works, artists))

struct GuestEntryEntity {
  GuestEntryId id;
  json::Rendered<Account> account;
  std::string text;
  Time created_at;
  bool own = false;
};
BOOST_DESCRIBE_STRUCT(GuestEntryEntity, (), (id, account, text, created_at, own))

namespace galleries {

// For one reader: whom they do not see, or who does not see them, hangs nothing there.
struct Reading {
  const PostsParts& parts;
  sql::Session& db;
  PersonId reader;
};
ExhibitionPage page(const Reading& reading, const Seen& wall);
// Those that the reader sees, in the same order.
std::vector<ExhibitionEntity> list(const Reading& reading, std::span<const ExhibitionId> ids);
std::vector<GuestEntryEntity> guests(const Reading& reading, std::span<const GuestEntry> entries);

}  // namespace galleries
}  // namespace stadt
