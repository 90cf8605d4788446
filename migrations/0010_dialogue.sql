-- What dialogue is judged by: decided once when a post is written, kept with it, and read by sight in one scan.
ALTER TABLE post ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0;      -- nearly says what another post of the table says
ALTER TABLE post ADD COLUMN trust INTEGER NOT NULL DEFAULT 100;      -- of the author at that moment, percent
ALTER TABLE post ADD COLUMN community INTEGER NOT NULL DEFAULT 0;    -- of the author, 0: none known
ALTER TABLE post ADD COLUMN guest_talks INTEGER NOT NULL DEFAULT 0;  -- other conversations with the host in 30 days
ALTER TABLE post ADD COLUMN pair_talks INTEGER NOT NULL DEFAULT 0;   -- the same with the author of the answered post
ALTER TABLE post ADD COLUMN shape INTEGER NOT NULL DEFAULT 0;        -- posts/store.cpp: 1 media, 2 article
ALTER TABLE post ADD COLUMN sketch TEXT NOT NULL DEFAULT '';         -- text/words.hpp; empty: not compared
ALTER TABLE post ADD COLUMN links TEXT NOT NULL DEFAULT '[]';        -- JSON: canonical addresses, "table:<id>"

UPDATE post SET
  shape = CASE WHEN media <> '[]' THEN 1 ELSE 0 END + CASE WHEN title <> '' THEN 2 ELSE 0 END,
  sketch = CASE WHEN signature = '' OR audience > 1 OR deleted_at <> 0 THEN '' ELSE
    substr(signature, 8, 1) || substr(signature, 16, 1) || substr(signature, 24, 1) || substr(signature, 32, 1) ||
    substr(signature, 40, 1) || substr(signature, 48, 1) || substr(signature, 56, 1) || substr(signature, 64, 1) ||
    substr(signature, 72, 1) || substr(signature, 80, 1) || substr(signature, 88, 1) || substr(signature, 96, 1) ||
    substr(signature, 104, 1) || substr(signature, 112, 1) || substr(signature, 120, 1) END;

-- The sketches of a conversation lie side by side.
DROP INDEX post_conversation;
CREATE INDEX post_conversation ON post (conversation_id, id, sketch);

-- Everything that sight needs of a post, so that it is read without the texts, in the order in which it was said.
CREATE INDEX post_sight ON post (id, conversation_id, parent_id, author_id, parent_author_id, boost_of, deleted_at, audience, mark,
  words, question, thanks, repeats, trust, community, guest_talks, pair_talks, shape);

-- Who links to what. Shard key: the link.
CREATE TABLE link_post (
  link TEXT NOT NULL,                        -- text/links.hpp: canonical; or "table:<id>", a table of this city
  id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  PRIMARY KEY (link, id)
);

-- What is computed of everybody every night, never shown. Shard key: the person.
CREATE TABLE standing (
  person_id BIGINT NOT NULL PRIMARY KEY,
  trust INTEGER NOT NULL,                    -- percent
  community INTEGER NOT NULL,                -- 0: none
  computed_at BIGINT NOT NULL
);

-- The order of the tables as sight last told it, for pages while it is not ready. Shard key: the bucket.
CREATE TABLE table_quality (
  bucket BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  pace INTEGER NOT NULL,                     -- dialogue/quality_rules.hpp: Pace
  key BIGINT NOT NULL,                       -- static key in millionths of a bit
  grew_at BIGINT NOT NULL,
  terms TEXT NOT NULL,                       -- JSON: the summands in thousandths of a bit
  PRIMARY KEY (conversation_id, bucket)
);
CREATE INDEX table_quality_order ON table_quality (pace, key, conversation_id);
