-- What somebody is told. Shard key: the owner. The claim makes repeating harmless: the same cause tells nothing twice.
CREATE TABLE notification (
  owner_id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- notifications/notification.hpp: NotificationKind
  object_id BIGINT NOT NULL,                 -- the post or the request, 0: none
  from_id BIGINT NOT NULL,
  id BIGINT NOT NULL,                        -- holds its time
  PRIMARY KEY (owner_id, kind, object_id, from_id)
);
CREATE INDEX notification_list ON notification (owner_id, id);
CREATE INDEX notification_from ON notification (owner_id, from_id);

CREATE TABLE marker (
  person_id BIGINT NOT NULL,
  timeline INTEGER NOT NULL,                 -- notifications/marker.hpp: Timeline
  last_read_id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, timeline)
);

-- Followers who asked to be told of every post, from the side of whom they follow.
ALTER TABLE follow_in ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;
CREATE INDEX follow_in_notify ON follow_in (person_id, follower_id) WHERE notify = 1;
