-- Who knows whom, and how a contact begins. Shard key: the person.
CREATE TABLE contact (
  person_id BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  closeness INTEGER NOT NULL,                -- people/relation.hpp: Closeness; the person's own word, seen by nobody else
  since BIGINT NOT NULL,
  id BIGINT NOT NULL,                        -- cursor of lists
  PRIMARY KEY (person_id, other_id)
);
CREATE INDEX contact_list ON contact (person_id, id);

-- Words that two people exchanged; two rows a pair, each from the person's side.
CREATE TABLE exchange (
  person_id BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0,       -- public and unlisted answers to the other
  answered_by INTEGER NOT NULL DEFAULT 0,
  wrote INTEGER NOT NULL DEFAULT 0,          -- letters to the other
  written_by INTEGER NOT NULL DEFAULT 0,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, other_id)
);

-- A request as its addressee has it: the truth about its state.
CREATE TABLE request_in (
  person_id BIGINT NOT NULL,                 -- the addressee
  id BIGINT NOT NULL,
  from_id BIGINT NOT NULL,
  state INTEGER NOT NULL,                    -- contacts/contact_request.hpp: RequestState
  delivery INTEGER NOT NULL,                 -- contacts/contact_request.hpp: Delivery
  anchor_kind INTEGER NOT NULL,              -- contacts/contact_request.hpp: AnchorKind
  anchor_id TEXT NOT NULL,
  anchor_text TEXT NOT NULL,
  reason TEXT NOT NULL,
  why TEXT NOT NULL,                         -- JSON: the explanation
  post_id BIGINT NOT NULL,                   -- the letter that was the request, 0: none
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,                -- the last answer
  PRIMARY KEY (person_id, id)
);
CREATE INDEX request_in_list ON request_in (person_id, delivery, state, id);

-- The same as its sender has it. What the addressee keeps to themselves (later, put aside) never stands here.
CREATE TABLE request_out (
  person_id BIGINT NOT NULL,                 -- the sender
  id BIGINT NOT NULL,
  to_id BIGINT NOT NULL,
  state INTEGER NOT NULL,
  delivery INTEGER NOT NULL,
  anchor_kind INTEGER NOT NULL,
  anchor_id TEXT NOT NULL,
  anchor_text TEXT NOT NULL,
  reason TEXT NOT NULL,
  why TEXT NOT NULL,
  post_id BIGINT NOT NULL,
  signature TEXT NOT NULL,                   -- text/words.hpp: of the reason, for the template check; empty: not compared
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  uncounted INTEGER NOT NULL,                -- between two who have talked: no budget, no template check
  outcome INTEGER NOT NULL DEFAULT 0,        -- contacts/contact_request.hpp: RequestOutcome; for the budget, never shown
  outcome_at BIGINT NOT NULL DEFAULT 0,
  later_ms BIGINT NOT NULL DEFAULT 0,        -- spent on "later" before outcome_at
  PRIMARY KEY (person_id, id)
);

-- One living request a pair.
CREATE TABLE request_claim (
  person_id BIGINT NOT NULL,                 -- the sender
  to_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, to_id)
);

-- Sending that was stopped. Shard key: the sender.
CREATE TABLE request_stop (
  person_id BIGINT NOT NULL PRIMARY KEY,
  until BIGINT NOT NULL,
  marks INTEGER NOT NULL,                    -- the numbers of the decision
  known INTEGER NOT NULL
);
