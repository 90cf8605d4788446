-- Posts and the conversations they belong to. Shard key: the bucket of the conversation's id, unless a line says
-- otherwise. Primary keys begin with the id, so that inserts append.
CREATE TABLE conversation (
  bucket BIGINT NOT NULL,
  id BIGINT NOT NULL,                        -- the id of its first post
  kind INTEGER NOT NULL,                     -- posts/post.hpp: TableKind
  host_id BIGINT NOT NULL,
  audience INTEGER NOT NULL,                 -- of the first post; a table if public or unlisted
  place_id BIGINT NOT NULL,                  -- 0: none
  language TEXT NOT NULL,
  tags TEXT NOT NULL,                        -- keys of the first post's tags, each between spaces: ' a b '
  replies INTEGER NOT NULL DEFAULT 0,        -- public and unlisted replies
  guests INTEGER NOT NULL DEFAULT 0,         -- distinct people but the host who spoke
  listeners INTEGER NOT NULL DEFAULT 0,
  last_id BIGINT NOT NULL,                   -- newest public or unlisted post
  last_at BIGINT NOT NULL,
  joined_to BIGINT NOT NULL DEFAULT 0,       -- a fragment whose parent appeared
  deleted_at BIGINT NOT NULL DEFAULT 0,      -- the first post is a tombstone
  PRIMARY KEY (id, bucket)
);
CREATE INDEX conversation_newest ON conversation (last_at, id);

CREATE TABLE post (
  bucket BIGINT NOT NULL,
  id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL,                 -- 0: the first of its conversation, or a boost
  parent_author_id BIGINT NOT NULL,
  parent_audience INTEGER NOT NULL DEFAULT 0,
  author_id BIGINT NOT NULL,
  author_handle TEXT NOT NULL,               -- handles never change
  boost_of BIGINT NOT NULL DEFAULT 0,
  audience INTEGER NOT NULL,                 -- base/audience.hpp
  mark INTEGER NOT NULL DEFAULT 0,           -- base/audience.hpp: both, work, private
  title TEXT NOT NULL DEFAULT '',            -- an article has one
  warning TEXT NOT NULL DEFAULT '',
  sensitive INTEGER NOT NULL DEFAULT 0,
  language TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',           -- as typed
  html TEXT NOT NULL DEFAULT '',             -- rendered once, safe
  mentions TEXT NOT NULL DEFAULT '[]',       -- JSON: text/markup.hpp Mention
  tags TEXT NOT NULL DEFAULT '[]',           -- JSON: text/markup.hpp Tag
  media TEXT NOT NULL DEFAULT '[]',          -- JSON
  words INTEGER NOT NULL DEFAULT 0,
  question INTEGER NOT NULL DEFAULT 0,
  signature TEXT NOT NULL DEFAULT '',        -- for near repeats, made with the post
  thanks INTEGER NOT NULL DEFAULT 0,
  replies INTEGER NOT NULL DEFAULT 0,        -- public and unlisted
  boosts INTEGER NOT NULL DEFAULT 0,
  nods INTEGER NOT NULL DEFAULT 0,
  app_id BIGINT NOT NULL DEFAULT 0,
  app_name TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0,
  edited_at BIGINT NOT NULL DEFAULT 0,
  deleted_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id, bucket),
  FOREIGN KEY (conversation_id, bucket) REFERENCES conversation (id, bucket)
);
CREATE INDEX post_conversation ON post (conversation_id, id);
CREATE INDEX post_parent ON post (parent_id, id);

CREATE TABLE post_edit (
  bucket BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  warning TEXT NOT NULL,
  sensitive INTEGER NOT NULL,
  source TEXT NOT NULL,
  html TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (post_id, version, bucket)
);

-- Who sat at a table, and who answered whom: what dialogue ranking reads.
CREATE TABLE guest (
  bucket BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  first_id BIGINT NOT NULL,
  posts INTEGER NOT NULL,
  words INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0,       -- answers received from others
  answered_by_host INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, person_id, bucket)
);
CREATE TABLE answer_pair (
  bucket BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  from_id BIGINT NOT NULL,
  to_id BIGINT NOT NULL,
  posts INTEGER NOT NULL,
  words INTEGER NOT NULL,
  first_id BIGINT NOT NULL,
  last_id BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, from_id, to_id, bucket)
);
CREATE TABLE post_reaction (
  bucket BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- posts/post.hpp: ReactionKind
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (post_id, kind, person_id, bucket)
);

-- Shard key: the person.
CREATE TABLE author_post (
  author_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  parent_author_id BIGINT NOT NULL,          -- 0: no reply
  boost_of BIGINT NOT NULL,
  boost_author_id BIGINT NOT NULL,
  audience INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  media INTEGER NOT NULL,
  article INTEGER NOT NULL,
  tags TEXT NOT NULL,                        -- keys, each between spaces
  PRIMARY KEY (author_id, id)
);
CREATE TABLE reaction (
  person_id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- nod, boost, bookmark, pin
  post_id BIGINT NOT NULL,
  id BIGINT NOT NULL,                        -- cursor of lists; the boost's own id
  PRIMARY KEY (person_id, kind, post_id)
);
CREATE INDEX reaction_list ON reaction (person_id, kind, id);
-- Who is named in a post; for what only the mentioned may see.
CREATE TABLE mention (
  person_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  audience INTEGER NOT NULL,
  PRIMARY KEY (person_id, post_id)
);
CREATE TABLE idempotency (
  person_id BIGINT NOT NULL,
  key TEXT NOT NULL,
  post_id BIGINT NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE TABLE listening (
  person_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  seen_id BIGINT NOT NULL,                   -- newest post they had seen when they were last there
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, conversation_id)
);
CREATE TABLE conversation_mute (
  person_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, conversation_id)
);

-- Shard key: the tag's key, without '#'.
CREATE TABLE tag_post (
  tag TEXT NOT NULL,
  id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  tags TEXT NOT NULL,                        -- all keys of the post, each between spaces
  media INTEGER NOT NULL,
  PRIMARY KEY (tag, id)
);
CREATE TABLE tag (
  tag TEXT NOT NULL PRIMARY KEY,
  display TEXT NOT NULL                      -- as its first writer wrote it
);

-- Shard key: the month of the id, counted from 2020-01. The public timeline beyond what memory holds.
CREATE TABLE public_post (
  month BIGINT NOT NULL,
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  media INTEGER NOT NULL,
  PRIMARY KEY (month, id)
);
