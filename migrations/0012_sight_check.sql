-- Whether memory equals what is written: the doctor asks, every program of the city answers. Shard key: the question.
CREATE TABLE sight_check (
  asked_at BIGINT NOT NULL,
  node BIGINT NOT NULL,                      -- -1: the question itself
  same INTEGER NOT NULL,
  told TEXT NOT NULL,                        -- what differed, or how much was compared
  PRIMARY KEY (asked_at, node)
);
