-- A Board decides on what lies before it: it neither closes an item of its log
-- nor gives more time for it at the meeting that raised it, or before it was
-- answered, or at the meeting that gave more time.
create or replace function keep_order_of_log() returns trigger
  language plpgsql as $$
begin
  if exists (select from log_events where ref = new.ref and (kind = 'closed' or recorded_at > new.recorded_at)) then
    raise exception 'an event must follow the latest one of an item that is not closed' using errcode = 'restrict_violation';
  end if;
  if new.kind in ('re-dated', 'closed') and exists (
       select from board_meetings m
         join board_log l on l.ref = new.ref
         left join board_meetings r on r.id = l.meeting_id
        where m.id = new.meeting_id
          and (m.held_on < l.raised_on or m.held_on <= r.held_on
               or exists (select from log_events e
                            left join board_meetings g on g.id = e.meeting_id
                           where e.ref = new.ref
                             and (e.kind = 'answered' and m.held_on < (e.recorded_at at time zone 'Europe/London')::date
                                  or e.kind = 're-dated' and m.held_on <= g.held_on)))) then
    raise exception 'the meeting cannot have agreed to it' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- What changes by decision of the Board names the decision, where that is on
-- record.
alter table action_events add column decision_id bigint references decisions
  check (decision_id is null or kind in ('re-dated', 'lead changed', 'ended', 'waived'));
alter table measure_targets add column decision_id bigint references decisions check (decision_id is null or version > 1);
alter table measure_definitions add column decision_id bigint references decisions check (decision_id is null or version > 1);
