create table progress_updates (
  id            bigint generated always as identity primary key,
  action_id     bigint not null references actions,
  round         text references reporting_rounds,
  account_id    bigint not null references accounts,
  by_title      text not null check (by_title <> ''),
  submitted_at  timestamptz not null,
  narrative     text not null check (narrative <> '' and length(narrative) <= 4000),
  next_step     text not null default '' check (length(next_step) <= 500),
  forecast_on   date,
  issue         boolean not null default false,
  recovery_plan text not null default '' check (length(recovery_plan) <= 2000),
  recovery_lead text not null default '' check (length(recovery_lead) <= 500),
  recovery_by   date,
  delivered_on  date,
  evidence      text not null default '' check (length(evidence) <= 500),
  proposed      text not null check (proposed in ('', 'green', 'amber', 'red', 'complete')),
  computed      text not null check (computed in
    ('red', 'not-reported', 'amber', 'green', 'awaiting-sign-off', 'complete', 'not-started', 'withdrawn')),
  reason        text not null default '' check (length(reason) <= 500),
  supersedes    bigint unique,
  unique (id, action_id),
  -- a correction is of the same action
  foreign key (supersedes, action_id) references progress_updates (id, action_id),
  -- a recovery plan has its text, its lead and its date, or is none
  check ((recovery_plan = '') = (recovery_by is null)),
  check (recovery_plan = '' or recovery_lead <> ''),
  -- a status other than the computed one says why (facts (g1))
  check (reason <> '' or proposed = computed
         or proposed not in ('green', 'amber', 'red') or computed not in ('green', 'amber', 'red')),
  check ((proposed = 'complete') = (delivered_on is not null))
);
create index on progress_updates (action_id, submitted_at desc, id desc);

create trigger progress_updates_are_added_to
  before update or delete or truncate on progress_updates
  for each statement execute function refuse_change();

-- The acceptance of a delivery by a second person.
create table sign_offs (
  id         bigint generated always as identity primary key,
  action_id  bigint not null references actions,
  account_id bigint not null references accounts,
  by_title   text not null check (by_title <> ''),
  signed_at  timestamptz not null
);
create index on sign_offs (action_id, signed_at);

create trigger sign_offs_are_added_to
  before update or delete or truncate on sign_offs
  for each statement execute function refuse_change();
