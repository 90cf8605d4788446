-- The newest requests of all senders, which memory compares new ones with after a start.
CREATE INDEX request_out_newest ON request_out (id);
