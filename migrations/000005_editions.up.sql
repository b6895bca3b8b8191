create table families (
  slug       text primary key check (slug ~ '^[a-z][a-z-]*[a-z]$'),
  name       text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  position   integer not null unique -- the plan itself comes before its companions
);

create table editions (
  id            bigint generated always as identity primary key,
  family_slug   text not null references families,
  slug          text not null check (slug ~ '^[0-9]{4}-[0-9]{4}$'),
  official_name text not null check (official_name <> ''),
  starts_on     date not null,
  ends_on       date not null check (ends_on > starts_on),
  state         text not null check (state in
    ('draft', 'consultation', 'director sign-off', 'submitted for decision', 'approved',
     'in force', 'under review', 'closed', 'superseded')),
  illustrative  text not null default '',
  vision        text not null default '',
  supersedes_id bigint references editions,
  companion_id  bigint references editions,
  version       integer not null default 1,
  unique (family_slug, slug)
);

-- Only one edition of a family is in force at a time (facts (b)).
create unique index one_edition_in_force on editions (family_slug) where state = 'in force';

-- The approval trail of an edition; without one, a related decision.
create table approvals (
  id         bigint generated always as identity primary key,
  edition_id bigint references editions,
  decided_on date,
  confirmed  boolean not null,
  body       text not null default '',
  item       text not null default '',
  text       text not null check (text <> ''),
  note       text not null default '',
  source     text not null default ''
);
create index on approvals (edition_id);
