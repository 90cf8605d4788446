// The parts of the client API's Status that are the same for everybody who may read the post.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/write.hpp"
#include "people/account.hpp"
#include "posts/post.hpp"

namespace stadt {

struct StatusMention {
  PersonId id;
  std::string username;
  std::string url;
  std::string acct;
};
BOOST_DESCRIBE_STRUCT(StatusMention, (), (id, username, url, acct))

struct StatusTag {
  std::string name;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(StatusTag, (), (name, url))

struct StatusApplication {
  std::string name;
  std::optional<std::string> website;
};
BOOST_DESCRIBE_STRUCT(StatusApplication, (), (name, website))

// What the city adds to a status.
struct StatusCity {
  ConversationId table_id;
  TableKind table_kind = TableKind::talk;
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  bool thanks = false;
  std::string title;
  std::optional<PlaceId> place_id;
};
BOOST_DESCRIBE_STRUCT(StatusCity, (), (table_id, table_kind, audience, mark, thanks, title, place_id))

// A post in short, without markup, for cards one passes by.
struct StatusLine {
  PostId id;
  Time created_at;
  std::optional<std::string> language;
  std::string text;  // its warning, else how it begins
  json::Rendered<Face> account;
};
BOOST_DESCRIBE_STRUCT(StatusLine, (), (id, created_at, language, text, account))

struct FixedStatus {
  PostId id;
  Time created_at;
  std::optional<Time> edited_at;
  std::string uri;
  std::string url;
  std::string content;
  Visibility visibility = Visibility::public_;
  bool sensitive = false;
  std::string spoiler_text;
  std::optional<std::string> language;
  json::Raw media_attachments;
  json::Rendered<std::vector<StatusMention>> mentions;
  json::Rendered<std::vector<StatusTag>> tags;
  json::Raw emojis{"[]"};
  json::Raw card;
  json::Raw poll;
  json::Raw quote;
  json::Absent<StatusApplication> application;
  StatusCity stadt;
};
BOOST_DESCRIBE_STRUCT(FixedStatus, (),
                      (id, created_at, edited_at, uri, url, content, visibility, sensitive, spoiler_text, language,
                       media_attachments, mentions, tags, emojis, card, poll, quote, application, stadt))

// The whole entity as clients receive it; Statuses writes it from a fragment and what is spliced in.
struct Status : FixedStatus {
  std::int64_t replies_count = 0;
  std::int64_t reblogs_count = 0;
  std::int64_t favourites_count = 0;
  std::optional<PostId> in_reply_to_id;
  std::optional<PersonId> in_reply_to_account_id;
  json::Absent<bool> favourited;
  json::Absent<bool> reblogged;
  json::Absent<bool> bookmarked;
  json::Absent<bool> muted;
  json::Absent<bool> pinned;
  json::Rendered<Account> account;
  std::optional<json::Rendered<Status>> reblog;
};
BOOST_DESCRIBE_STRUCT(Status, (FixedStatus),
                      (replies_count, reblogs_count, favourites_count, in_reply_to_id, in_reply_to_account_id,
                       favourited, reblogged, bookmarked, muted, pinned, account, reblog))

// Members of the Status object without its braces: everything but the account, what moves (counts), what depends on the
// viewer (flags, the parent) and the boosted original.
// The members of a StatusLine up to the account, which comes last.
std::string line_members(const Post& post);
std::string fixed_members(const std::string& origin, const Post& post, const Conversation* conversation);

// One version of a post.
struct StatusEdit {
  std::string content;
  std::string spoiler_text;
  bool sensitive = false;
  Time created_at;
  json::Rendered<Account> account;
  json::Raw media_attachments{"[]"};
  json::Raw emojis{"[]"};
};
BOOST_DESCRIBE_STRUCT(StatusEdit, (),
                      (content, spoiler_text, sensitive, created_at, account, media_attachments, emojis))

}  // namespace stadt
