-- History is read newest first, narrowed by who, by what was changed, by the
-- account of the reader: each by an index that ends in the order of reading,
-- so that a page costs the same however long history is.
drop index history_thing_id_idx, history_at_idx;

create index history_by_time on history (at desc, id desc);
create index history_by_title on history (by_title, at desc, id desc);
create index history_by_account on history (account_id, at desc, id desc);
create index history_by_thing on history (thing, at desc, id desc);
create index history_by_kind on history (split_part(thing, ' ', 1), at desc, id desc);
create index history_by_ref on history (upper(substring(thing from '[^ /]+$')), at desc, id desc);
