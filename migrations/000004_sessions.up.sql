-- The token itself is never stored, only its hash. The account stands beside
-- the data so that all sessions of a leaver end with one statement.
create table sessions (
  token_hash   text primary key,
  account_id   bigint references accounts on delete cascade,
  data         bytea not null,
  expires_at   timestamptz not null,
  last_seen_at timestamptz not null
);
create index on sessions (account_id);
create index on sessions (expires_at);

-- Failed tries, by what was tried and from where, both hashed: sign-in is
-- throttled for all instances alike and across restarts.
create table sign_in_failures (
  subject text not null,
  at      timestamptz not null
);
create index on sign_in_failures (subject, at);
create index on sign_in_failures (at);
