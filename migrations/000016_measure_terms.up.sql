-- What a measure is defined as and rated against, through time: the newest row
-- recorded at or before a moment holds. A change says why, who decided it and
-- from when.
create table measure_definitions (
  measure_id     bigint not null references measures,
  version        integer not null,
  recorded_at    timestamptz not null,
  definition     text not null,
  numerator_is   text not null default '',
  denominator_is text not null default '',
  account_id     bigint references accounts,
  by_title       text not null default '',
  reason         text not null default '' check (length(reason) <= 2000),
  approver       text not null default '',
  effective_on   date,
  primary key (measure_id, version),
  constraint definition_says_why check (version = 1 or btrim(reason) <> '' and btrim(approver) <> '' and effective_on is not null)
);
create index on measure_definitions (measure_id, recorded_at desc, version desc);

create table measure_targets (
  edition_id   bigint not null,
  measure_id   bigint not null,
  version      integer not null,
  recorded_at  timestamptz not null,
  target_at    numeric,
  target_to    numeric,
  amber_band   numeric not null default 0 check (amber_band >= 0),
  account_id   bigint references accounts,
  by_title     text not null default '',
  reason       text not null default '' check (length(reason) <= 2000),
  approver     text not null default '',
  effective_on date,
  primary key (edition_id, measure_id, version),
  foreign key (edition_id, measure_id) references edition_measures,
  check (target_to is null or (target_at is not null and target_at <= target_to)),
  constraint target_says_why check (version = 1 or btrim(reason) <> '' and btrim(approver) <> '' and effective_on is not null)
);
create index on measure_targets (measure_id, edition_id, recorded_at desc, version desc);

alter table measures add column recorded_at timestamptz;
update measures m set recorded_at = coalesce(
  (select min(v.entered_at) from measure_values v where v.measure_id = m.id),
  (select min(e.starts_on) from editions e where e.family_slug = m.family_slug), now());
alter table measures alter column recorded_at set not null;

insert into measure_definitions (measure_id, version, recorded_at, definition, numerator_is, denominator_is)
select id, 1, recorded_at, definition, numerator_is, denominator_is from measures;
insert into measure_targets (edition_id, measure_id, version, recorded_at, target_at, target_to, amber_band)
select em.edition_id, em.measure_id, 1, e.starts_on, em.target_at, em.target_to, em.amber_band
  from edition_measures em join editions e on e.id = em.edition_id;

alter table measures drop column definition, drop column numerator_is, drop column denominator_is;
alter table edition_measures drop column target_at, drop column target_to, drop column amber_band;

-- A break is known from the day on which it is recorded.
alter table measure_breaks add column recorded_at timestamptz not null default '-infinity';
alter table measure_breaks alter column recorded_at drop default;

-- A figure is reviewed once: accepted, and then locked, or returned with a
-- comment, and then it counts no more.
create table value_reviews (
  value_id    bigint primary key references measure_values,
  verdict     text not null check (verdict in ('accepted', 'returned')),
  comment     text not null default '' check (length(comment) <= 2000),
  account_id  bigint references accounts,
  by_title    text not null check (by_title <> ''),
  recorded_at timestamptz not null,
  check (verdict = 'accepted' or btrim(comment) <> '')
);

-- A director's approval of a better rating than the figure gets, until the
-- next figure comes or the next round opens.
create table rating_overrides (
  value_id    bigint not null references measure_values,
  edition_id  bigint not null references editions,
  rating      text not null check (rating in ('amber', 'green')),
  reason      text not null check (btrim(reason) <> '' and length(reason) <= 2000),
  account_id  bigint references accounts,
  by_title    text not null check (by_title <> ''),
  recorded_at timestamptz not null,
  primary key (value_id, edition_id)
);

create trigger measure_definitions_are_added_to
  before update or delete or truncate on measure_definitions for each statement execute function refuse_change();
create trigger measure_targets_are_added_to
  before update or delete or truncate on measure_targets for each statement execute function refuse_change();
create trigger value_reviews_are_added_to
  before update or delete or truncate on value_reviews for each statement execute function refuse_change();
create trigger rating_overrides_are_added_to
  before update or delete or truncate on rating_overrides for each statement execute function refuse_change();
