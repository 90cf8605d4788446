-- Meet-ups of two: each of them has a row, both are written in one transaction. Shard key: the person.
CREATE TABLE appointment (
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  by_me INTEGER NOT NULL,                    -- proposed it first
  state INTEGER NOT NULL,                    -- appointments/appointment.hpp: AppointmentState
  my_turn INTEGER NOT NULL,                  -- as long as it is open: whose answer it waits for
  last_by_me INTEGER NOT NULL,               -- who did something with it last
  kind INTEGER NOT NULL,                     -- appointments/appointment.hpp: AppointmentKind
  what TEXT NOT NULL,
  place TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  time_zone TEXT NOT NULL,                   -- IANA name, of whoever proposed these times
  time_1 BIGINT NOT NULL,                    -- the times that are proposed, rising; 0: none
  time_2 BIGINT NOT NULL,
  time_3 BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,                 -- the one that was taken, 0: none
  over_at BIGINT NOT NULL,                   -- open: the last of the times; accepted: its end
  letter_id BIGINT NOT NULL,                 -- the first letter, by which a repeated proposal is known
  post_id BIGINT NOT NULL,                   -- the letter that holds the proposal that stands
  words TEXT NOT NULL,                       -- what its author said with it
  sequence INTEGER NOT NULL,                 -- grows with each change, for calendars
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, id)
);
CREATE INDEX appointment_with ON appointment (person_id, other_id, id);
CREATE INDEX appointment_letter ON appointment (person_id, letter_id);
CREATE INDEX appointment_living ON appointment (person_id, over_at) WHERE state <= 2;

-- Who is to be reminded when. Shard key: the day (UTC) on which it is due. Whoever takes the row away reminds.
CREATE TABLE appointment_due (
  day BIGINT NOT NULL,                       -- days since 1970
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,                        -- of the appointment
  due_at BIGINT NOT NULL,
  PRIMARY KEY (day, person_id, id)
);
CREATE INDEX appointment_due_list ON appointment_due (day, due_at);
