-- Places where tables stand. Shard key: the place.
CREATE TABLE place (
  id BIGINT NOT NULL PRIMARY KEY,
  handle TEXT NOT NULL,
  kind INTEGER NOT NULL,                     -- places/place.hpp: PlaceKind
  name TEXT NOT NULL,
  line TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE place_handle (
  handle TEXT NOT NULL PRIMARY KEY,
  place_id BIGINT NOT NULL
);
CREATE TABLE place_host (
  place_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (place_id, person_id)
);
CREATE TABLE place_table (
  place_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  PRIMARY KEY (place_id, conversation_id)
);
