-- Pictures on walls. Shard key: the exhibition.
CREATE TABLE exhibition (
  id BIGINT NOT NULL PRIMARY KEY,
  place_id BIGINT NOT NULL,                  -- whose wall it is; 0: the house of who made it
  made_by BIGINT NOT NULL,
  title TEXT NOT NULL,
  wall_text TEXT NOT NULL,
  audience INTEGER NOT NULL,                 -- base/audience.hpp: public, here, contacts
  opens_at BIGINT NOT NULL,
  works INTEGER NOT NULL DEFAULT 0,
  deleted_at BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE exhibition_artist (             -- whom the hosts of a place have asked to hang their works there
  exhibition_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (exhibition_id, person_id)
);
CREATE TABLE work (
  exhibition_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  artist_id BIGINT NOT NULL,
  picture TEXT NOT NULL,                     -- JSON: attachments/attachment.hpp Picture
  title TEXT NOT NULL,
  wall_text TEXT NOT NULL,
  technique TEXT NOT NULL,
  year INTEGER NOT NULL,                     -- 0: not said
  PRIMARY KEY (exhibition_id, id),
  FOREIGN KEY (exhibition_id) REFERENCES exhibition (id)
);
CREATE TABLE work_table (                    -- the one table about a picture
  exhibition_id BIGINT NOT NULL,
  work_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  PRIMARY KEY (exhibition_id, work_id)
);
CREATE TABLE guest_entry (
  exhibition_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (exhibition_id, id)
);
CREATE TABLE guest_day (                     -- one entry a person and day
  exhibition_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  PRIMARY KEY (exhibition_id, person_id, day)
);
-- The walls of a house or a place. Shard key: whose they are.
CREATE TABLE exhibition_of (
  owner_id BIGINT NOT NULL,                  -- a person or a place
  id BIGINT NOT NULL,
  PRIMARY KEY (owner_id, id)
);
