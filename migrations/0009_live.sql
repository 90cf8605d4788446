-- Tickets: a page cannot open a WebSocket with its session, and would not put it into an address. Shard key: the person.
CREATE TABLE stream_ticket (
  person_id BIGINT NOT NULL,
  hash TEXT NOT NULL,                        -- SHA-256 of the ticket's secret
  token_hash TEXT NOT NULL,                  -- of the session or token that it stands for
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, hash)
);
