-- Letters: direct posts among few, by owner and by who takes part; and passages that somebody keeps. Shard key: the owner.
CREATE TABLE letter_entry (
  owner_id BIGINT NOT NULL,
  participants TEXT NOT NULL,                -- ids of all others, rising, each followed by a comma; empty: a note to oneself
  id BIGINT NOT NULL,
  last_id BIGINT NOT NULL,                   -- the newest post
  seen_id BIGINT NOT NULL,                   -- the newest post that the owner has seen
  hidden INTEGER NOT NULL DEFAULT 0,         -- taken out of the list until the next letter
  request_id BIGINT NOT NULL DEFAULT 0,      -- the request that it is, as long as it waits for an answer
  PRIMARY KEY (owner_id, participants)
);
CREATE INDEX letter_entry_list ON letter_entry (owner_id, hidden, last_id);
CREATE INDEX letter_entry_id ON letter_entry (owner_id, id);
CREATE TABLE letter_post (
  owner_id BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  PRIMARY KEY (owner_id, entry_id, post_id)
);

CREATE TABLE pebble (
  person_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  passage TEXT NOT NULL,                     -- words of the post
  line TEXT NOT NULL,                        -- one's own
  id BIGINT NOT NULL,                        -- cursor of lists
  PRIMARY KEY (person_id, post_id)
);
CREATE INDEX pebble_list ON pebble (person_id, id);
