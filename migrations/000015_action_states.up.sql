-- What happens to an action besides its progress updates: each its own row,
-- added and never changed.
create table action_events (
  id             bigint generated always as identity primary key,
  action_id      bigint not null references actions,
  kind           text not null check (kind in ('accepted', 'returned', 'signed off', 'overridden',
                   're-dated', 'lead changed', 'ended', 'occurrence met', 'waived')),
  recorded_at    timestamptz not null,
  account_id     bigint references accounts, -- null: it came with a record that was loaded
  by_title       text not null check (by_title <> ''),
  update_id      bigint,
  status         text not null default '' check (status in ('', 'green', 'amber')),
  reason         text not null default '' check (length(reason) <= 2000),
  due_on         date,
  was_due_on     date,
  lead_code      text references posts,
  was_lead_code  text references posts,
  closure        text not null default '' check (closure in ('', 'withdrawn', 'superseded', 'carried forward')),
  effective_on   date,
  approver       text not null default '',
  salt           bytea not null default uuid_send(gen_random_uuid()), -- of its seal in history
  foreign key (update_id, action_id) references progress_updates (id, action_id),
  -- what is reviewed or overridden is an update
  check (kind not in ('accepted', 'returned', 'overridden') or update_id is not null),
  -- a comment, an override or a change of terms without a reason cannot be
  constraint says_why check (kind in ('accepted', 'signed off', 'occurrence met') or btrim(reason) <> ''),
  check ((kind = 'overridden') = (status <> '')),
  check ((kind in ('re-dated', 'occurrence met', 'waived')) = (due_on is not null)),
  check ((kind = 'lead changed') = (lead_code is not null)),
  check ((kind = 'ended') = (closure <> '')),
  -- a change of terms says who decided it and from when
  constraint says_who_decided check (kind not in ('re-dated', 'lead changed', 'ended', 'waived')
         or btrim(approver) <> '' and effective_on is not null)
);
create index on action_events (action_id, id);

-- An update is reviewed once: accepted, and then locked, or returned.
create unique index one_review_of_an_update on action_events (update_id) where kind in ('accepted', 'returned');

insert into action_events (action_id, kind, recorded_at, account_id, by_title)
select action_id, 'signed off', signed_at, account_id, by_title from sign_offs order by id;

insert into action_events (action_id, kind, recorded_at, by_title, reason, closure, effective_on, approver)
select action_id, 'ended', (decided_on + time '12:00') at time zone 'Europe/London', body, reason, kind, decided_on, body from action_closures;

insert into action_events (action_id, kind, recorded_at, by_title, due_on)
select o.action_id, 'occurrence met', (o.delivered_on + time '17:00') at time zone 'Europe/London', 'Loaded with the record', o.due_on
  from action_occurrences o
 where o.delivered_on is not null
   and not exists (select from progress_updates u where u.action_id = o.action_id and u.delivered_on = o.delivered_on);

create trigger action_events_are_added_to
  before update or delete or truncate on action_events
  for each statement execute function refuse_change();

-- An action as it was from a moment on. The transaction that records something
-- of an action adds the state that follows from it, so that a page reads one
-- row an action, now or as of any earlier moment; events and updates can
-- rebuild every one.
create table action_states (
  action_id         bigint not null references actions,
  version           integer not null,
  recorded_at       timestamptz not null,
  lead_code         text references posts,
  due_on            date not null,
  next_due_on       date,
  last_update_at    timestamptz,
  earlier_at        timestamptz,
  narrative         text not null default '',
  next_step         text not null default '',
  proposed          text not null default '',
  computed          text not null default '', -- by the rules, when it was last reported on
  reason            text not null default '',
  forecast_on       date,
  issue             boolean not null default false,
  recovery_plan     text not null default '',
  recovery_lead     text not null default '',
  recovery_by       date,
  delivered_on      date,
  evidence          text not null default '',
  reported_by       bigint references accounts,
  signed_off_on     date,
  signed_off_by     bigint references accounts,
  override_status   text not null default '',
  override_reason   text not null default '',
  override_title    text not null default '',
  override_at       timestamptz,
  update_id         bigint references progress_updates,
  author_id         bigint references accounts,
  review            text not null default '' check (review in ('', 'submitted', 'accepted', 'returned')),
  returned_reason   text not null default '',
  returned_title    text not null default '',
  returned_at       timestamptz,
  returned_of       bigint references progress_updates,
  closure           text not null default '',
  closed_on         date,
  closed_by         text not null default '',
  closed_because    text not null default '',
  primary key (action_id, version),
  check (earlier_at is null or (last_update_at is not null and earlier_at < last_update_at)),
  -- no override without a reason, here either
  check ((override_status = '') = (override_at is null) and (override_status = '' or btrim(override_reason) <> ''))
);
create index on action_states (action_id, recorded_at desc, version desc);

-- Of what was before, only what it had come to is known: it is taken to have
-- stood since it was last reported on.
insert into action_states (action_id, version, recorded_at, lead_code, due_on, next_due_on, last_update_at, earlier_at,
       narrative, next_step, proposed, computed, reason, forecast_on, issue, recovery_plan, recovery_lead, recovery_by,
       delivered_on, evidence, reported_by, signed_off_on, signed_off_by, update_id, author_id, review,
       closure, closed_on, closed_by, closed_because)
select a.id, 1, coalesce(s.last_update_at, e.starts_on), a.lead_code, s.due_on, s.next_due_on, s.last_update_at, s.earlier_at,
       s.narrative, s.next_step, s.proposed, s.computed, s.reason, s.forecast_on, s.issue, s.recovery_plan, s.recovery_lead,
       s.recovery_by, s.delivered_on, s.evidence, s.reported_by, s.signed_off_on, s.signed_off_by, u.id, u.account_id,
       case when u.id is null then '' when s.signed_off_on is not null then 'accepted' else 'submitted' end,
       coalesce(k.kind, ''), k.decided_on, coalesce(k.body, ''), coalesce(k.reason, '')
  from actions a
  join editions e on e.id = a.edition_id
  join action_standings s on s.action_id = a.id
  left join action_closures k on k.action_id = a.id
  left join lateral (select id, account_id from progress_updates where action_id = a.id
                      order by submitted_at desc, id desc limit 1) u on true;

create trigger action_states_are_added_to
  before update or delete or truncate on action_states
  for each statement execute function refuse_change();

-- Time goes forward: a state cannot slip in before one that was there.
create function keep_order_of_states() returns trigger
  language plpgsql as $$
declare
  latest record;
begin
  select version, recorded_at into latest
    from action_states where action_id = new.action_id order by version desc limit 1;
  if found and (new.version <> latest.version + 1 or new.recorded_at < latest.recorded_at) then
    raise exception 'a state must follow the latest one' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger action_states_are_in_order
  before insert on action_states
  for each row execute function keep_order_of_states();

-- From when an action is on the record, and what it was agreed on: its lead and
-- first due date. What it came to since is in its states.
alter table actions add column recorded_at timestamptz;
update actions a set recorded_at = e.starts_on from editions e where e.id = a.edition_id;
alter table actions alter column recorded_at set not null, drop column version;

drop table sign_offs, action_closures, action_standings;
alter table action_occurrences drop column delivered_on;

-- Why an update was corrected is not why its status differs from the rules:
-- each has its own words. Corrections from before said it in "reason".
alter table progress_updates add column because text not null default '' check (length(because) <= 2000);
alter table progress_updates add constraint correction_says_why
  check ((supersedes is null) = (btrim(because) = '')) not valid;
