create table measures (
  id                   bigint generated always as identity primary key,
  family_slug          text not null references families,
  code                 text not null check (code ~ '^[A-Z][0-9]+(-[0-9]+)?$'),
  name                 text not null check (name <> ''),
  plain_name           text not null check (plain_name <> ''),
  definition           text not null,
  numerator_is         text not null default '',
  denominator_is       text not null default '',
  unit                 text not null check (unit in ('percent', 'count', 'rate', 'score')),
  decimals             integer not null check (decimals between 0 and 4),
  polarity             text not null check (polarity in ('higher', 'lower', 'in range', 'context')),
  frequency            text not null check (frequency in ('annual', 'academic', 'quarterly')),
  source               text not null,
  lag                  text not null default '',
  people               boolean not null,
  sensitive            boolean not null default false,
  complement_sensitive boolean not null default false,
  published            boolean not null,
  owner_code           text references posts,
  version              integer not null default 1,
  unique (family_slug, code)
);

create table measure_breaks (
  measure_id bigint not null references measures,
  period_end date not null,
  note       text not null check (note <> ''),
  primary key (measure_id, period_end)
);

-- The use an edition makes of a measure, with the target it is rated against.
create table edition_measures (
  edition_id  bigint not null references editions,
  measure_id  bigint not null references measures,
  priority_id bigint not null,
  is_key      boolean not null default false,
  target_at   numeric,
  target_to   numeric,
  amber_band  numeric not null default 0 check (amber_band >= 0),
  primary key (edition_id, measure_id),
  -- a priority of the same edition
  foreign key (priority_id, edition_id) references priorities (id, edition_id),
  check (target_to is null or (target_at is not null and target_at <= target_to))
);
create index on edition_measures (priority_id);

-- Beside a priority stands one measure.
create unique index one_key_measure on edition_measures (priority_id) where is_key;

create table action_measures (
  action_id  bigint not null references actions,
  measure_id bigint not null references measures,
  primary key (action_id, measure_id)
);
create index on action_measures (measure_id);
