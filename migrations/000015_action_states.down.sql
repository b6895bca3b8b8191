-- Back to keeping only what stands now. Reviews, overrides and earlier states
-- are lost.
create table action_closures (
  action_id  bigint primary key references actions,
  kind       text not null check (kind in ('withdrawn', 'superseded', 'carried forward')),
  decided_on date not null,
  body       text not null check (body <> ''),
  reason     text not null check (reason <> '')
);
insert into action_closures (action_id, kind, decided_on, body, reason)
select distinct on (action_id) action_id, closure, effective_on, approver, reason
  from action_events where kind = 'ended' order by action_id, id desc;
create trigger action_closures_are_added_to
  before update or delete or truncate on action_closures
  for each statement execute function refuse_change();

create table sign_offs (
  id         bigint generated always as identity primary key,
  action_id  bigint not null references actions,
  account_id bigint not null references accounts,
  by_title   text not null check (by_title <> ''),
  signed_at  timestamptz not null
);
create index on sign_offs (action_id, signed_at);
insert into sign_offs (action_id, account_id, by_title, signed_at)
select action_id, account_id, by_title, recorded_at
  from action_events where kind = 'signed off' and account_id is not null order by id;
create trigger sign_offs_are_added_to
  before update or delete or truncate on sign_offs
  for each statement execute function refuse_change();

create table action_standings (
  action_id      bigint primary key references actions,
  due_on         date not null,
  next_due_on    date,
  last_update_at timestamptz,
  earlier_at     timestamptz,
  narrative      text not null default '',
  next_step      text not null default '',
  proposed       text not null default '',
  computed       text not null default '',
  reason         text not null default '',
  forecast_on    date,
  issue          boolean not null default false,
  recovery_plan  text not null default '',
  recovery_lead  text not null default '',
  recovery_by    date,
  delivered_on   date,
  evidence       text not null default '',
  reported_by    bigint references accounts,
  signed_off_on  date,
  signed_off_by  bigint references accounts,
  check (earlier_at is null or (last_update_at is not null and earlier_at < last_update_at))
);
insert into action_standings
select distinct on (action_id) action_id, due_on, next_due_on, last_update_at, earlier_at, narrative, next_step, proposed,
       computed, reason, forecast_on, issue, recovery_plan, recovery_lead, recovery_by, delivered_on, evidence,
       reported_by, signed_off_on, signed_off_by
  from action_states order by action_id, version desc;

alter table action_occurrences add column delivered_on date;
update action_occurrences o set delivered_on = (e.recorded_at at time zone 'Europe/London')::date
  from action_events e
 where e.action_id = o.action_id and e.due_on = o.due_on and e.kind = 'occurrence met';

alter table actions drop column recorded_at, add column version integer not null default 1;

drop table action_states, action_events;
drop function keep_order_of_states;

alter table progress_updates drop constraint correction_says_why;
alter table progress_updates drop column because;
