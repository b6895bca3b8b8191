-- Who changed what, when, from what to what.
create table history (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  account_id bigint references accounts,
  by_title   text not null check (by_title <> ''),
  thing      text not null check (thing <> ''), -- "action children-in-care/2022-2024/A07"
  what       text not null check (what <> ''),
  before     jsonb not null default '{}' check (jsonb_typeof(before) = 'object'),
  after      jsonb not null default '{}' check (jsonb_typeof(after) = 'object')
);
create index on history (thing, id desc);
create index on history (at);

create trigger history_is_added_to
  before update or delete or truncate on history
  for each statement execute function refuse_change();

-- The keys of forms already taken: posting one again changes nothing. They are
-- kept for longer than anybody leaves a form open, then swept out.
create table taken_forms (
  account_id bigint not null references accounts,
  key        text not null check (key <> '' and length(key) <= 64),
  taken_at   timestamptz not null,
  primary key (account_id, key)
);
create index on taken_forms (taken_at);
