drop trigger history_is_chained on history;
drop trigger history_head_moves on history;
drop function chain_history, move_history_head;
drop function history_hash;
drop table history_head;
drop function canonical;
alter table history drop column hash;
alter table history alter column id add generated always as identity;
select setval(pg_get_serial_sequence('history', 'id'), coalesce(max(id), 0) + 1, false) from history;
