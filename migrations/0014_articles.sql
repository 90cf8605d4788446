-- Articles that are offered to newspapers: one row with the paper, one with its author. Shard key: the place.
CREATE TABLE article_offer (
  place_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  state INTEGER NOT NULL,                    -- articles/article.hpp: ArticleState
  line TEXT NOT NULL DEFAULT '',             -- what the hosts said to it
  id BIGINT NOT NULL,                        -- since when it is so; cursor of lists
  PRIMARY KEY (place_id, post_id)
);
CREATE INDEX article_offer_list ON article_offer (place_id, state, id);

-- Where an article was offered last. Shard key: the author.
CREATE TABLE article_of_author (
  author_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  place_id BIGINT NOT NULL,
  state INTEGER NOT NULL,
  line TEXT NOT NULL DEFAULT '',
  id BIGINT NOT NULL,
  PRIMARY KEY (author_id, post_id)
);

-- Somebody's public articles, without their other posts.
CREATE INDEX author_post_article ON author_post (author_id, id) WHERE article = 1;
