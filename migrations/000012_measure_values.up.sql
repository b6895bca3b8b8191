-- Figures are added to: a revision is a new row that supersedes another.
create table measure_values (
  id          bigint generated always as identity primary key,
  measure_id  bigint not null references measures,
  period_end  date not null,
  numerator   integer check (numerator >= 0),
  denominator integer check (denominator > 0),
  number      numeric,
  symbol      text not null default '' check (symbol in ('', 'c', 'k', 'x', 'z', 'u')),
  state       text not null check (state in ('provisional', 'final', 'revised')),
  published   boolean not null,
  source      text not null check (source <> ''),
  released_on date not null,
  note        text not null default '' check (length(note) <= 500),
  account_id  bigint references accounts,
  by_title    text not null default '',
  entered_at  timestamptz not null,
  supersedes  bigint unique,
  reason      text not null default '' check (length(reason) <= 500),
  unique (id, measure_id, period_end),
  -- a revision is of the same measure and period, and says why
  foreign key (supersedes, measure_id, period_end) references measure_values (id, measure_id, period_end),
  check (supersedes is null or reason <> ''),
  check (numerator <= denominator),
  -- a number or the symbol that says why there is none; never an empty cell
  check ((number is null) = (symbol <> ''))
);
create index on measure_values (measure_id, period_end desc, released_on desc, id desc);

create trigger measure_values_are_added_to
  before update or delete or truncate on measure_values
  for each statement execute function refuse_change();

-- Figures of others to set beside ours. A neighbours' mean names the model of
-- its group, because the group is itself versioned.
create table benchmarks (
  id          bigint generated always as identity primary key,
  measure_id  bigint not null references measures,
  area        text not null check (area in ('England', 'statistical neighbours')),
  model       text not null default '',
  period_end  date not null,
  number      numeric,
  symbol      text not null default '' check (symbol in ('', 'c', 'k', 'x', 'z', 'u')),
  state       text not null check (state in ('provisional', 'final', 'revised')),
  source      text not null check (source <> ''),
  note        text not null default '',
  released_on date not null,
  check ((number is null) = (symbol <> '')),
  check ((area = 'statistical neighbours') = (model <> ''))
);
create index on benchmarks (measure_id, area, period_end desc, released_on desc, id desc);

create trigger benchmarks_are_added_to
  before update or delete or truncate on benchmarks
  for each statement execute function refuse_change();

-- What a figure was rated when it was put on the record, and against what.
create table ratings (
  value_id   bigint not null references measure_values,
  edition_id bigint not null references editions,
  rating     text not null check (rating in ('', 'red', 'amber', 'green')),
  target_at  numeric,
  target_to  numeric,
  amber_band numeric not null,
  rated_at   timestamptz not null,
  primary key (value_id, edition_id)
);

create trigger ratings_are_added_to
  before update or delete or truncate on ratings
  for each statement execute function refuse_change();
