-- People, their houses, and how they stand to each other. Shard key: the person.
CREATE TABLE person (
  id BIGINT NOT NULL PRIMARY KEY,
  handle TEXT NOT NULL,                      -- as shown; claimed in lower case in `handle`
  name TEXT NOT NULL DEFAULT '',
  pronouns TEXT NOT NULL DEFAULT '',
  line TEXT NOT NULL DEFAULT '',             -- the one line under the name
  bio TEXT NOT NULL DEFAULT '',
  bio_html TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'de',
  time_zone TEXT NOT NULL DEFAULT 'Europe/Berlin',
  region TEXT NOT NULL DEFAULT '',
  avatar TEXT NOT NULL DEFAULT '',           -- media key, empty: the default picture
  header TEXT NOT NULL DEFAULT '',
  locked INTEGER NOT NULL DEFAULT 0,
  bot INTEGER NOT NULL DEFAULT 0,
  discoverable INTEGER NOT NULL DEFAULT 1,
  indexable INTEGER NOT NULL DEFAULT 1,
  hide_collections INTEGER NOT NULL DEFAULT 0,
  overheard INTEGER NOT NULL DEFAULT 1,      -- public posts may be overheard at neighbouring tables
  state INTEGER NOT NULL DEFAULT 0,          -- people/person.hpp: PersonState
  role INTEGER NOT NULL DEFAULT 0,           -- people/person.hpp: Role
  default_audience INTEGER NOT NULL DEFAULT 0,
  default_language TEXT NOT NULL DEFAULT '',
  default_sensitive INTEGER NOT NULL DEFAULT 0,
  followers INTEGER NOT NULL DEFAULT 0,
  following INTEGER NOT NULL DEFAULT 0,
  posts INTEGER NOT NULL DEFAULT 0,          -- public and unlisted ones only
  last_post_at BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 0,         -- moves with every change that a viewer could see
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE handle (
  handle TEXT NOT NULL PRIMARY KEY,          -- lower case; never given to another person again
  person_id BIGINT NOT NULL
);

CREATE TABLE email (
  email TEXT NOT NULL PRIMARY KEY,           -- normalised
  person_id BIGINT NOT NULL
);

CREATE TABLE login (
  person_id BIGINT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  password TEXT NOT NULL,                    -- argon2id, libsodium's text form
  reason TEXT NOT NULL DEFAULT '',           -- why they came, in their own words
  confirmed_at BIGINT NOT NULL DEFAULT 0
);

-- What stands in a house: sentences, roles, abilities, fields, ways to reach the person.
CREATE TABLE house_item (
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- people/house.hpp: ItemKind
  position INTEGER NOT NULL,
  audience INTEGER NOT NULL,                 -- base/audience.hpp: public, here, contacts, close, self
  mark INTEGER NOT NULL,                     -- base/audience.hpp: both, work, private
  text TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',           -- organisation of a role, value of a field
  from_year INTEGER NOT NULL DEFAULT 0,
  to_year INTEGER NOT NULL DEFAULT 0,
  verified_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, id)
);

-- A relation in both directions is two rows of one transaction.
CREATE TABLE follow_out (
  person_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  state INTEGER NOT NULL,                    -- people/relation.hpp: FollowState
  boosts INTEGER NOT NULL DEFAULT 1,
  notify INTEGER NOT NULL DEFAULT 0,
  languages TEXT NOT NULL DEFAULT '',        -- comma-separated, empty: all
  id BIGINT NOT NULL,                        -- cursor of lists
  PRIMARY KEY (person_id, target_id)
);
CREATE INDEX follow_out_list ON follow_out (person_id, state, id);
CREATE TABLE follow_in (
  person_id BIGINT NOT NULL,
  follower_id BIGINT NOT NULL,
  state INTEGER NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, follower_id)
);
CREATE INDEX follow_in_list ON follow_in (person_id, state, id);

CREATE TABLE block_out (
  person_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, target_id)
);
CREATE TABLE block_in (
  person_id BIGINT NOT NULL,
  blocker_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, blocker_id)
);
CREATE TABLE mute (
  person_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  notifications INTEGER NOT NULL,
  until BIGINT NOT NULL,                     -- 0: for good
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, target_id)
);
CREATE TABLE private_note (
  person_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (person_id, target_id)
);
