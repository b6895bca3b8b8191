-- What an action's updates and sign-offs say of it now. The transaction that
-- adds an update writes this row too, so that a page need not read history;
-- history can rebuild it, and a test holds the two together.
create table action_standings (
  action_id      bigint primary key references actions,
  due_on         date not null,
  next_due_on    date,
  last_update_at timestamptz,
  earlier_at     timestamptz,
  narrative      text not null default '',
  next_step      text not null default '',
  proposed       text not null default '',
  computed       text not null default '', -- by the rules, when it was last reported on
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
