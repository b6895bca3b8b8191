create table board_log (
  ref        text primary key,
  edition_id bigint references editions,
  action_id  bigint references actions,
  raised_on  date not null,
  text       text not null check (text <> ''),
  lead_code  text not null references posts,
  due_on     date not null check (due_on >= raised_on),
  state      text not null check (state in ('open', 'awaiting closure', 'closed')),
  closed_on  date,
  check ((state = 'closed') = (closed_on is not null))
);
create index on board_log (action_id);

-- What children and young people said as a group. No person is named.
create table voices (
  ref       text primary key,
  said_by   text not null check (said_by <> ''),
  said      text not null check (said <> ''),
  did       text not null default '',
  action_id bigint references actions,
  told_on   date
);
create index on voices (action_id);

create table promises (
  number     integer primary key,
  text       text not null check (text <> ''),
  priorities text[] not null,
  measures   text[] not null
);

create table claims (
  edition_id bigint not null references editions,
  number     integer not null,
  text       text not null check (text <> ''),
  measures   text[] not null check (cardinality(measures) > 0),
  primary key (edition_id, number)
);
