-- Who may act for whom. Secrets stand here only as SHA-256, in hex.
CREATE TABLE app (
  client_id TEXT NOT NULL PRIMARY KEY,
  id BIGINT NOT NULL,
  secret_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  website TEXT NOT NULL,
  redirect_uris TEXT NOT NULL,               -- one a line, compared byte for byte
  scopes BIGINT NOT NULL
);
CREATE TABLE authorization_code (
  hash TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scopes BIGINT NOT NULL,
  challenge TEXT NOT NULL,                   -- PKCE S256, empty: none given
  expires_at BIGINT NOT NULL,
  used_token TEXT NOT NULL                   -- hash of the token made from it; a second use kills that token
);
-- Tokens of applications and sessions of browsers alike.
CREATE TABLE token (
  hash TEXT NOT NULL PRIMARY KEY,
  id BIGINT NOT NULL,
  kind INTEGER NOT NULL,                     -- access/token.hpp: TokenKind
  person_id BIGINT NOT NULL,                 -- 0: the app's own
  client_id TEXT NOT NULL,
  app_id BIGINT NOT NULL,
  scopes BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,                   -- moved at most once an hour
  expires_at BIGINT NOT NULL
);
CREATE TABLE token_of (
  person_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  hash TEXT NOT NULL,
  label TEXT NOT NULL,                       -- the app's name or the browser's
  address TEXT NOT NULL,
  PRIMARY KEY (person_id, id)
);
