-- Whoever wants to change what has been reported must add to it: tables of
-- history carry this as a trigger, on the statement, from their first day.
create function refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are added, never changed or deleted', tg_table_name
    using errcode = 'restrict_violation';
end
$$;
