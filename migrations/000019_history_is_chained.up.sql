-- Each entry of history bears a hash over itself and the hash of the entry
-- before it, so that none can be changed, taken out or put in unseen. Entries
-- are numbered without gaps, in the order in which they are committed.

-- The fields one after the other, each with its length before it, so that no
-- two lists give the same bytes. internal/postgres/seal.go says it in Go.
create function canonical(variadic fields bytea[]) returns bytea
  language sql immutable parallel safe
  return (
    select string_agg(coalesce(int4send(octet_length(f.field)) || f.field, '\xffffffff'), '' order by f.n)
      from unnest(fields) with ordinality f (field, n)
  );

create function history_hash(h history, previous bytea) returns bytea
  language sql stable parallel safe
  return sha256(canonical(
    convert_to('planboard history 1', 'UTF8'),
    previous,
    int8send(h.id),
    int8send((extract(epoch from h.at) * 1000000)::bigint),
    int8send(h.account_id),
    convert_to(h.by_title, 'UTF8'),
    convert_to(h.thing, 'UTF8'),
    convert_to(h.what, 'UTF8'),
    convert_to(h.before::text, 'UTF8'),
    convert_to(h.after::text, 'UTF8')));

-- The newest entry there has been, so that taking it away is seen too.
create table history_head (
  one      boolean primary key default true check (one),
  entry_id bigint not null,
  hash     bytea not null
);

alter table history add column hash bytea check (octet_length(hash) = 32);

-- What is there already is chained as it stands.
alter table history disable trigger history_is_added_to;
do $$
declare
  h history;
  head bytea := '';
  newest bigint := 0;
begin
  for h in select * from history order by id loop
    head := history_hash(h, head);
    newest := h.id;
    update history set hash = head where id = h.id;
  end loop;
  insert into history_head (entry_id, hash) values (newest, head);
end
$$;
alter table history enable trigger history_is_added_to;

alter table history alter column hash set not null;
alter table history alter column id drop identity; -- the chain numbers them

-- Writers queue for the head until the one before has committed. Of a
-- statement that adds many, each row follows the one before it; the head moves
-- once, when all are in.
create function chain_history() returns trigger
  language plpgsql security definer as $$
declare
  head history_head;
  newest record;
begin
  select * into strict head from history_head for update;
  select id, hash into newest from history order by id desc limit 1;
  if newest.id > head.entry_id then
    head.entry_id := newest.id;
    head.hash := newest.hash;
  end if;
  new.id := head.entry_id + 1;
  new.hash := history_hash(new, head.hash);
  return new;
end
$$;

create function move_history_head() returns trigger
  language plpgsql security definer as $$
begin
  update history_head
     set entry_id = newest.id, hash = newest.hash
    from (select id, hash from history order by id desc limit 1) newest
   where newest.id > entry_id;
  return null;
end
$$;

-- They run with their owner's rights, so they look only where the owner meant.
do $$
begin
  execute format('alter function chain_history() set search_path = pg_catalog, %1$I, pg_temp;
                  alter function move_history_head() set search_path = pg_catalog, %1$I, pg_temp', current_schema());
end
$$;

create trigger history_is_chained before insert on history
  for each row execute function chain_history();
create trigger history_head_moves after insert on history
  for each statement execute function move_history_head();
create trigger history_head_stays before delete or truncate on history_head
  for each statement execute function refuse_change();
