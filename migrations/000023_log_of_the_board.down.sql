drop trigger board_log_is_added_to on board_log;
alter table board_log add column due_on date, add column state text, add column closed_on date;
update board_log l
   set due_on = greatest(l.raised_on, (select v.due_on from log_events v where v.ref = l.ref and v.due_on is not null order by v.id desc limit 1)),
       state = coalesce((select case v.kind when 'closed' then 'closed' when 'answered' then 'awaiting closure' end
                           from log_events v where v.ref = l.ref order by v.id desc limit 1), 'open'),
       closed_on = (select (v.recorded_at at time zone 'Europe/London')::date from log_events v where v.ref = l.ref and v.kind = 'closed');
alter table board_log
  alter column due_on set not null, alter column state set not null,
  add check (due_on >= raised_on), add check (state in ('open', 'awaiting closure', 'closed')),
  add check ((state = 'closed') = (closed_on is not null));
drop table log_events;
drop function keep_order_of_log();
alter table board_log drop column kind, drop column measure_id, drop column meeting_id;
