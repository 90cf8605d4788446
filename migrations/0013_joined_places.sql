-- What hosts say of their place, and who belongs to it. Shard key: the place.
ALTER TABLE place ADD COLUMN house_rule TEXT NOT NULL DEFAULT '';       -- Markdown, as typed
ALTER TABLE place ADD COLUMN house_rule_html TEXT NOT NULL DEFAULT '';  -- rendered once, safe
ALTER TABLE place ADD COLUMN admission INTEGER NOT NULL DEFAULT 0;      -- places/membership.hpp: Admission
ALTER TABLE place ADD COLUMN members BIGINT NOT NULL DEFAULT 0;         -- those who show that they are

CREATE TABLE place_member (
  place_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  state INTEGER NOT NULL,                    -- places/membership.hpp: MembershipState
  shown INTEGER NOT NULL,                    -- 0: the member keeps it to themselves
  id BIGINT NOT NULL,                        -- since when; cursor of lists
  PRIMARY KEY (place_id, person_id)
);
CREATE INDEX place_member_list ON place_member (place_id, state, id);

-- The same from the other side. Shard key: the person.
CREATE TABLE membership (
  person_id BIGINT NOT NULL,
  place_id BIGINT NOT NULL,
  state INTEGER NOT NULL,
  shown INTEGER NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, place_id)
);
CREATE TABLE place_follow (
  person_id BIGINT NOT NULL,
  place_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (person_id, place_id)
);
-- Who has opened how much lately.
CREATE TABLE place_opened (
  person_id BIGINT NOT NULL,
  place_id BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, place_id)
);
