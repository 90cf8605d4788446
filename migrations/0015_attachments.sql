-- Pictures that people have sent. Shard key: their owner.
CREATE TABLE attachment (
  owner_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  used INTEGER NOT NULL,                     -- attachments/attachment.hpp: AttachmentUse
  subject_id BIGINT NOT NULL,                -- the post or the hung work that it belongs to; 0: none
  since BIGINT NOT NULL,                     -- when its use began, or its waiting
  file TEXT NOT NULL,                        -- keys of media/files.hpp
  small_file TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  small_width INTEGER NOT NULL,
  small_height INTEGER NOT NULL,
  focus_x INTEGER NOT NULL,                  -- thousandths, from -1000 (left) to 1000
  focus_y INTEGER NOT NULL,                  -- from -1000 (bottom) to 1000
  description TEXT NOT NULL,
  hash TEXT NOT NULL,                        -- a blurhash, or empty
  PRIMARY KEY (owner_id, id)
);
-- Which files are named, so that those which nobody names are found. Shard key: the file.
CREATE TABLE attachment_file (
  file TEXT NOT NULL PRIMARY KEY,
  owner_id BIGINT NOT NULL,
  attachment_id BIGINT NOT NULL
);
-- When somebody looks whether a picture is still needed. Shard key: one of a few shelves, by the picture's id.
CREATE TABLE attachment_sweep (
  shelf BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  attachment_id BIGINT NOT NULL,
  PRIMARY KEY (shelf, due_at, attachment_id)
);
-- The pictures of a former version, as post.media has them.
ALTER TABLE post_edit ADD COLUMN media TEXT NOT NULL DEFAULT '[]';
