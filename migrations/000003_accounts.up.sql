create table accounts (
  id            bigint generated always as identity primary key,
  email         text not null unique check (email = lower(email) and email like '%_@_%'),
  role          text not null check (role in
    ('board member', 'officer', 'partner officer', 'data steward', 'secretary', 'director', 'administrator')),
  post_code     text references posts,
  title         text,
  password_hash text, -- null: cannot sign in with a password
  disabled_at   timestamptz,
  created_at    timestamptz not null default now(),
  check (post_code is not null or coalesce(title, '') <> '')
);
