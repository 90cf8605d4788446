-- What people tell of their lives. Shard keys: the person; the span of days in which it was told.
CREATE TABLE occasion (
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- occasions/occasion.hpp: OccasionKind
  words TEXT NOT NULL,
  audience INTEGER NOT NULL,                 -- base/audience.hpp: public, here, contacts, close
  item_id BIGINT NOT NULL,                   -- the role of the house it is about, 0: none; the role keeps its own audience
  told_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, id)
);

-- What was told lately, by whom.
CREATE TABLE occasion_told (
  span INTEGER NOT NULL,                     -- occasions/rules.hpp: span_of
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  audience INTEGER NOT NULL,
  PRIMARY KEY (span, id)
);
