-- The Board's log as history: an item says what was asked and of whom; what
-- became of it are its events, added and never changed, so that it can be seen
-- as of any moment.
alter table board_log
  add column kind text not null default 'action asked' check (kind in ('question', 'decision', 'action asked')),
  add column measure_id bigint references measures,
  add column meeting_id bigint references board_meetings (id), -- at which it was raised
  add check (length(text) <= 2000),
  add check (action_id is null or measure_id is null);
alter table board_log alter column kind drop default;
create index on board_log (measure_id);

create table log_events (
  id          bigint generated always as identity primary key,
  ref         text not null references board_log,
  kind        text not null check (kind in ('raised', 'answered', 're-dated', 'closed')),
  recorded_at timestamptz not null,
  account_id  bigint references accounts, -- null: it came with a record that was loaded
  by_title    text not null check (by_title <> ''),
  text        text not null default '' check (length(text) <= 4000),
  due_on      date,
  meeting_id  bigint references board_meetings (id), -- of the Board that agreed
  check (kind not in ('answered', 're-dated') or btrim(text) <> ''),
  check ((kind in ('raised', 're-dated')) = (due_on is not null)),
  -- only the Board closes its items, or gives more time: a meeting says so
  constraint the_board_agreed check (kind not in ('closed', 're-dated') or meeting_id is not null or account_id is null)
);
create index on log_events (ref, id);
create unique index raised_once on log_events (ref) where kind = 'raised';
create unique index closed_once on log_events (ref) where kind = 'closed';

-- An item that the Board closed says no more, and time goes forward.
create function keep_order_of_log() returns trigger
  language plpgsql as $$
begin
  if exists (select from log_events where ref = new.ref and (kind = 'closed' or recorded_at > new.recorded_at)) then
    raise exception 'an event must follow the latest one of an item that is not closed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger log_events_are_in_order
  before insert on log_events
  for each row execute function keep_order_of_log();

insert into log_events (ref, kind, recorded_at, by_title, due_on)
select ref, 'raised', (raised_on + time '12:00') at time zone 'Europe/London', 'Corporate Parenting Board', due_on
  from board_log order by raised_on, ref;
insert into log_events (ref, kind, recorded_at, by_title, text)
select ref, 'answered', (raised_on + time '12:00') at time zone 'Europe/London', 'Corporate Parenting Board',
       'Answered before the log kept answers; the words are not on the record.'
  from board_log where state = 'awaiting closure' order by raised_on, ref;
insert into log_events (ref, kind, recorded_at, by_title, meeting_id)
select l.ref, 'closed', (greatest(l.closed_on, l.raised_on) + time '17:00') at time zone 'Europe/London', 'Corporate Parenting Board', m.id
  from board_log l left join board_meetings m on m.held_on = l.closed_on
 where l.state = 'closed' order by l.closed_on, l.ref;

alter table board_log drop column due_on, drop column state, drop column closed_on;

create trigger board_log_is_added_to
  before update or delete or truncate on board_log for each statement execute function refuse_change();
create trigger log_events_are_added_to
  before update or delete or truncate on log_events for each statement execute function refuse_change();
