-- The newest tables of the city and of a place by the post that was said there last, as memory orders them: pages are
-- read by them while memory is not ready.
DROP INDEX conversation_newest;
CREATE INDEX conversation_newest ON conversation (last_id);
CREATE INDEX conversation_newest_of_place ON conversation (place_id, last_id) WHERE place_id <> 0;
