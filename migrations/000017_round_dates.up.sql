-- The dates of a reporting round through time: the newest row recorded at or
-- before a moment holds, so that moving a meeting leaves what was before.
create table round_dates (
  quarter        text not null references reporting_rounds,
  version        integer not null,
  recorded_at    timestamptz not null,
  opens_on       date not null,
  updates_due_on date not null check (updates_due_on >= opens_on),
  review_by      date not null check (review_by >= updates_due_on),
  papers_out_on  date not null,
  board_on       date not null check (board_on > papers_out_on),
  closes_on      date not null check (closes_on > board_on),
  account_id     bigint references accounts,
  by_title       text not null default '',
  reason         text not null default '' check (length(reason) <= 2000),
  primary key (quarter, version),
  constraint round_says_why check (version = 1 or btrim(reason) <> '')
);

insert into round_dates (quarter, version, recorded_at, opens_on, updates_due_on, review_by, papers_out_on, board_on, closes_on)
select quarter, 1, '-infinity', opens_on, updates_due_on, review_by, papers_out_on, board_on, closes_on from reporting_rounds;

alter table reporting_rounds
  drop column opens_on, drop column updates_due_on, drop column review_by, drop column papers_out_on,
  drop column board_on, drop column closes_on;

create trigger round_dates_are_added_to
  before update or delete or truncate on round_dates for each statement execute function refuse_change();

-- A director's sign-off of a round: what was missing, and why it went on all
-- the same.
create table round_sign_offs (
  quarter     text not null references reporting_rounds,
  edition_id  bigint not null references editions,
  recorded_at timestamptz not null,
  account_id  bigint references accounts,
  by_title    text not null check (by_title <> ''),
  missing     integer not null check (missing >= 0),
  exception   text not null default '' check (length(exception) <= 2000),
  primary key (quarter, edition_id),
  constraint exception_is_recorded check (missing = 0 or btrim(exception) <> '')
);
create trigger round_sign_offs_are_added_to
  before update or delete or truncate on round_sign_offs for each statement execute function refuse_change();
