-- Posters on the columns. Shard keys: the poster; the person who hangs it; the span of days in which it ends.
CREATE TABLE notice (
  id BIGINT NOT NULL PRIMARY KEY,
  person_id BIGINT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,                        -- Markdown, as it was written
  html TEXT NOT NULL,
  place TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,                   -- from then on it is shown to nobody
  time_zone TEXT NOT NULL,                   -- in which both are meant
  link TEXT NOT NULL,
  thumbs INTEGER NOT NULL DEFAULT 0,         -- rows of notice_thumb
  changes INTEGER NOT NULL DEFAULT 0,        -- the sequence of its calendar entry
  posted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- One living poster a person; a dead one is cleared by the next.
CREATE TABLE notice_claim (
  person_id BIGINT NOT NULL PRIMARY KEY,
  notice_id BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);

-- What hangs: a poster that lives ends in one of few spans.
CREATE TABLE notice_end (
  span INTEGER NOT NULL,                     -- pillars/rules.hpp: span_of
  notice_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (span, notice_id)
);

CREATE TABLE notice_thumb (
  notice_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (notice_id, person_id)
);
