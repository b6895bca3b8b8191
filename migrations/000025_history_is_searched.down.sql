drop index history_by_time, history_by_title, history_by_account, history_by_thing, history_by_kind, history_by_ref;
create index on history (thing, id desc);
create index on history (at);
