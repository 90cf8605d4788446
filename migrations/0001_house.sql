-- The house itself: the node of a running program, the event log, slow work, settings the program keeps.
CREATE TABLE node (
  node BIGINT NOT NULL PRIMARY KEY,          -- 0 … 31, the node bits of ids
  holder TEXT NOT NULL,                      -- random name of the running program
  lease_until BIGINT NOT NULL
);

-- One lane per writing connection; within a lane sequence equals commit order, gaps are aborted transactions. The newest
-- row of a lane is never deleted: the next sequence is found by it.
CREATE TABLE event (
  lane BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind INTEGER NOT NULL,
  actor_id BIGINT NOT NULL,
  object_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (lane, seq)
);

-- The lanes that were ever written to on PostgreSQL, where readers find what other programs wrote.
CREATE TABLE event_lane (
  lane BIGINT NOT NULL PRIMARY KEY
);

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
