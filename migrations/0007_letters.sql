-- Letters: direct posts among few, by owner and by who takes part; and passages that somebody keeps. Shard key: the owner.
CREATE TABLE letter_entry (
  owner_id BIGINT NOT NULL,
  participants TEXT NOT NULL,                -- ids of all others, rising, each followed by a comma; empty: a note to oneself
  id BIGINT NOT NULL,
  last_id BIGINT NOT NULL,                   -- the newest letter
  last_by BIGINT NOT NULL,                   -- its author
  told_id BIGINT NOT NULL,                   -- the newest letter that waits for no request to be answered, 0: none
  seen_id BIGINT NOT NULL,                   -- the newest letter that the owner has seen
  request_id BIGINT NOT NULL,                -- the request that the newest letter is, as long as it waits, else 0
  hidden INTEGER NOT NULL DEFAULT 0,         -- taken out of the list until the next letter
  PRIMARY KEY (owner_id, participants)
);
CREATE INDEX letter_entry_list ON letter_entry (owner_id, hidden, last_id);
CREATE INDEX letter_entry_id ON letter_entry (owner_id, id);
CREATE INDEX letter_entry_unread ON letter_entry (owner_id) WHERE told_id > seen_id AND hidden = 0;
CREATE TABLE letter_post (
  owner_id BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  request_id BIGINT NOT NULL,                -- the request that this letter is or belongs to, as long as it waits, else 0
  PRIMARY KEY (owner_id, entry_id, post_id)
);
CREATE INDEX letter_post_held ON letter_post (owner_id, author_id) WHERE request_id <> 0;

CREATE TABLE pebble (
  person_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  passage TEXT NOT NULL,                     -- words of the post
  line TEXT NOT NULL,                        -- one's own
  id BIGINT NOT NULL,                        -- cursor of lists
  PRIMARY KEY (person_id, post_id)
);
CREATE INDEX pebble_list ON pebble (person_id, id);
