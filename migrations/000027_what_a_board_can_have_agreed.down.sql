alter table measure_definitions drop column decision_id;
alter table measure_targets drop column decision_id;
alter table action_events drop column decision_id;

create or replace function keep_order_of_log() returns trigger
  language plpgsql as $$
begin
  if exists (select from log_events where ref = new.ref and (kind = 'closed' or recorded_at > new.recorded_at)) then
    raise exception 'an event must follow the latest one of an item that is not closed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
