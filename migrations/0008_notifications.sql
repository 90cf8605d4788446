-- What somebody is told. Shard key: the owner. The claim makes repeating harmless: the same cause tells nothing twice.
CREATE TABLE notification (
  owner_id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- notifications/notification.hpp: NotificationKind
  from_id BIGINT NOT NULL,
  object_id BIGINT NOT NULL,                 -- the post or the request, 0: none
  id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (owner_id, kind, from_id, object_id)
);
CREATE INDEX notification_list ON notification (owner_id, id);

CREATE TABLE marker (
  person_id BIGINT NOT NULL,
  timeline TEXT NOT NULL,                    -- home, notifications
  last_read_id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, timeline)
);
